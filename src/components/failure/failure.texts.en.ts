import type {FailureTexts} from './failure.texts.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const texts: FailureTexts = {
  errors: {
    'agent-not-answering': [
      'No connection to the E-Port client control',
      'It may not be running, or not be installed. Start it and check again; if it isn’t installed, download and install it first.',
    ],
    'agent-blocked': [
      'The browser doesn’t let this page connect to the E-Port client control',
      'Allow this site to access apps on this device in the browser, then check again.',
    ],
    'agent-permission-dismissed': [
      'Connecting to the E-Port client control hasn’t been allowed yet',
      'Check again, and choose “Allow” when the browser asks.',
    ],
    'agent-undetermined': [
      'Can’t tell whether the E-Port client control is running',
      'Allow this site to access apps on this device in the browser, then check again.',
    ],
    'agent-not-delegated': [
      'This page is embedded in another page and isn’t permitted to connect to the E-Port client control',
      'Open this page in its own window, or ask the website’s administrator to grant the embedded page the loopback-network permission.',
    ],
    'agent-too-old': [
      'This version of the E-Port client control is too old',
      'Download and install the new version, then check again.',
    ],
    'agent-busy': [
      'The E-Port client control is busy with another operation',
      'Wait until that operation is done, then try again.',
    ],
    'agent-timeout': [
      'The E-Port client control is taking too long to respond',
      'Check that the card is fully inserted, restart the client control, then try again.',
    ],
    'agent-protocol': [
      'The response from the E-Port client control couldn’t be understood',
      'Restart the client control and try again. If that doesn’t help, install the new version.',
    ],
    'agent-lost': [
      'The connection to the E-Port client control was lost',
      'Make sure the client control is still running, then check again.',
    ],
    'reader-unsupported': [
      'This kind of card reader isn’t supported yet',
      'Use a standard card reader, or another certification method.',
    ],
    'card-missing': [
      'No card was found',
      'Insert the IC card into the reader, or plug in the Ikey. When the light comes on, read the card again.',
    ],
    'card-removed': ['The card was removed too soon', 'Insert the card again, then read it again.'],
    'card-changed': ['The card was changed after it was read', 'Read the card again, then enter the PIN of this card.'],
    'card-expired': [
      'The certificate on the card has expired',
      'Renew it at the E-Port card office. Until then you can use another certification method.',
    ],
    'card-unreadable': [
      'The card can’t be read',
      'Take it out, wipe the chip, insert it and read it again. If that doesn’t help, use another card reader.',
    ],
    'pin-incorrect': ({triesLeft}) => [
      triesLeft === undefined
        ? 'The PIN is incorrect'
        : `The PIN is incorrect, ${count(triesLeft, 'try', 'tries')} left`,
      'Repeated wrong PINs lock the card. If you can’t remember the PIN, stop here and have it reset at the E-Port card office.',
    ],
    'pin-locked': [
      'The card is locked',
      'A wrong PIN was entered too many times. Take the card to the E-Port card office to unlock it. Until then, use another card or another certification method.',
    ],
    'pin-unknown-answer': [
      'The card gave no clear result',
      'What you entered may have counted as one try. Make sure of the PIN before you sign in again, and don’t retry repeatedly.',
    ],
    'insecure-context': [
      'This page isn’t secure, so the browser doesn’t let it connect to the E-Port client control',
      'Open this page at an address that starts with https.',
    ],
    'handoff-expired': ['The link to the bank has expired', 'Choose the bank again to get a new link.'],
    'handoff-unknown': ['No record of this bank certification was found', 'Choose the bank again from this page.'],
    'handoff-record-damaged': [
      'The record of the last bank certification is damaged',
      'Choose the bank again from this page.',
    ],
    'encrypt-failed': [
      'Encryption failed, and nothing was sent',
      'Try again. If that doesn’t help, contact this website’s customer service.',
    ],
    'human-check-failed': ['The check that you are human didn’t succeed', 'Try again.'],
    offline: ['This PC is offline', 'Check the network connection, then try again.'],
    network: [
      'No connection to the server',
      'Check the network and try again. If that doesn’t help, try again in a few minutes.',
    ],
    timeout: ['The server is taking too long to respond', 'Try again in a while.'],
    cancelled: ['Cancelled', 'You can start again at any time.'],
    unauthenticated: ['You are no longer signed in', 'Sign in again to continue.'],
    'subject-changed': ['Another user has signed in', 'What was entered before has been cleared. Start again.'],
    'rate-limited': ({retryAfter}) => [
      'Too many attempts in a short time',
      retryAfter ? `Try again in ${count(Math.ceil(retryAfter / 60), 'minute', 'minutes')}.` : 'Try again in a while.',
    ],
    backend: ['The server can’t handle this at the moment', 'Try again in a few minutes.'],
    contract: [
      'The server’s response couldn’t be understood',
      'Try again in a few minutes. If that doesn’t help, give customer service the code below.',
    ],
    conflict: ['This was changed somewhere else', 'Reload, check the details, then submit again.'],
    config: ['The certification component is set up incorrectly', 'Give this website’s administrator the code below.'],
    'version-conflict': [
      'Two versions of the certification component are on this page',
      'Give this website’s administrator the code below.',
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
      'The enterprise details don’t match those on record',
      'Check them against the business license, then enter them again.',
    ],
    'enterprise-not-supported': [
      'The system can’t verify this enterprise’s details',
      'Use an IC card or a bank UKey instead.',
    ],
    'too-many-changes': [
      'Too many changes at a time',
      'Change at most two of enterprise name, unified social credit code and organization code at a time.',
    ],
    'id-number-taken': [
      'Another account of this enterprise already uses this ID number',
      'Check the ID number, then enter it again.',
    ],
    'passport-not-prc': ['Only PRC passports are accepted', 'Use a PRC passport or another ID document.'],
    'person-mismatch': ['The personal details couldn’t be verified', 'Check each one, then enter them again.'],
    'id-card-expired': ['The ID card has expired', 'Use an ID card that is still in force.'],
    'ctid-not-enrolled': [
      'The identity data hasn’t been synchronized yet',
      'Synchronize it in the national network identity app and try again, or use a bank card instead.',
    ],
    'sms-incorrect': ['The code is incorrect', 'Check the text message, then enter the code again.'],
    'sms-expired': ['The code has expired', 'Get a new code.'],
    'sms-too-many': ['A wrong code was entered too many times', 'Get a new code.'],
    'sms-not-sent': ['The code wasn’t sent', 'Get a new code in a while.'],
    'ticket-expired': [
      'Too much time has passed, so the previous step has expired',
      'Verify again from the first step. What you entered is kept.',
    ],
    'card-of-another-enterprise': [
      'This card doesn’t belong to the enterprise that is signed in',
      'Insert a legal representative or operator card of this enterprise and read it, or use another certification method.',
    ],
    'card-revoked': [
      'This card has been revoked',
      'Use another card of this enterprise, or another certification method.',
    ],
    'card-not-customs': ['This isn’t a China E-Port card', 'Use an IC card or Ikey issued by China E-Port.'],
    'challenge-expired': ['Too much time has passed, so this sign-in has expired', 'Enter the PIN and sign in again.'],
    'signature-invalid': [
      'The card’s signature couldn’t be verified',
      'Read the card and sign in again. If that doesn’t help, contact customer service.',
    ],
    'bank-cancelled': ['Cancelled on the bank’s page', 'Choose the bank again, or use another certification method.'],
    'bank-rejected': [
      'The bank refused the certification',
      'Ask the bank for the reason, or use another certification method.',
    ],
    'bank-unavailable': ['The bank can’t certify at the moment', 'Try again in a while, or choose another bank.'],
    'assistance-declined': ['The administrator declined', 'Ask the enterprise’s administrator for the reason.'],
    'assistance-expired': ['The request has expired', 'Send a new request.'],
    'assistance-code-incorrect': [
      'The code is incorrect',
      'Check the code with the administrator, then enter it again.',
    ],
    'human-check-required': ['A check that you are human is needed first', 'Complete it, then try again.'],
    'consent-required': [
      'Your consent is needed first',
      'Read and accept the terms to continue, or use another certification method.',
    ],
    'method-disabled': ['This certification method isn’t available now', 'Use another certification method.'],
    'limit-reached': ['No attempts left for today', 'Try again tomorrow, or use another certification method.'],
  },
  unknownRefusal: ['Not certified', 'Check the details and try again, or use another certification method.'],
  copy: 'Copy diagnostics',
  copied: 'Copied',
  copyByHand: 'Press Ctrl+C to copy',
  theirWords: 'Message from the system: ',
  codes: (code, requestId) => `Code ${code}${requestId ? ` · Request ${requestId}` : ''}`,
  relogin: 'Sign in again',
};
