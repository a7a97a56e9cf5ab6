import type {CertBackend} from '../../src/adapters/backend.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import {homeTexts} from '../../src/components/home/home.texts.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import {methods} from '../../src/components/shell/methods.js';
import {fakeOutcome} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {randomPin} from '../domain/random-pin.js';
import {randomCode as randomAssistCode} from '../machines/admin-assist.harness.js';
import {randomCode} from '../machines/person-check.harness.js';
import {AssistPage, saysOfAssist, texts as assist} from './admin-assist-page.js';
import {BankPage, isOpen, texts as bank} from './bank-ukey-page.js';
import {CertPage, type PageOptions} from './cert-page.js';
import {LegalRepPage} from './legal-rep-page.js';
import {person, texts as rep} from './legal-rep-texts.js';
import {fails, inTurn, refuses, type Answers} from './outside.js';
import {ProfilePage} from './profile-page.js';
import {texts as profile} from './profile-texts.js';
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
  /** What is said meanwhile, and where it leads when it is cancelled; none where it is asked behind a screen. */
  readonly wait?: readonly [words: string, cancelled: string];
  /** Where a failure is displayed that can be retried, and what else can be pressed there. */
  readonly failed?: readonly [step: string, ...ways: string[]];
  /** Where the same user goes on after a new sign-in, and where it leads when that is sent again. */
  readonly resumed: readonly [step: string, done?: string];
  /** Sends the same again from there. */
  again?(page: P): Promise<unknown>;
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

const card = icCardTexts.reference;
const confirmSave = (page: ProfilePage): Promise<void> => page.confirm();
const confirmCheck = (page: LegalRepPage): Promise<void> => page.confirm();

/** The page, once that was done on it. */
const after = async <P>(opened: Promise<P>, ...acts: ((page: P) => Promise<unknown>)[]): Promise<P> => {
  const page = await opened;
  for (const act of acts) await act(page);
  return page;
};

const signIn = (options: PageOptions) => after(CertPage.atPin(options), (page) => page.enterPin(randomPin()));

export const cardErrands = {
  'the card’s challenge is fetched': {
    question: 'createCardChallenge',
    go: signIn,
    wait: [card.challenging, 'awaitingPin'],
    resumed: ['awaitingPin', 'result'],
    again: (page) => page.enterPin(randomPin()),
  },
  'the card has signed, and that is to be verified': {
    question: 'verifyCard',
    go: signIn,
    wait: [card.verifying, 'home'],
    failed: ['notVerified', profile.toMethods],
    resumed: ['result'],
  },
} satisfies Record<string, Errand>;

export const profileErrands = {
  'the record is read': {
    question: 'getProfile',
    go: (options) => after(ProfilePage.opened(options), (page) => page.press(homeTexts.reference.profile)),
    wait: [profile.loading, 'home'],
    failed: ['notLoaded', profile.toMethods],
    resumed: ['viewing'],
  },
  'the enterprise’s changes are saved': {
    question: 'updateEnterprise',
    go: (options) => ProfilePage.sent('enterprise', typed.enterprise, options),
    wait: [profile.saving, 'confirming'],
    failed: ['notSaved', profile.correct],
    resumed: ['confirming', 'saved'],
    again: confirmSave,
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
    wait: [profile.saving, 'confirming'],
    failed: ['notSaved', profile.correct],
    resumed: ['confirming', 'saved'],
    again: confirmSave,
  },
  'the record is read again, because it has changed': {
    question: 'getProfile',
    time: 2,
    answers: () => ({updateEnterprise: fails('conflict', {status: 412})}),
    go: (options) => ProfilePage.sent('enterprise', typed.enterprise, options),
    wait: [profile.resuming, 'notResumed'],
    failed: ['notResumed', profile.toMethods],
    resumed: ['editing'],
  },
} satisfies Record<string, Errand<ProfilePage>>;

export const legalRepErrands = {
  'the record is read for it': {
    question: 'getProfile',
    go: (options) => after(LegalRepPage.open(options), (page) => page.press(actionOf('legal-rep'))),
    wait: [rep.loading, 'home'],
    failed: ['notLoaded', rep.toMethods],
    resumed: ['introducing'],
  },
  'the enterprise is checked': {
    question: 'checkEnterprise',
    go: (options) => after(LegalRepPage.atForm(typed.enterprise, options), (page) => page.submit(), confirmCheck),
    wait: [rep.checking, 'confirming'],
    failed: ['notChecked', rep.correct, rep.toMethods],
    resumed: ['confirming', 'legalRep.idCard'],
    again: confirmCheck,
  },
  'the representative’s ID card is checked': {
    question: 'checkIdCard',
    go: (options) => LegalRepPage.idCardSent(options),
    wait: [person.checkingIdCard, 'legalRep.confirming'],
    failed: ['legalRep.notChecked', rep.correct],
    resumed: ['legalRep.confirming', 'holder.idCard'],
    again: confirmCheck,
  },
  'a code is sent': {
    question: 'sendSmsCode',
    go: (options) => LegalRepPage.codeRequested(options),
    wait: [person.sendingCode, 'legalRep.bankCard'],
    resumed: ['legalRep.bankCard', 'legalRep.bankCard'],
    again: async (page) => {
      await page.submit();
      await page.hasCodeField();
    },
  },
  'a code is checked': {
    question: 'checkBankCard',
    go: (options) => LegalRepPage.atCode(randomCode(), options),
    wait: [person.checkingBankCard, 'legalRep.bankCard'],
    resumed: ['legalRep.bankCard', 'holder.idCard'],
    again: async (page) => {
      await page.hasCodeField();
      await page.enterCode(randomCode());
    },
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
    wait: [person.checkingIdCard, 'holder.confirming'],
    failed: ['holder.notChecked', rep.correct],
    resumed: ['holder.confirming', 'result'],
    again: confirmCheck,
  },
  'the record is read again, because the ticket is void': {
    question: 'getProfile',
    time: 2,
    answers: () => ({checkIdCard: refuses('record-changed')}),
    go: (options) => LegalRepPage.idCardSent(options),
    wait: [rep.resuming, 'notReloaded'],
    failed: ['notReloaded', rep.toMethods],
    resumed: ['enterprise'],
  },
} satisfies Record<string, Errand<LegalRepPage>>;

export const bankErrands = {
  'a way to a bank is made': {
    question: 'createHandoff',
    answers: () => ({getHandoff: isOpen}),
    go: (options) => BankPage.chosen(options),
    wait: [bank.creating, 'choosing'],
    failed: ['notCreated', bank.chooseAgain],
    resumed: ['waiting'],
  },
  'the bank’s answer is asked for': {
    question: 'getHandoff',
    answers: () => ({getHandoff: isOpen}),
    go: (options) => BankPage.chosen(options),
    resumed: ['waiting'],
  },
  'an earlier page’s way is asked about': {
    question: 'getHandoff',
    answers: () => ({getHandoff: isOpen}),
    go: cameBack,
    wait: [bank.loading, 'choosing'],
    resumed: ['waiting'],
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
    wait: [bank.resuming, 'choosing'],
    failed: ['notRechecked', bank.chooseAgain],
    resumed: ['result'],
  },
} satisfies Record<string, Errand<BankPage>>;

const assisted = {getStatus: saysOfAssist()};

export const assistErrands = {
  'the administrator is asked': {
    question: 'requestAssistance',
    answers: () => assisted,
    go: (options) => AssistPage.sent(options),
    wait: [assist.sending, 'naming'],
    failed: ['notSent', assist.correct],
    resumed: ['waiting'],
  },
  'the administrator’s code is checked': {
    question: 'sendAssistanceCode',
    answers: () => assisted,
    go: (options) => after(AssistPage.atWait(options), (page) => page.enterCode(randomAssistCode())),
    wait: [assist.checking, 'waiting'],
    resumed: ['waiting'],
  },
  'the request is withdrawn': {
    question: 'withdrawAssistance',
    answers: () => assisted,
    go: (options) => after(AssistPage.atWait(options), (page) => page.press(assist.withdraw)),
    wait: [assist.withdrawing, 'waiting'],
    failed: ['notWithdrawn', assist.backToRequest],
    resumed: ['waiting'],
  },
} satisfies Record<string, Errand<AssistPage>>;

export const allErrands: Readonly<Record<string, Errand>> = {
  ...cardErrands,
  ...profileErrands,
  ...legalRepErrands,
  ...bankErrands,
  ...assistErrands,
};
