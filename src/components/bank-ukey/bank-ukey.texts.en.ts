import type {BankUkeyTexts} from './bank-ukey.texts.js';

export const texts: BankUkeyTexts = {
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
  none: 'No bank is available now. Use another certification method.',
  notNow: (reason) => (reason ? `Not available now: ${reason}` : 'Not available now.'),
  creating: 'Preparing the bank’s address…',
  go: (bank) => `Go to ${bank}`,
  again: (bank) => `Open ${bank} again`,
  newTab: ' (opens in a new window)',
  openHere: (bank) => `Open ${bank} in this browser anyway`,
  host: (host) => `Check that you are on ${host}. If not, close the page and enter nothing.`,
  copy: 'Copy the address for another browser',
  notLeft:
    'Press the button below to go to the bank. When you have certified there, come back to this page for the result.',
  notLeftByCopy:
    'Press “Copy the address for another browser” and paste it into the IE mode of Edge. When you have certified there, come back to this page for the result.',
  copied: (inInternetExplorer) =>
    `The address is copied. Paste it into ${inInternetExplorer ? 'the IE mode of Edge' : 'another browser'}. When you have certified there, come back: the result appears here by itself.`,
  waiting: 'Waiting for the bank’s result. When you have certified there, come back: this page updates by itself.',
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
};
