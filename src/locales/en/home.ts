import type {FileTexts} from '../message-keys.js';

const toRenew = (reason: string): string =>
  reason === 'card-ends'
    ? 'Renew the card’s certificate at the E-Port card office first, then certify again.'
    : 'Certify again.';

const changed = (reason: string): string =>
  reason === 'representative-changed' ? 'The legal representative has changed. ' : '';

export const texts: FileTexts<'home'> = {
  frame: {
    title: 'Choose a real-name certification method',
    loading: 'Checking your certification…',
    cancel: 'Cancel',
    notLoaded: 'This page didn’t load completely. Reload the page, or contact customer service. Code',
    reload: 'Reload the page',
  },
  home: {
    standing: 'Your certification status',
    profile: 'View enterprise and account details',
    complete: 'Complete the details',
    incomplete: 'Enterprise or account details are incomplete. Complete them before you certify.',
    enterprise: 'Enterprise details',
    accountHolder: 'Account holder’s identity',
    level: 'Security level',
    levels: new Map([
      ['low', 'Low'],
      ['medium', 'Medium'],
      ['high', 'High'],
    ]),
    raise: 'A higher level is recommended',
    nextLevel: (level) => `From your next sign-in on, your security level is ${level}.`,
    afterRelogin: 'Not in force yet',
    relogin: 'Sign in again',
    certified: 'Certified',
    notCertified: 'Not certified',
    pending: 'In progress',
    expiring: 'Expires soon',
    ended: 'Expired',
    lapsed: 'No longer valid',
    validUntil: 'Valid until',
    renewal: (name, words) => `${name}: ${words}`,
    renewBefore: (day, reason) => `${changed(reason)}Valid until ${day}. ${toRenew(reason)}`,
    endedOn: (day, reason) => `${changed(reason)}Not valid since ${day}. ${toRenew(reason)}`,
    renew: 'Certify again',
    recommended: 'Recommended',
    needs: 'What you need',
    leadsTo: 'Level afterwards',
    now: ', at once',
    'next-sign-in': ', after you sign in again',
    required: (level, purpose) => `The security level ${level} is needed${purpose ? ` for: ${purpose}` : ''}`,
    or: ' or ',
    raisedBy: (names, level) => `Can be raised to ${level} by: ${names}`,
    time: 'Time needed',
    verifiedAt: (when, via) => `Certified ${when}${via ? ` (${via})` : ''}`,
    via: new Map([
      ['id-card', 'ID card'],
      ['bank-card', 'bank card'],
    ]),
    notNow: (reason) => `Not available now${reason ? `: ${reason}` : '.'}`,
    atComputer: 'Use this on a computer.',
    none: 'No certification method is available now. Contact this website’s customer service.',
    install: 'Download the E-Port client (install it before using an IC card)',
    help: 'Help',
  },
  'ic-card-home': {
    title: 'China E-Port IC card',
    name: 'IC card',
    action: 'Certify by IC card',
    needs: 'This enterprise’s IC card, a card reader (or an Ikey), and the card’s PIN.',
    time: 'About 1 minute',
    advice: 'An E-Port IC card is recommended.',
  },
  'legal-rep-home': {
    title: 'Legal representative',
    name: 'Legal representative’s identity',
    action: 'Certify by legal representative',
    needs: 'Business licence; ID documents or bank cards of the legal representative and of you.',
    time: 'About 10 minutes',
  },
  'bank-ukey-home': {
    title: 'Corporate online banking',
    name: 'Bank UKey',
    action: 'Certify by bank UKey',
    needs: 'The UKey of the corporate bank account and its password.',
    time: 'About 5 minutes',
  },
  'admin-assist-home': {
    title: 'Administrator’s help',
    name: 'Administrator’s help',
    action: 'Certify with an administrator’s help',
    needs: 'A way to reach one of the enterprise’s administrators.',
    time: 'About 5 minutes',
    lead: 'No card and no UKey?',
  },
};
