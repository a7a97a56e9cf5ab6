import type {FileTexts} from '../message-keys.js';

export const texts: FileTexts<'handoff'> = {
  'bank-ukey': {
    title: 'Certification by bank UKey',
    intro: [
      'You certify on the bank’s own website with this enterprise’s online-banking UKey. A finance colleague may have to help.',
      'Nothing about assets or transactions is looked up or shown, and no transaction takes place.',
    ],
    atComputer: 'A phone or tablet can’t use a bank UKey. Use a computer.',
    keyExample: 'Example: online-banking UKey',
    ieExample: 'Example: IE mode of Edge',
    needs: 'What you need',
    steps: 'Steps',
    inInternetExplorer:
      'This bank’s website works in Internet Explorer only. Copy the address and open it in the IE mode of Edge, or in the compatibility mode of the 360 browser.',
    choose: (bank) => `Choose ${bank}`,
    next: 'Next',
    none: 'No bank is available now. Try again later.',
    notNow: (reason) => (reason ? `Not available now: ${reason}` : 'Not available now.'),
    creating: 'Preparing the bank’s address…',
    go: (bank) => `Go to ${bank}`,
    again: (bank) => `Open ${bank} again`,
    newTab: ' (opens in a new window)',
    openHere: (bank) => `Open ${bank} in this browser anyway`,
    host: (host) => `Check that you are on ${host}. If not, close the page and enter nothing.`,
    copy: 'Copy the address for another browser',
    notLeft:
      'Press the button below to go to the bank. When you are done there, come back to this page for the result.',
    notLeftByCopy:
      'Press “Copy the address for another browser” and paste it into the IE mode of Edge. When you are done there, come back to this page for the result.',
    copied: (inInternetExplorer) =>
      `The address is copied. Paste it into ${inInternetExplorer ? 'the IE mode of Edge' : 'another browser'}. When you are done there, come back: the result appears here by itself.`,
    waiting: 'Waiting for the bank’s result. When you are done there, come back: this page updates by itself.',
    pending:
      'The bank has accepted the request and is working on it. Sign out of the bank and unplug the UKey. You can leave this page: the result will be shown on the certification home page.',
    stillAsking: 'The result can’t be checked at the moment. This page keeps trying.',
    until: (time) => `This address is valid until ${time}.`,
    endsSoon: 'The address expires in less than a minute. If you need more time, get a new one.',
    renew: 'Get a new address',
    abandon: 'Cancel this certification',
    cancelling: 'Cancelling…',
    cancelled: 'This certification is cancelled.',
    stillValid: (time) =>
      `The last certification wasn’t cancelled: the bank’s page is valid until ${time}. Don’t continue there. If you have already confirmed, the result still counts.`,
    afterwards:
      'When you have certified, sign out of the bank, unplug the UKey and close the bank’s window. Close the browser only after you see the result here.',
    chooseAgain: 'Choose a bank again',
  },
  handoff: {
    title: 'Certification on another website or a phone',
    intro: [
      'You certify on another website or in an app. The Single Window is told the result, which appears here by itself.',
    ],
    needs: 'What you need',
    steps: 'Steps',
    choose: (place) => `Choose ${place}`,
    next: 'Next',
    byCode: (place) => (place ? `Scan with a phone: ${place}` : 'Scan with a phone'),
    none: 'This method can’t be used now. Try again later.',
    notNow: (reason) => (reason ? `Not available now: ${reason}` : 'Not available now.'),
    creating: 'Preparing…',
    go: (place) => `Go to ${place}`,
    again: (place) => `Open ${place} again`,
    newTab: ' (opens in a new window)',
    openHere: (place) => `Open ${place} in this browser anyway`,
    host: (host) => `Check that you are on ${host}. If not, close the page and enter nothing.`,
    copy: 'Copy the address for another browser',
    notLeft: 'Press the button below. When you are done there, come back to this page for the result.',
    copied: () =>
      'The address is copied. Paste it into another browser. When you are done there, come back: the result appears here by itself.',
    waiting: 'Waiting for the result. When you are done there, come back: this page updates by itself.',
    scanned:
      'A phone has scanned the code. On it, check account, enterprise, website and purpose, then confirm. This page updates by itself.',
    pending:
      'The request has been accepted and is being processed. You can leave this page: the result will be shown on the certification home page.',
    stillAsking: 'The result can’t be checked at the moment. This page keeps trying.',
    until: (time) => `This address is valid until ${time}.`,
    endsSoon: 'It expires in less than a minute. If you need more time, get a new one.',
    renew: 'Get a new one',
    abandon: 'Cancel this certification',
    cancelling: 'Cancelling…',
    cancelled: 'This certification is cancelled.',
    stillValid: (time) =>
      `The last certification wasn’t cancelled: its page or code is valid until ${time}. Don’t confirm there. If you have already confirmed, the result still counts.`,
    afterwards: 'Close the browser only after you see the result here.',
    chooseAgain: 'Back to the step before',
    failures: (place) => ({
      errors: {
        'handoff-expired': ['This certification has expired', 'Press “Get a new one”, then continue there.'],
        'handoff-unknown': ['No record of this certification was found', 'Start again from this page.'],
        'handoff-record-damaged': ['The record of the last certification is damaged', 'Start again from this page.'],
      },
      refusals: {
        'handoff-cancelled': [place ? `Cancelled at ${place}` : 'Certification cancelled', 'Start again.'],
        'handoff-rejected': [
          place ? `${place} couldn’t verify you` : 'You couldn’t be verified',
          'Ask there for the reason.',
        ],
        'place-unavailable': [
          place ? `${place} can’t certify now` : 'Certification isn’t possible now',
          'Try again in a while.',
        ],
      },
    }),
  },
  'handoff-code': {
    title: 'Scan the QR code with a phone',
    how: (place, host) =>
      `Scan with ${place} or the phone’s camera. The website on the phone should be ${host}. If it isn’t, close it.`,
    own: 'The code is yours alone, for one use: don’t send it to anybody, and don’t scan one that somebody sends to you.',
    until: (time, minutes) => `Valid until ${time}, about ${minutes} min left`,
    renew: 'Make a new QR code',
    here: 'Open on this phone',
  },
};
