import {defaultHotline} from '../../components/config/links.js';
import type {FileTexts} from '../message-keys.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const texts: FileTexts<'common'> = {
  journey: {
    paused: 'Checking was stopped.',
    notApplicable: 'This account doesn’t need real-name certification',
    notApplicableWhy:
      'Enterprise accounts registered in the Single Window, and accounts signed in with an E-Port card, don’t need real-name certification.',
    opening: 'Opening…',
  },
  path: {
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
  },
  consent: {
    title: 'How personal data is used',
    agree: 'I have read this and agree',
    declare: 'I declare that the legal representative has agreed',
    missing: 'Select this to continue.',
  },
  failure: {
    errors: {
      'handoff-expired': ['The bank’s address has expired', 'Press “Get a new address”, then go to the bank.'],
      'handoff-unknown': ['No record of this bank certification was found', 'Choose the bank again from this page.'],
      'handoff-record-damaged': [
        'The record of the last bank certification is damaged',
        'Choose the bank again from this page.',
      ],
      'encrypt-failed': [
        'Encryption failed, and nothing was sent',
        'Try again. If that doesn’t help, contact this website’s customer service.',
      ],
      'human-check-failed': ['We couldn’t confirm that you are human', 'Try again.'],
      offline: ['This PC is offline', 'Check the network connection, then try again.'],
      network: ['No connection to the server', 'Check the network connection, then try again in a few minutes.'],
      timeout: ['The server is taking too long to respond', 'Try again in a while.'],
      cancelled: ['Cancelled', 'You can start again at any time.'],
      unauthenticated: ['You are no longer signed in', 'Sign in again to continue.'],
      'subject-changed': [
        'Another user has signed in',
        'Nothing was submitted for this user. What was entered before stays hidden.',
      ],
      'rate-limited': ({retryAfter}) => [
        'Too many attempts in a short time',
        retryAfter
          ? `Try again in ${count(Math.ceil(retryAfter / 60), 'minute', 'minutes')}.`
          : 'Try again in a while.',
      ],
      backend: ['The server can’t handle this at the moment', 'Try again in a few minutes.'],
      contract: [
        'The server’s response couldn’t be understood',
        'Try again in a few minutes. If that doesn’t help, give customer service the code below.',
      ],
      conflict: [
        'The details on record have just changed',
        'Check what you entered against what is on record now, then submit it again.',
      ],
      config: [
        'The certification component is set up incorrectly',
        'Give this website’s administrator the code below.',
      ],
      'page-polluted': ({hotline = defaultHotline}) => [
        'Another script of this page is in the way',
        `Call customer service (${hotline}), or give this website’s administrator the code below.`,
      ],
      'not-configured': [
        'The certification component isn’t fully set up yet',
        'Give this website’s administrator the code below.',
      ],
      unexpected: [
        'Something unexpected happened',
        'Start again. If that doesn’t help, give customer service the code below.',
      ],
    },
    refusals: {
      'not-applicable': [
        'This account doesn’t need real-name certification',
        'Accounts registered in the Single Window, and sign-ins by card, don’t need it.',
      ],
      'already-certified': ['Already certified', 'Go back to see the result.'],
      'enterprise-mismatch': [
        'The enterprise details don’t match those in the public register',
        'Check them against the business licence, then enter them again.',
      ],
      'enterprise-not-supported': [
        'The system can’t verify this enterprise’s details',
        'For questions, call customer service.',
      ],
      'too-many-changes': [
        'Too many changes at a time',
        'Change at most two of enterprise name, unified social credit code and organisation code at a time.',
      ],
      'id-number-taken': [
        'Another account of this enterprise already uses this ID number',
        'Check the ID number, then enter it again.',
      ],
      'passport-not-prc': ['Only PRC passports are accepted', 'Use a PRC passport or another ID document.'],
      'person-mismatch': ['The personal details couldn’t be verified', 'Check each one, then enter them again.'],
      'id-card-expired': ['The ID card has expired', 'Use an ID card that is still valid.'],
      'ctid-not-enrolled': [
        'The identity data hasn’t been synchronised yet',
        'Certify once in the national network identity app (formerly CTID) and try again, or use a bank card instead.',
      ],
      'sms-incorrect': ['The code is incorrect', 'Check the latest text message, then enter the code again.'],
      'sms-expired': ['The code has expired', 'Get a new code.'],
      'sms-too-many': ['A wrong code was entered too many times', 'Get a new code.'],
      'sms-not-sent': ['The code wasn’t sent', 'Get a new code in a while.'],
      'ticket-expired': [
        'Too much time has passed, so the earlier checks have expired',
        'Verify again from the first step. What you entered is kept.',
      ],
      'record-changed': ['The record has changed meanwhile', 'Check what is on record now, then certify again.'],
      'handoff-cancelled': ['Cancelled on the bank’s page', 'Choose the bank again.'],
      'handoff-rejected': ['The bank refused the certification', 'Ask the bank for the reason.'],
      'place-unavailable': ['The bank can’t certify at the moment', 'Try again in a while, or choose another bank.'],
      'assistance-declined': ['The administrator declined', 'Ask the enterprise’s administrator for the reason.'],
      'assistance-expired': ['The request has expired', 'Send a new request.'],
      'assistance-code-incorrect': [
        'The code is incorrect',
        'Check the code with the administrator, then enter it again.',
      ],
      'assistance-number-incorrect': [
        'The administrator entered another number, so this request has ended',
        'Talk to the administrator, then send a new request.',
      ],
      'assistance-answered': [
        'Another administrator has already answered this request',
        'There is nothing left to do.',
      ],
      'assistance-withdrawn': ['The request was withdrawn', 'There is nothing left to do.'],
      'step-up-required': ['Your identity wasn’t confirmed', 'Try again, and complete the confirmation.'],
      'human-check-required': ['A check that you are human is needed first', 'Complete it, then try again.'],
      'consent-required': [
        'Your consent to the notice on personal data is needed first',
        'Read and accept it to continue.',
      ],
      'method-disabled': ['This certification method isn’t available now', 'Try again later.'],
      'limit-reached': ['No attempts left for today', 'Try again tomorrow.'],
    },
    unknownRefusal: ['Not certified', 'Check the details and try again.'],
    details: 'Details',
    copy: 'Copy error details (for customer service)',
    theirWords: 'Message from the system: ',
    codes: (code, requestId) => `Code ${code}${requestId ? ` · Request ${requestId}` : ''}`,
    relogin: 'Sign in again',
  },
  result: {
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
    effectiveNow: 'Your certification is in force.',
    effectiveNextSignIn: 'It takes effect when you sign in again.',
    afterBank: 'Sign out of the bank, unplug the UKey and close the bank’s window.',
    finish: 'Done',
    finishAnd: (purpose) => `Done, and ${purpose}`,
    later: 'Sign in later',
    relogin: 'Sign in again',
  },
  copy: {copied: 'Copied', copyByHand: 'Press Ctrl+C to copy'},
  pictures: {
    'id-card-dates':
      'The side of an ID card with the national emblem. The dates are in its last line, such as 2020.03.10-2040.03.10: first the start date, then the end date.',
    'licence-codes':
      'A business licence. Its unified social credit code has 18 characters, such as 91310000PDY000028G; characters 9 to 17 of it, PDY000028, are the organisation code.',
    'card-and-readers':
      'Two kinds of card: an IC card goes into a card reader that is connected to the PC; an Ikey goes straight into a USB port of the PC.',
    'bank-key':
      'The online-banking UKey that a bank gives to an enterprise. It goes straight into a USB port of the PC. It is not the E-Port IC card or Ikey.',
    'browser-question':
      'Below its address bar, the browser asks whether this site may access apps on this PC. Choose its “Allow” button.',
    'ie-mode':
      'The “…” menu at the top right of Edge, with the entry “Reload in Internet Explorer mode”. In that mode, the address bar starts with the IE symbol.',
    startDate: 'Start date',
    endDate: 'End date',
    orgCode: 'Organisation code (9 to 17)',
    icCard: 'IC card',
    ikey: 'Ikey',
    reader: 'Card reader',
    bankKey: 'Online-banking UKey',
    usb: 'USB port of the PC',
    asks: 'This site wants to',
    access: 'access apps on this PC',
    block: 'Block',
    allow: 'Allow',
    reload: 'Reload in Internet Explorer mode',
    badge: 'IE symbol',
  },
};
