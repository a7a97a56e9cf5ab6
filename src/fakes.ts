import type {RequestOptions, CertBackend, InboxBackend} from './adapters/backend.js';
import type {CardAgent, ReadOptions, SignOptions} from './adapters/card-agent.js';
import type {CardReading, CardSignature, DatedReading} from './domain/card.js';
import type {
  AssistanceCode,
  AssistanceRequest,
  Inbox,
  InboxAnswered,
  InboxRequest,
  OpenAssistance,
} from './domain/assistance.schemas.js';
import type {Handoff} from './domain/handoff.schemas.js';
import type {CardChallenge} from './domain/ic-card.schemas.js';
import type {NextStep, PersonAnswer, PersonRole, SmsCodeSent, TicketStanding} from './domain/legal-rep.schemas.js';
import type {Outcome, PassedOutcome, Refusal, Refused} from './domain/outcome.schemas.js';
import type {Profile, ProfileField, SaveAnswer} from './domain/profile.schemas.js';
import {contracts} from './domain/schemas.js';
import type {Status} from './domain/schemas.js';

/*
 * Fakes for a host's own tests and for ours: a user who is not certified yet, and a card that works. All data is
 * fictitious. Each answer can be replaced separately.
 */

/** Ends only when the user cancels or the element is removed. */
export const never = (...args: readonly [RequestOptions] | readonly [unknown, RequestOptions]): Promise<never> =>
  new Promise((_resolve, reject) => {
    (args.at(-1) as RequestOptions).signal.addEventListener('abort', () => {
      reject(new DOMException('Aborted', 'AbortError'));
    });
  });

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const medium = {id: 'medium', rank: 2, label: '中'};
const high = {id: 'high', rank: 3, label: '高'};

export const fakeStatus = (changes: Partial<Status> = {}): Status => ({
  contract: contracts[0],
  subject: 'subject-1',
  now: new Date().toISOString(),
  enterprise: {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'},
  applicable: true,
  level: {id: 'low', rank: 1, label: '低', advice: '建议提升实名认证等级'},
  aspects: {enterprise: false, accountHolder: false},
  methods: [
    {id: 'ic-card', state: 'not-certified', leadsTo: high, effective: 'next-sign-in', enabled: true},
    {id: 'legal-rep', state: 'not-certified', leadsTo: medium, effective: 'now', enabled: true},
  ],
  ...changes,
});

export const fakeChallenge = (changes: Partial<CardChallenge> = {}): CardChallenge => ({
  challengeId: 'challenge-1',
  subject: 'subject-1',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  expiresAt: inMinutes(2),
  uscc: '91310000PDY000028G',
  ...changes,
});

export const fakeOutcome = (changes: Partial<PassedOutcome> = {}): PassedOutcome => ({
  passed: true,
  subject: 'subject-1',
  certificationId: 'certification-1',
  method: 'ic-card',
  enterpriseName: '上海浦东样例贸易有限公司',
  verifiedAt: '2026-01-15T02:30:00Z',
  effective: 'next-sign-in',
  level: high,
  ...changes,
});

export const fakeField = (display: string, changes: Partial<ProfileField> = {}): ProfileField => ({
  display,
  onRecord: display !== '',
  masked: display.includes('*'),
  ...changes,
});

type Fields<G> = {readonly [K in keyof G]?: ProfileField};

export interface FakeProfileChanges extends Partial<Omit<Profile, 'enterprise' | 'account'>> {
  readonly enterprise?: Fields<Profile['enterprise']>;
  readonly account?: Fields<Profile['account']>;
}

/** A complete record. */
export const fakeProfile = ({enterprise, account, ...changes}: FakeProfileChanges = {}): Profile => ({
  subject: 'subject-1',
  version: '"1"',
  complete: true,
  editable: {enterprise: true, account: true},
  ...changes,
  enterprise: {
    enterpriseName: fakeField('上海浦东样例贸易有限公司'),
    uscc: fakeField('91310000PDY000028G'),
    orgCode: fakeField('PDY000028'),
    legalRepName: fakeField('李四'),
    legalRepIdType: fakeField('resident-id'),
    legalRepIdNumber: fakeField('3****************7'),
    address: fakeField('上海市浦东新区样例路 1 号'),
    ...enterprise,
  },
  account: {
    holderName: fakeField('张三'),
    idType: fakeField('resident-id'),
    idNumber: fakeField('3****************4'),
    validFrom: fakeField('20200310'),
    validTo: fakeField('20400310'),
    mobile: fakeField('138****8000'),
    ...account,
  },
});

export const fakeSaved = (): SaveAnswer => ({effective: 'next-sign-in'});

export const fakePending = (checkAfter: number): Outcome => ({pending: true, subject: 'subject-1', checkAfter});

/** A refusal of the backend, for any request. */
export const fakeRefused = (code: string, more: Omit<Refusal, 'code'> = {}): Refused => ({
  passed: false,
  refusal: {code, ...more},
});

export const fakeNext = (next: NextStep['next']): NextStep => ({
  next,
  ticket: `ticket-${next}`,
  expiresAt: inMinutes(15),
});

export const fakeTicket = (changes: Partial<TicketStanding> = {}): TicketStanding => ({
  subject: 'subject-1',
  next: 'legal-rep',
  expiresAt: inMinutes(15),
  legalRepIdType: 'resident-id',
  typed: [],
  ...changes,
});

export const fakeSmsCode = (changes: Partial<SmsCodeSent> = {}): SmsCodeSent => ({
  smsId: 'sms-1',
  maskedMobile: '138****8000',
  expiresAt: inMinutes(5),
  retryAfter: 60,
  ...changes,
});

export const fakeHandoff = (changes: Partial<Handoff> = {}): Handoff => ({
  id: 'handoff-1',
  subject: 'subject-1',
  url: 'https://ibsbjstar.ccb.com/certify',
  expiresAt: inMinutes(10),
  ...changes,
});

export const fakeAssistance = (changes: Partial<AssistanceRequest> = {}): AssistanceRequest => ({
  id: 'assistance-1',
  subject: 'subject-1',
  number: '47',
  expiresAt: inMinutes(30),
  ...changes,
});

export const fakeOpenAssistance = (changes: Partial<OpenAssistance> = {}): OpenAssistance => ({
  open: true,
  subject: 'subject-1',
  enterprise: '上海浦东样例贸易有限公司',
  number: '47',
  expiresAt: inMinutes(30),
  ...changes,
});

export const fakeInboxRequest = (changes: Partial<InboxRequest> = {}): InboxRequest => ({
  id: 'assistance-1',
  name: '*三',
  mobile: '138****8000',
  from: '舱单申报',
  requestedAt: inMinutes(-5),
  expiresAt: inMinutes(25),
  nthToday: 1,
  ...changes,
});

/** The answer to an administrator who has one request. */
export const fakeInbox = (changes: Partial<Inbox> = {}): Inbox => ({
  subject: 'administrator-1',
  requests: [fakeInboxRequest()],
  ...changes,
});

export const fakeInboxAnswered = (answer: InboxAnswered['answer']): InboxAnswered => ({
  subject: 'administrator-1',
  answer,
});

export const fakeAssistanceCode = (changes: Partial<AssistanceCode> = {}): AssistanceCode => ({
  subject: 'administrator-1',
  code: '20481357',
  expiresAt: inMinutes(10),
  ...changes,
});

/** After the legal representative comes the account holder; then the certification is done. */
const fakePersonAnswer = ({whose}: {whose: PersonRole}): Promise<PersonAnswer> =>
  Promise.resolve(
    whose === 'legal-rep'
      ? fakeNext('account-holder')
      : fakeOutcome({method: 'legal-rep', effective: 'now', level: medium}),
  );

const assisted = {method: 'admin-assist', level: medium};

export const fakeBackend = (answers: Partial<CertBackend> = {}): CertBackend => ({
  getStatus: () => Promise.resolve(fakeStatus()),
  getProfile: () => Promise.resolve(fakeProfile()),
  updateEnterprise: () => Promise.resolve(fakeSaved()),
  updateAccount: () => Promise.resolve(fakeSaved()),
  createCardChallenge: () => Promise.resolve(fakeChallenge()),
  verifyCard: () => Promise.resolve(fakeOutcome()),
  checkEnterprise: () => Promise.resolve(fakeNext('legal-rep')),
  getTicket: () => Promise.resolve(fakeTicket()),
  checkIdCard: fakePersonAnswer,
  sendSmsCode: () => Promise.resolve(fakeSmsCode()),
  checkBankCard: fakePersonAnswer,
  createHandoff: () => Promise.resolve(fakeHandoff()),
  getHandoff: () => Promise.resolve(fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'})),
  cancelHandoff: () => Promise.resolve({subject: 'subject-1', state: 'ended'}),
  requestAssistance: () => Promise.resolve(fakeAssistance()),
  getAssistance: () => Promise.resolve(fakeOpenAssistance()),
  sendAssistanceCode: () => Promise.resolve(fakeOutcome(assisted)),
  withdrawAssistance: () => Promise.resolve({subject: 'subject-1', state: 'ended'}),
  ...answers,
});

/** The backend of an administrator. */
export const fakeInboxBackend = (answers: Partial<InboxBackend> = {}): InboxBackend => ({
  getInbox: () => Promise.resolve(fakeInbox()),
  confirmAssistance: () => Promise.resolve(fakeInboxAnswered('confirmed')),
  declineAssistance: () => Promise.resolve(fakeInboxAnswered('declined')),
  createAssistanceCode: () => Promise.resolve(fakeAssistanceCode()),
  ...answers,
});

const dayMs = 86_400_000;

/** A reading of a card that ends in `daysLeft` days, as the agent gives it and with the date judged. */
export const fakeReading = ({daysLeft = 800, ...changes}: Partial<DatedReading> = {}): DatedReading => ({
  certNo: '0123456789abcdef',
  certificate: 'MAAA',
  enterpriseName: '上海浦东样例贸易有限公司',
  holder: '*三',
  // The half day keeps the number of days the same when one of two clocks is slightly ahead.
  validTo: Date.now() + (daysLeft - 0.5) * dayMs,
  daysLeft,
  isDateSure: true,
  ...changes,
});

export const fakeSignature = (changes: Partial<CardSignature> = {}): CardSignature => ({
  signature: `${'A'.repeat(86)}==`,
  algorithm: 'SM2-SM3',
  certNo: '0123456789abcdef',
  ...changes,
});

export interface FakeAgentAnswers {
  readonly readCard?: (options: ReadOptions) => Promise<CardReading>;
  /** The PIN is passed in clear, so that a test can check it. */
  readonly sign?: (text: string, pin: string, options: SignOptions) => Promise<CardSignature>;
}

export const fakeAgent = ({readCard, sign}: FakeAgentAnswers = {}): CardAgent => ({
  readCard: readCard ?? (() => Promise.resolve(fakeReading())),
  sign: (text, pin, options) => {
    const taken = pin.take();
    return sign ? sign(text, taken, options) : Promise.resolve(fakeSignature());
  },
});
