import type {PathTexts} from './path.texts.js';

export const texts: PathTexts = {
  loading: 'Loading the details on record…',
  cancel: 'Cancel',
  retry: 'Try again',
  reload: 'Reload the page',
  correct: 'Back to editing',
  help: 'Help',
  toMethods: 'Back to certification methods',
  others: 'Other certification methods',
  recommended: (action) => `${action} (recommended)`,
  sessionOver: [
    'Your session has ended, and what you entered is kept',
    'Sign in again in a new window, then come back to this page and press “I have signed in. Continue”.',
  ],
  signedIn: 'You are signed in again. Press “I have signed in. Continue”.',
  resume: 'I have signed in. Continue',
  resuming: 'Checking the details on record…',
  relogin: 'Sign in again',
  goOn: 'Continue',
  goOnHow:
    'Press “Continue” to see the certification of the user who is signed in now. If the former user has signed in again, certification continues where it was.',
  startOver: 'Start again',
  supportCode: 'Code for customer service',
};
