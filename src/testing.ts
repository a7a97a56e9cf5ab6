import type {AskOptions, CertBackend} from './adapters/backend.js';
import type {CardAgent, CardAgentOptions, ReadOptions} from './adapters/card-agent.js';
import type {CardReading, CardSignature} from './domain/card.js';
import type {Handoff} from './domain/bank-ukey.schemas.js';
import type {CardChallenge} from './domain/ic-card.schemas.js';
import type {NextStep, PersonAnswer, PersonRole, SmsCodeSent} from './domain/legal-rep.schemas.js';
import type {PassedOutcome} from './domain/outcome.schemas.js';
import type {Profile, ProfileField, SaveAnswer} from './domain/profile.schemas.js';
import type {Status} from './domain/schemas.js';

/*
 * Fakes for a host's own tests, and for ours: a user who is not certified yet, and a card that works. Everything in
 * them is fictitious. Each can be given other answers, one by one.
 */

/** Ends only when the user cancels or the element goes. */
export const never = (_: unknown, {signal}: AskOptions): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('Aborted', 'AbortError'));
    });
  });

export const fakeStatus = (changes: Partial<Status> = {}): Status => ({
  subject: 'subject-1',
  applicable: true,
  level: {id: 'low', rank: 1, label: '低', advice: '建议提升实名认证等级'},
  aspects: {enterprise: false, accountHolder: false},
  methods: [
    {id: 'ic-card', state: 'not-certified', enabled: true},
    {id: 'legal-rep', state: 'not-certified', enabled: true},
  ],
  ...changes,
});

export const fakeChallenge = (): CardChallenge => ({
  challengeId: 'challenge-1',
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  expiresAt: new Date(Date.now() + 120_000).toISOString(),
  uscc: '91310000PDY000028G',
});

export const fakeOutcome = (changes: Partial<PassedOutcome> = {}): PassedOutcome => ({
  passed: true,
  certificationId: 'certification-1',
  method: 'ic-card',
  enterpriseName: '上海浦东样例贸易有限公司',
  verifiedAt: '2026-01-15T02:30:00Z',
  effective: 'next-sign-in',
  level: {id: 'high', rank: 3, label: '高'},
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

/** A record on which nothing is missing. */
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

export const fakeSaved = (): SaveAnswer => ({saved: true, effective: 'next-sign-in'});

export const fakeNext = (next: NextStep['next']): NextStep => ({next, ticket: `ticket-${next}`});

export const fakeSmsCode = (changes: Partial<SmsCodeSent> = {}): SmsCodeSent => ({
  sent: true,
  smsId: 'sms-1',
  maskedMobile: '138****8000',
  expiresAt: new Date(Date.now() + 300_000).toISOString(),
  retryAfter: 60,
  ...changes,
});

export const fakeHandoff = (changes: Partial<Handoff> = {}): Handoff => ({
  id: 'handoff-1',
  bank: 'ccb',
  url: 'https://ibsbjstar.ccb.com/certify',
  expiresAt: new Date(Date.now() + 600_000).toISOString(),
  ...changes,
});

/** After the legal representative the account holder, and then it is done. */
const fakePersonAnswer = ({subject}: {subject: PersonRole}): Promise<PersonAnswer> =>
  Promise.resolve(
    subject === 'legal-rep'
      ? fakeNext('account-holder')
      : fakeOutcome({method: 'legal-rep', effective: 'now', level: {id: 'medium', rank: 2, label: '中'}}),
  );

export const fakeBackend = (answers: Partial<CertBackend> = {}): CertBackend => ({
  getStatus: () => Promise.resolve(fakeStatus()),
  getProfile: () => Promise.resolve(fakeProfile()),
  updateEnterprise: () => Promise.resolve(fakeSaved()),
  updateAccount: () => Promise.resolve(fakeSaved()),
  createCardChallenge: () => Promise.resolve(fakeChallenge()),
  verifyCard: () => Promise.resolve(fakeOutcome()),
  checkEnterprise: () => Promise.resolve(fakeNext('legal-rep')),
  checkIdCard: fakePersonAnswer,
  sendSmsCode: () => Promise.resolve(fakeSmsCode()),
  checkBankCard: fakePersonAnswer,
  createHandoff: ({bank}) => Promise.resolve(fakeHandoff({bank})),
  getHandoff: () => Promise.resolve(fakeOutcome({method: 'bank-ukey', via: '建设银行', effective: 'now'})),
  cancelHandoff: () => Promise.resolve({}),
  ...answers,
});

export const fakeReading = (changes: Partial<CardReading> = {}): CardReading => ({
  certNo: '0123456789abcdef',
  certificate: 'MAAA',
  enterpriseName: '上海浦东样例贸易有限公司',
  holder: '*三',
  daysLeft: 800,
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
  /** The PIN is handed over in clear: a fake is where a test looks at it. */
  readonly sign?: (text: string, pin: string, options: CardAgentOptions) => Promise<CardSignature>;
}

export const fakeAgent = ({readCard, sign}: FakeAgentAnswers = {}): CardAgent => ({
  readCard: readCard ?? (() => Promise.resolve(fakeReading())),
  sign: (text, pin, options) => {
    const taken = pin.take();
    return sign ? sign(text, taken, options) : Promise.resolve(fakeSignature());
  },
});
