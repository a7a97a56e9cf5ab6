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
    'Keep this page open: what you entered is still here. Sign in again (another window will do), then select “Signed in again, continue”.',
  resuming: 'Checking the details on record…',
  goOn: 'Continue',
  goOnHow:
    'Continue to see where the user stands who is signed in now. If the former user is signed in again, it goes on where it was.',
  startOver: 'Start again',
};
