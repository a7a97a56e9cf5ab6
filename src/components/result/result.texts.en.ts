import type {ResultTexts} from './result.texts.js';

export const texts: ResultTexts = {
  passed: 'You are certified',
  passedAsOperator: 'You are certified as an operator',
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
  afterBank: 'Sign out of the bank, unplug the UKey and close the bank’s window.',
  afterLegalRep: 'Press “Done” to go back to enterprise real-name certification.',
  finish: 'Done',
  relogin: 'Sign in again',
};
