import type {PathTexts} from './path.texts.js';

export const texts: PathTexts = {
  loading: 'Loading the details on record…',
  cancel: 'Cancel',
  retry: 'Try again',
  reload: 'Reload the page',
  correct: 'Back to editing',
  toMethods: 'Back to certification methods',
  others: 'Other certification methods',
  recommended: (action) => `${action} (recommended)`,
  resume: 'Signed in again, continue',
  resumeHow:
    'Keep this page open: certification continues where it was. Sign in again (in another window, if you like), then press “Signed in again, continue”.',
  resuming: 'Checking the details on record…',
  goOn: 'Continue',
  goOnHow:
    'Press “Continue” to see the certification of the user who is signed in now. If the former user has signed in again, certification continues where it was.',
  startOver: 'Start again',
};
