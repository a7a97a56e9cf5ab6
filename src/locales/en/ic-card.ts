import type {FileTexts} from '../message-keys.js';

const daysOf = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'day' : 'days'}`;

export const texts: FileTexts<'ic-card'> = {
  'ic-card': {
    title: 'Real-name certification by IC card',
    intro: 'Use a China E-Port IC card (or Ikey) of this enterprise: a legal representative card or an operator card.',
    atComputer: 'A phone or tablet can’t be connected to a card reader. Use a computer.',
    steps: [
      'Start the E-Port client on this PC and connect the card reader.',
      'Insert the IC card, or plug in the Ikey.',
      'Read the card, enter its PIN and press “Sign in”.',
    ],
    notInstalled: 'If the E-Port client isn’t installed on this PC, install it first: ',
    read: 'Read card',
    reread: 'Read card again',
    checkAgain: 'Check again',
    anotherCard: 'Use another card',
    startAgent: 'Start the E-Port client',
    downloadAgent: 'Download the E-Port client',
    explainTitle: 'The browser will ask',
    explain:
      'To read the card, this page connects to the E-Port client on this PC. The browser first asks whether this site may access apps on this device. Choose “Allow”; this page connects to the E-Port client only.',
    prompting: 'The browser is asking whether this site may access apps on this device. Choose “Allow”.',
    checking: 'Preparing…',
    connecting: 'Connecting to the E-Port client. Keep the card inserted…',
    reading: 'Reading the card. Keep it inserted…',
    challenging: 'Connecting to the server…',
    signing: 'The card is signing. Keep it inserted…',
    slow: 'The E-Port client hasn’t answered yet. Check whether a window of it is waiting for you. If there is none, cancel, restart the client and try again.',
    verifying: 'The server is verifying…',
    enterprise: 'Enterprise name',
    holder: 'Cardholder',
    validity: 'Certificate on the card',
    daysLeft: (days) => (days > 0 ? `Valid for ${daysOf(days)} more` : 'May have expired'),
    endsSoon: (days) =>
      days > 0
        ? `The certificate on the card expires in ${daysOf(days)}. You can continue now; then renew it at the E-Port card office soon.`
        : 'This PC’s clock says the certificate on the card has expired. If the clock is wrong, continue. If it is right, renew the certificate at the E-Port card office first.',
    anotherTitle: 'This card shows a different enterprise name',
    anotherHow:
      'If it is another enterprise’s card, use another card. If this enterprise has changed its name, you can use this card.',
    signedIn: 'Enterprise signed in',
    onCard: 'Enterprise on the card',
    useThisCard: 'Use this card',
    pin: 'PIN',
    pinHint: 'The card’s own PIN of 8 characters, not your sign-in password. Repeated wrong PINs lock the card.',
    showPin: 'Show PIN',
    hidePin: 'Hide PIN',
    signIn: 'Sign in',
    pinErrors: {
      'pin.missing': 'Enter the card’s PIN.',
      'pin.length': 'The PIN has 8 characters. Check it, then enter it again.',
      'pin.characters':
        'The PIN contains Chinese or full-width characters or spaces. Switch to English input, then enter it again.',
      'pin.taken': 'While you typed, the focus moved elsewhere in the page. The PIN was cleared. Enter it again.',
    },
    pinHelp: 'PIN forgotten or card locked',
    pinHelpTitle: 'PIN forgotten or card locked',
    pinHelpText: [
      'The E-Port card office tells you the initial PIN of a new card.',
      'If the PIN is forgotten or the card is locked, the cardholder takes the card and an ID document to the local E-Port card office to reset the PIN or unlock the card.',
    ],
    cardService: 'Find the E-Port card office',
    close: 'Got it',
  },
  'ic-card-failure': {
    unblock: {
      chrome:
        'Select the icon at the left of the address bar, open “Site settings” and set “Apps on device” (or “Local network access”) to “Allow”.',
      edge: 'Select the lock at the left of the address bar, open “Permissions for this site” and set “Apps on device” (or “Local network access”) to “Allow”.',
      360: 'Switch to the fast mode, select the icon at the left of the address bar and allow access to apps on this device (local network).',
      firefox:
        'Select the permissions icon at the left of the address bar, clear the block on “Device apps and services”, then check again.',
    },
    errors: {
      'insecure-context': [
        'This page isn’t secure, so the browser doesn’t let it connect to the E-Port client',
        'Open this page at an address that starts with https.',
      ],
      'agent-not-answering': [
        'No connection to the E-Port client',
        'It may not be running, or not be installed. Start it and check again; if it isn’t installed, download and install it first.',
      ],
      'agent-blocked': [
        'The browser doesn’t let this page connect to the E-Port client',
        'Allow this site to access apps on this device in the browser, then check again.',
      ],
      'agent-permission-dismissed': [
        'Connecting to the E-Port client hasn’t been allowed yet',
        'Check again, and choose “Allow” when the browser asks.',
      ],
      'agent-undetermined': [
        'Can’t tell whether the E-Port client is running',
        'Allow this site to access apps on this device in the browser, then check again.',
      ],
      'agent-not-delegated': [
        'This page is embedded in another page and isn’t permitted to connect to the E-Port client',
        'Open this page in its own window.',
      ],
      'agent-too-old': [
        'This version of the E-Port client is too old',
        'Download and install the new version, then check again.',
      ],
      'agent-busy': [
        'The E-Port client is busy with another operation',
        'Wait until that operation is done, then try again.',
      ],
      'agent-timeout': [
        'The E-Port client is taking too long to respond',
        'Check that the card is fully inserted, restart the E-Port client, then try again.',
      ],
      'agent-protocol': [
        'The response from the E-Port client couldn’t be understood',
        'Restart the E-Port client and try again. If that doesn’t help, install the new version.',
      ],
      'agent-lost': [
        'The connection to the E-Port client was lost',
        'Make sure the E-Port client is still running, then check again.',
      ],
      'reader-unsupported': ['This kind of card reader isn’t supported yet', 'Use a standard card reader.'],
      'card-missing': [
        'No card was found',
        'Insert the IC card into the reader, or plug in the Ikey. When the light comes on, read the card again.',
      ],
      'card-removed': ['The card was removed too soon', 'Insert the card again, then read it again.'],
      'card-changed': [
        'The card was changed after it was read',
        'Read the card again, then enter the PIN of this card.',
      ],
      'card-expired': ['The certificate on the card has expired', 'Renew it at the E-Port card office.'],
      'card-unreadable': [
        'The card can’t be read',
        'Take it out, wipe the chip, insert it and read it again. If that doesn’t help, use another card reader.',
      ],
      'pin-incorrect': ({triesLeft}) => [
        triesLeft === undefined
          ? 'The PIN is incorrect'
          : triesLeft === 1
            ? 'The PIN is incorrect. One more wrong PIN locks the card'
            : `The PIN is incorrect, ${triesLeft} tries left`,
        triesLeft === 1
          ? 'If you can’t remember the PIN, don’t try again: have it reset at the E-Port card office.'
          : 'Repeated wrong PINs lock the card. If you can’t remember the PIN, stop here and have it reset at the E-Port card office.',
      ],
      'pin-locked': [
        'The card is locked',
        'A wrong PIN was entered too many times. Take the card to the E-Port card office to unlock it. Until then, use another card.',
      ],
      'pin-unknown-answer': [
        'The card gave no clear result',
        'What you entered may have counted as one try. Make sure of the PIN before you sign in again.',
      ],
    },
    refusals: {
      'card-of-another-enterprise': [
        'This card doesn’t belong to the enterprise that is signed in',
        'Insert a legal representative or operator card of this enterprise and read it.',
      ],
      'card-revoked': ['This card has been revoked', 'Use another card of this enterprise.'],
      'card-not-customs': ['This isn’t a China E-Port card', 'Use an IC card or Ikey issued by China E-Port.'],
      'card-untrusted': [
        'The issuer of this card can’t be confirmed',
        'Use an IC card or Ikey issued by China E-Port. If the card was issued there, contact customer service.',
      ],
      'card-expired': [
        'The certificate on the card has expired',
        'Have it renewed where the card was issued. Until then, use another card.',
      ],
      'challenge-expired': [
        'Too much time has passed, so this sign-in has expired',
        'Enter the PIN and sign in again.',
      ],
      'signature-invalid': [
        'The card’s signature couldn’t be verified',
        'Read the card and sign in again. If that doesn’t help, contact customer service.',
      ],
    },
  },
};
