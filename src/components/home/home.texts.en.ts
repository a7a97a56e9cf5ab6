import type {HomeTexts} from './home.texts.js';

export const texts: HomeTexts = {
  standing: 'Your current real-name certification',
  profile: 'View enterprise and account details',
  incomplete: 'Enterprise or account details are incomplete. Complete them before you certify.',
  enterprise: 'Enterprise details',
  accountHolder: 'Account holder’s identity',
  level: 'Security level',
  levels: ['Low', 'Medium', 'High'],
  nextLevel: 'After you sign in again:',
  relogin: 'Sign in again',
  certified: 'Certified',
  notCertified: 'Not certified',
  pending: 'In progress',
  recommended: 'Recommended',
  needs: 'What you need',
  time: 'Time needed',
  verifiedAt: (when, via) => `Certified ${when}${via ? ` (${via})` : ''}`,
  notNow: (reason) => `Not available now${reason ? `: ${reason}` : '.'}`,
  none: 'No certification method is available now. Contact this website’s customer service.',
  install: 'Download the E-Port client (install it before using an IC card)',
  help: 'Help with real-name certification',
};
