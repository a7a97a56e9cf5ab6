import type {BankUkeyTexts} from './bank-ukey.texts.js';

export const texts: BankUkeyTexts = {
  title: 'Certification by bank UKey',
  intro: [
    'With this enterprise’s online-banking UKey, on the bank’s own website. A finance colleague may have to help.',
    'Nothing about assets or transactions is looked up or shown, and no transaction takes place.',
  ],
  needs: 'What to have at hand',
  steps: 'Steps',
  inInternetExplorer:
    'This bank’s website takes Internet Explorer. Copy the address and open it in the IE mode of Edge, or in the compatibility mode of the 360 browser.',
  choose: (bank) => `Choose ${bank}`,
  none: 'No bank is available now. Use another certification method.',
  notNow: (reason) => (reason ? `Not available now: ${reason}` : 'Not available now.'),
  creating: 'Preparing the way to the bank…',
  go: (bank) => `Go to ${bank}`,
  again: (bank) => `Open ${bank} again`,
  newTab: ' (opens in a new window)',
  host: (host) => `The bank’s address begins with ${host}. Check that when you get there.`,
  copy: 'Copy the address for another browser',
  waiting: 'Waiting for the bank’s result. When you have finished there, come back: this page updates by itself.',
  pending:
    'The bank has taken it up and not decided yet. You can leave this page: the result will show on the certification home.',
  stillAsking: 'The result can’t be asked for at the moment. It is tried again.',
  until: (time) => `This address is valid until ${time}.`,
  endsSoon: 'The address expires in less than a minute. If you need more time, get a new one.',
  renew: 'Get a new address',
  abandon: 'Cancel this certification',
  cancelling: 'Cancelling…',
  afterwards: 'When you have finished, sign out of the bank and close the browser.',
  chooseAgain: 'Choose a bank again',
};
