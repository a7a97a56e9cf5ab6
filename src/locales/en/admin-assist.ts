import type {FileTexts} from '../message-keys.js';

export const texts: FileTexts<'admin-assist'> = {
  'admin-assist': {
    title: 'Administrator’s help',
    intro:
      'When an administrator of the enterprise confirms, your personal account becomes an operator account of that enterprise.',
    how: 'When the request is sent, a two-digit number is shown. Tell it to the administrator in person or by phone.',
    introOfOwn: 'When an administrator of your enterprise confirms, your account is certified.',
    enterprise: 'Enterprise name or code',
    enterpriseHint: 'The full name, or the 18-character unified social credit code.',
    findings: {
      missing: 'Enter the full name or the unified social credit code of the enterprise.',
      tooLong: 'An enterprise name has at most 200 characters. Check it, then enter it again.',
      code: 'The unified social credit code may be wrong. Compare it with the business licence; if it is right, press “Send request” again.',
    },
    send: 'Send request',
    confirmTitle: 'Check the enterprise',
    confirmWhy:
      'The request goes to the administrators of this enterprise. If the name or code is wrong, it reaches nobody, and this page won’t say so.',
    confirm: 'Confirm and send',
    sending: 'Sending the request…',
    tellNumber: 'Tell the administrator this number',
    tellHow: 'In person or by phone. When the administrator enters it, you are certified.',
    enterpriseNamed: 'Enterprise',
    until: 'Valid until',
    waiting: 'Waiting for the administrator to confirm. You can leave this page and come back later.',
    pending: 'The administrator has confirmed, and the system has not decided yet. You can come back later.',
    notTold:
      'For privacy, we can’t say whether an enterprise exists. No answer? Check the name or code, and contact the administrator.',
    stillAsking: 'The result can’t be checked at the moment. This page keeps trying.',
    endsSoon: 'The request expires in less than a minute.',
    codeTitle: 'The administrator gave you a code',
    codeIntro: 'The administrator can also create an eight-digit code for you to type here.',
    code: 'Code',
    codeChecks: {
      missing: 'Enter the eight digits that the administrator gave you.',
      'smsCode.length': 'The code has eight digits. Check for missing or extra ones.',
      'smsCode.characters': 'The code has digits only. Remove the other characters.',
    },
    check: 'Check code',
    checking: 'Checking the code…',
    withdraw: 'Withdraw the request',
    withdrawing: 'Withdrawing…',
    backToRequest: 'Back to the request',
    withdrawn: 'The request was withdrawn. No administrator can confirm it any more.',
    again: 'Send a new request',
    theirReason: 'The administrator’s reason: ',
    declined: ['The administrator declined', 'Ask the enterprise’s administrator why, then send a new request.'],
    expired: ['The request has expired, or was withdrawn elsewhere', 'You can send a new request.'],
    codeIncorrect: (left) =>
      left === 0
        ? [
            'Too many wrong codes, this one is no longer valid',
            'Ask the administrator for a new code, or tell them the number on the screen.',
          ]
        : [
            left === undefined
              ? 'The code is incorrect'
              : `The code is incorrect, ${left} ${left === 1 ? 'try' : 'tries'} left`,
            'Check it with the administrator, then enter it again.',
          ],
    codeExpired: [
      'The code has expired',
      'Ask the administrator for a new code, or tell them the number on the screen.',
    ],
    notOwn: [
      'This isn’t the enterprise of this account',
      'Only an administrator of the account’s own enterprise can help. Enter its full name or its unified social credit code.',
    ],
    limitReached: ['No requests left for today', 'Send a request tomorrow.'],
    recordDamaged: ['This page’s record of the request is damaged', 'Send a new request.'],
    dropped: ['This certification is no longer valid', 'The details on record may have changed. Send a new request.'],
  },
};
