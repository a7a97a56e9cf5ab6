import type {FileTexts} from '../message-keys.js';

const correct = (others: readonly string[]): string =>
  `Check them, then enter them again${others.length > 0 ? `, or use another method: ${others.join(', ')}` : ''}.`;

export const texts: FileTexts<'legal-rep'> = {
  'legal-rep': {
    title: 'Certification by the legal representative’s identity',
    steps: ['Check the enterprise', 'Check the legal representative', 'Check the account holder', 'Done'],
    progress: (step, of) => `Step ${step} of ${of}`,
    stepNow: (step, of, name) => `Step ${step}/${of} · ${name}`,
    stepDone: 'Done',
    scope:
      'We check the enterprise, its legal representative and you. Both persons can be checked by ID card or by bank card.',
    advice: 'This method takes longer.',
    adviceCard:
      'This method takes longer. If you have a China E-Port IC card, certification by IC card is recommended.',
    needsTitle: 'What to have at hand',
    needs: [
      'The enterprise’s name and codes, as on the business licence.',
      'The legal representative’s ID document; for an ID card, also its validity dates.',
      'Your own ID document; for an ID card, also its validity dates.',
    ],
    needsOfBankCard:
      'To check a person by bank card: a personal bank card of that person, and the phone on file with the bank, which receives the code.',
    start: 'Start',
    enterpriseName: 'Enterprise name',
    filedHint: 'As filed with the registration authority.',
    next: 'Next',
    back: 'Back',
    confirmTitle: 'Check what will be sent',
    confirm: 'Confirm and check',
    checking: 'Checking the enterprise…',
    refused: (others) => ['The legal representative’s details couldn’t be verified', correct(others)],
    enterpriseRefused: (others) => ['The enterprise details couldn’t be verified', correct(others)],
    notRecalled: [
      'The earlier check is no longer valid',
      'Start again from the first step. This page stores no personal data, so enter it again.',
    ],
    notSupported: [
      'The system can’t verify this enterprise’s details',
      'For special reasons, this enterprise can’t be certified by its legal representative.',
    ],
  },
  'person-check': {
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
      validFrom: '8 digits, such as 20200310, from the emblem side.',
      mobile: 'On file with the bank for this card. The code is sent to it.',
    },
    bankCardHints: {
      'legal-rep': 'The representative’s own personal card, not a corporate account or another person’s card.',
      'account-holder': 'Your own personal card, not a corporate account or another person’s card.',
    },
    holder: 'That is you.',
    leadsToBankCard: 'Next, we check this person by bank card.',
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
    colon: ': ',
    ctid: 'Certify once in the national network identity app (formerly CTID), then try again here. The ID card’s data may not be synchronised yet.',
    ctidLink: 'About the national network identity app (formerly CTID)',
    ctidScan: 'Scan with a phone to open it',
    idCardRefused: [
      'The ID card’s name, number and validity dates couldn’t be verified',
      'Check them one by one, correct them, then submit again.',
    ],
    lockedRefused: [
      'The ID card’s validity dates couldn’t be verified',
      'Check them one by one. If the name or the number is wrong, press “Back” to correct it.',
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
  },
};
