import type {ResultTexts} from './result.texts.js';

export const texts: ResultTexts = {
  title: 'Certification result',
  result: 'Result',
  passed: 'Enterprise real-name certification passed',
  pending: 'Certification is still being processed',
  pendingHow: 'You can leave this page now. The result will be shown on the certification home page.',
  enterprise: 'Enterprise name',
  method: 'Certification method',
  time: 'Time',
  level: 'Security level',
  samePerson: 'The account holder is the legal representative just checked, so step 3 was passed over.',
  effect: 'Takes effect',
  effectiveNow: 'Now',
  effectiveNextSignIn: 'After you sign in again',
  finish: 'Done',
  relogin: 'Sign in again',
};
