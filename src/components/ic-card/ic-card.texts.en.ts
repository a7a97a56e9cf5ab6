import type {IcCardTexts} from './ic-card.texts.js';

const daysOf = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'day' : 'days'}`;

export const texts: IcCardTexts = {
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
      : 'By this PC’s date the certificate on the card has expired. If that date is wrong, continue. If it is right, renew the certificate at the E-Port card office first.',
  anotherTitle: 'This card shows a different enterprise name',
  anotherHow:
    'If it is another enterprise’s card, use another card. If this enterprise has changed its name, you can use this card.',
  signedIn: 'Enterprise signed in',
  onCard: 'Enterprise on the card',
  useThisCard: 'Use this card',
  pin: 'PIN',
  pinHint: '8 characters. Repeated wrong PINs lock the card.',
  showPin: 'Show PIN',
  hidePin: 'Hide PIN',
  signIn: 'Sign in',
  pinErrors: {
    'pin.missing': 'Enter the card’s PIN.',
    'pin.length': 'The PIN has 8 characters. Check it, then enter it again.',
    'pin.characters':
      'The PIN contains Chinese or full-width characters or spaces. Switch to English input, then enter it again.',
  },
  pinHelp: 'PIN forgotten or card locked',
  pinHelpTitle: 'PIN forgotten or card locked',
  pinHelpText: [
    'The E-Port card office tells you the initial PIN of a new card.',
    'If the PIN is forgotten or the card is locked, the cardholder takes the card and an ID document to the local E-Port card office to reset the PIN or unlock the card.',
  ],
  cardService: 'Find the E-Port card office',
  close: 'Got it',
};
