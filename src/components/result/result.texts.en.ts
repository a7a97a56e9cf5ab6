import type {ResultTexts} from './result.texts.js';

export const texts: ResultTexts = {
  passed: 'Enterprise real-name certification passed',
  pending: 'Certification is still being processed',
  pendingHow: 'You can leave this page now. The result will be shown on the certification home page.',
  enterprise: 'Enterprise name',
  method: 'Certification method',
  via: (via) => ` (${via})`,
  time: 'Time',
  level: 'Security level',
  samePerson: 'The account holder is the legal representative who has just been checked, so step 3 isn’t needed.',
  effect: 'Takes effect',
  effectiveNow: 'Now',
  effectiveNextSignIn: 'After you sign in again',
  afterwards: new Map([['bank-ukey', 'Sign out of the bank, unplug the UKey and close the bank’s window.']]),
  finish: 'Done',
  relogin: 'Sign in again',
};
