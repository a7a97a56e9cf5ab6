import type {PersonCheckTexts} from './person-check.texts.js';

export const texts: PersonCheckTexts = {
  labels: {
    'legal-rep': {
      name: 'Legal representative’s name',
      idType: 'Legal representative’s ID type',
      idNumber: 'Legal representative’s ID number',
    },
    'account-holder': {name: 'Your name', idType: 'Your ID type', idNumber: 'Your ID number'},
    bankCard: 'Bank card number',
    mobile: 'Mobile number on file with the bank',
    smsCode: 'SMS code',
  },
  hints: {
    validFrom: '8 digits, such as 20200310, from the side of the ID card with the national emblem.',
    mobile: 'The number that the bank has on file for this card. The code is sent to it.',
  },
  bankCardHints: {
    'legal-rep':
      'Enter the legal representative’s own personal bank card, not a corporate account or another person’s card.',
    'account-holder': 'Enter your own personal bank card, not a corporate account or another person’s card.',
  },
  holder: 'The account holder is the person this account belongs to: you.',
  leadsToBankCard: 'This document is checked by bank card. Press “Next” to enter the card’s details.',
  bankCardTitle: 'Certification by bank card',
  bankCardIntro:
    'The bank only confirms that these details belong to one person. Nothing is charged, and no balance or transaction is looked up.',
  toBankCard: 'Use a bank card instead',
  toIdCard: 'Use the ID card instead',
  next: 'Next',
  back: 'Back',
  confirmTitle: 'Check what will be sent',
  confirm: 'Confirm and check',
  checkingIdCard: 'Checking the ID card…',
  checkingBankCard: 'Checking the bank card…',
  sendCode: 'Send code',
  sendingCode: 'Sending the code…',
  codeSent: (mobile, until) => `The code was sent to ${mobile}. It is valid until ${until}.`,
  resendIn: (seconds) => `New code in ${seconds} s`,
  resend: 'Send a new code',
  codeEnds: 'The code expires in less than a minute. If you need more time, get a new one.',
  codeExpired: 'The code has expired. Get a new one.',
  ticketEnds: (until) =>
    `The check in the previous step is valid until ${until}. If you need more time, press “Extend”. What you entered is kept.`,
  ticketEndsForGood: (until) =>
    `The check in the previous step is valid until ${until}. After that, start again from the first step.`,
  extend: 'Extend',
  extendCode: 'After that, a new SMS code is needed.',
  check: 'Confirm',
  waysTitle: 'If everything is right, you can',
  youCan: 'You can',
  ctid: 'Certify once in the national network identity app (formerly CTID), then try again here. The ID card’s data may not be synchronised yet.',
  ctidLink: 'About the national network identity app (formerly CTID)',
  idCardRefused: [
    'The ID card couldn’t be verified',
    'Check name, number and dates one by one, correct them, then submit again.',
  ],
  lockedRefused: [
    'The ID card couldn’t be verified',
    'Check the validity dates. If the name or the number is wrong, press “Back” to correct it.',
  ],
  notEnrolled: ['The ID card’s data isn’t synchronised yet and can’t be verified now', 'Use one of the ways below.'],
  bankCardRefused: [
    'The bank card couldn’t be verified',
    'Name, ID number, card number and mobile number must belong to one person and match the bank’s record. Check them one by one, then enter them again.',
  ],
  codeNotAskedFor: 'Get a code first.',
  codeIncorrect: (triesLeft) =>
    `The code is incorrect${triesLeft === undefined ? '' : `, ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left`}. Check the latest text message, then enter the code again.`,
  codeTooMany: (seconds) => `This code is no longer valid. Get a new one${seconds > 0 ? ` in ${seconds} s` : ''}.`,
  codeNotSent: (seconds) =>
    `The code wasn’t sent. Get a new one${seconds > 0 ? ` in ${seconds} s` : ''}. If it doesn’t arrive, check the mobile number.`,
  codeQuote: (words, quote) => `${words} The system says: “${quote}”`,
  help: 'Help with ID cards and the national network identity app',
  checks: {
    missing: 'Enter the 6 digits from the text message.',
    'bankCard.length': 'A card number has 16 to 19 digits. Check for missing or extra ones.',
    'bankCard.characters': 'A card number has digits only. Remove other characters.',
    'bankCard.leadingZero': 'A card number doesn’t begin with 0. Check that this is the right field.',
    'bankCard.repeated': 'This isn’t a card number. Enter it again from the card.',
    'bankCard.luhn': 'The check digit doesn’t match. Compare each digit with the card.',
    'bankCard.foreignScheme': 'This may be a card of a foreign scheme. A UnionPay card is recommended.',
    'mobile.length': 'A mobile number has 11 digits. Check for missing or extra ones.',
    'mobile.characters': 'A mobile number has digits only. Remove other characters.',
    'mobile.prefix': 'This may not be a mobile number. Check it, then enter it again.',
    'mobile.landline': 'This is a landline number and receives no text messages. Enter a mobile number.',
    'mobile.machine': 'This is a number of a machine (IoT). Enter a mobile number.',
    'mobile.foreign': 'Only mobile numbers of mainland China are accepted. Enter the one on file with the bank.',
    'smsCode.length': 'The code has 6 digits. Check it, then enter it again.',
    'smsCode.characters': 'The code has digits only. Check it, then enter it again.',
  },
};
