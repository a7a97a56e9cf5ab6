import type {CertBackend} from '../../src/adapters/backend.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {methods} from '../../src/components/shell/methods.js';
import {fakeOutcome} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {randomPin} from '../domain/random-pin.js';
import {randomCode} from '../machines/person-check.harness.js';
import {BankPage, isOpen} from './bank-ukey-page.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {LegalRepPage} from './legal-rep-page.js';
import {person} from './legal-rep-texts.js';
import {fails, inTurn, refuses, type Answers} from './outside.js';
import {ProfilePage} from './profile-page.js';
import {first, statusOf} from './session.js';

/* Every request of every path, and how a user comes to it. */

/** What is typed on the way, and is to be seen by nobody else. */
export const typed = {
  enterprise: {enterpriseName: '上海浦东改名贸易有限公司', legalRepName: '王五'},
  account: {holderName: '孙八', idNumber: idNumbers[0]},
} as const;

export interface Errand<P extends CertPage = CertPage> {
  readonly question: keyof CertBackend;
  /** Which time that it is asked, counted from one. */
  readonly time?: number;
  /** What is answered otherwise than the fakes do. */
  readonly answers?: () => Answers;
  /** Comes to the request on a page that is set up so. */
  readonly go: (options: PageOptions) => Promise<P>;
}

const actionOf = (method: string): string => methods.find(({id}) => id === method)?.card.reference.action ?? '';

const bankPassed = statusOf({
  methods: [{id: 'bank-ukey', state: 'certified', enabled: true, via: 'ccb'}],
});
const passes = async () => fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});

/** As if this user had come back to the page from a bank. */
const cameBack = (options: PageOptions): Promise<BankPage> => {
  pollingStore('bank-ukey').remember('handoff-1', first);
  return BankPage.opened(options);
};

const signIn = async (options: PageOptions): Promise<CertPage> => {
  const page = await CertPage.atPin(options);
  await page.enterPin(randomPin());
  return page;
};

export const cardErrands = {
  'the card’s challenge is fetched': {
    question: 'createCardChallenge',
    go: signIn,
  },
  'the card has signed, and that is to be verified': {
    question: 'verifyCard',
    go: signIn,
  },
} satisfies Record<string, Errand>;

export const profileErrands = {
  'the record is read': {
    question: 'getProfile',
    go: async (options) => {
      const page = await ProfilePage.opened(options);
      await page.press(homeTexts.reference.profile);
      return page;
    },
  },
  'the enterprise’s changes are saved': {
    question: 'updateEnterprise',
    go: (options) => ProfilePage.sent('enterprise', typed.enterprise, options),
  },
  'the account holder’s changes are saved': {
    question: 'updateAccount',
    go: async (options) => {
      const page = await ProfilePage.atForm('account', {}, options);
      await page.pressAt('idNumber', '重新填写');
      await page.fill(typed.account);
      await page.save();
      await page.confirm();
      return page;
    },
  },
  'the record is read again, because it has changed': {
    question: 'getProfile',
    time: 2,
    answers: () => ({updateEnterprise: fails('conflict', {status: 412})}),
    go: (options) => ProfilePage.sent('enterprise', typed.enterprise, options),
  },
} satisfies Record<string, Errand<ProfilePage>>;

export const legalRepErrands = {
  'the record is read for it': {
    question: 'getProfile',
    go: async (options) => {
      const page = new LegalRepPage(options);
      await page.mount();
      await page.press(actionOf('legal-rep'));
      return page;
    },
  },
  'the enterprise is checked': {
    question: 'checkEnterprise',
    go: async (options) => {
      const page = await LegalRepPage.atForm(typed.enterprise, options);
      await page.submit();
      await page.confirm();
      return page;
    },
  },
  'the representative’s ID card is checked': {
    question: 'checkIdCard',
    go: (options) => LegalRepPage.idCardSent(options),
  },
  'a code is sent': {question: 'sendSmsCode', go: (options) => LegalRepPage.codeRequested(options)},
  'a code is checked': {
    question: 'checkBankCard',
    go: (options) => LegalRepPage.atCode(randomCode(), options),
  },
  'the account holder’s ID card is checked': {
    question: 'checkIdCard',
    time: 2,
    go: async (options) => {
      const page = await LegalRepPage.atHolder({name: typed.account.holderName}, options);
      await page.submit();
      await page.at('holder.confirming');
      await page.press(person.confirm);
      return page;
    },
  },
  'the record is read again, because the ticket is void': {
    question: 'getProfile',
    time: 2,
    answers: () => ({checkIdCard: refuses('record-changed')}),
    go: (options) => LegalRepPage.idCardSent(options),
  },
} satisfies Record<string, Errand<LegalRepPage>>;

export const bankErrands = {
  'a way to a bank is made': {
    question: 'createHandoff',
    answers: () => ({getHandoff: isOpen}),
    go: (options) => BankPage.chosen(options),
  },
  'the bank’s answer is asked for': {
    question: 'getHandoff',
    answers: () => ({getHandoff: isOpen}),
    go: (options) => BankPage.chosen(options),
  },
  'an earlier page’s way is asked about': {
    question: 'getHandoff',
    answers: () => ({getHandoff: isOpen}),
    go: cameBack,
  },
  'a pass is recalled, and the status is asked whether it stands': {
    question: 'getStatus',
    time: 2,
    answers: () => ({
      getHandoff: passes,
      getStatus: inTurn(
        async () => statusOf(),
        async () => bankPassed,
      ),
    }),
    go: cameBack,
  },
} satisfies Record<string, Errand<BankPage>>;
