import fc from 'fast-check';
import type {CertBackend, InboxBackend} from '../../src/adapters/backend.js';
import {
  fakeAssistance,
  fakeAssistanceCode,
  fakeChallenge,
  fakeHandoff,
  fakeField,
  fakeInbox,
  fakeInboxAnswered,
  fakeNext,
  fakeOpenAssistance,
  fakeOutcome,
  fakeProfile,
  fakeSaved,
  fakeSmsCode,
  fakeStatus,
  type FakeProfileChanges,
} from '../../src/fakes.js';
import {assistanceAnswers} from './hostile-assistance.js';
import {refusal, stepAnswers} from './hostile-steps.js';
import {jsonWith, nearly, wildDatum, wildText} from './wild.js';

/*
 * What a host's server, or a host's own adapter to it, answers each question by. As data, like the agent's exchanges.
 */

export type Answer =
  | {give: 'right'}
  | {give: 'part'; name: string; value: unknown}
  | {give: 'value'; value: unknown}
  | {give: 'trap'}
  | {
      give: 'throw';
      what:
        | 'Error'
        | 'TypeError'
        | 'AbortError'
        | 'signed out'
        | 'another signed in'
        | 'conflict'
        | 'nothing'
        | 'text'
        | 'echo';
      atOnce: boolean;
    }
  | {give: 'silence'}
  /** Over HTTP only; elsewhere the value is what is answered. */
  | {give: 'response'; status: number; type: string; text: string; retryAfter: string};

export type Question = keyof CertBackend | keyof InboxBackend;
export type BackendPlan = Readonly<Partial<Record<Question, readonly Answer[]>>>;

/** After the legal representative the account holder, and then it is done. */
const nextOrCertified = (input?: unknown): object =>
  (Object(input) as {whose?: unknown}).whose === 'legal-rep'
    ? fakeNext('account-holder')
    : fakeOutcome({method: 'legal-rep', effective: 'now', level: {id: 'medium', rank: 2, label: '中'}});

export const right: Readonly<Record<Question, (input?: unknown) => object>> = {
  getStatus: () => fakeStatus(),
  getProfile: () => fakeProfile(),
  updateEnterprise: () => fakeSaved(),
  updateAccount: () => fakeSaved(),
  createCardChallenge: () => fakeChallenge(),
  verifyCard: () => fakeOutcome(),
  checkEnterprise: () => fakeNext('legal-rep'),
  checkIdCard: nextOrCertified,
  sendSmsCode: () => fakeSmsCode(),
  checkBankCard: nextOrCertified,
  createHandoff: () => fakeHandoff(),
  getHandoff: () => fakeOutcome({method: 'bank-ukey', effective: 'now'}),
  cancelHandoff: () => ({subject: 'subject-1'}),
  requestAssistance: () => fakeAssistance(),
  getAssistance: () => fakeOpenAssistance(),
  sendAssistanceCode: () => fakeOutcome({method: 'admin-assist'}),
  withdrawAssistance: () => ({subject: 'subject-1'}),
  getInbox: () => fakeInbox(),
  confirmAssistance: () => fakeInboxAnswered('confirmed'),
  declineAssistance: () => fakeInboxAnswered('declined'),
  createAssistanceCode: () => fakeAssistanceCode(),
};

const outcomes = (part: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.record({
      passed: fc.constant(false),
      refusal: fc.record({code: fc.constantFrom('challenge-expired', 'card-revoked', 'not known here')}),
    }),
    fc.record({passed: fc.constant(false), refusal}),
    fc.record({
      pending: fc.constant(true),
      subject: fc.constantFrom('subject-1', 'subject-2'),
      checkAfter: fc.oneof(fc.nat(90_000), fc.double()),
    }),
    nearly({passed: false, refusal: {code: 'card-revoked'}}, part),
  );

const refusals = (part: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.record({
      passed: fc.constant(false),
      refusal: fc.record({code: fc.constantFrom('enterprise-mismatch', 'id-number-taken', 'not known here')}),
    }),
    fc.record({saved: fc.constant(false), refusal}),
    nearly({saved: false, refusal: {code: 'too-many-changes'}}, part),
  );

/** What may have become of the record meanwhile, and whose it may be. */
const changes: FakeProfileChanges[] = [
  {version: '"2"'},
  {
    version: '"3"',
    enterprise: {legalRepName: fakeField('赵六'), uscc: fakeField('91100000PDY0003860')},
    account: {idNumber: fakeField('3****************9'), holderName: fakeField('*六')},
  },
  {version: '"5"', editable: {enterprise: false, account: false}},
  {account: {idType: fakeField('passport-prc'), validFrom: fakeField(''), validTo: fakeField('')}},
  {subject: 'subject-2', account: {holderName: fakeField('赵六')}},
];
const changedRecord = fc.constantFrom(...changes).map(fakeProfile);

/** Such a record, or one of which a field is wild. */
const records = (part: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const field = fc.oneof(
    fc.record({display: wildText, onRecord: fc.boolean(), masked: fc.boolean()}),
    nearly(fakeField('张三'), part),
    part,
  );
  const wild = fc
    .tuple(nearly(fakeProfile().enterprise, field), nearly(fakeProfile().account, field))
    .map(([enterprise, account]) => ({...fakeProfile(), enterprise, account}));
  return fc.oneof({weight: 3, arbitrary: changedRecord}, wild);
};

const particular: Readonly<Partial<Record<Question, (part: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>>>> = {
  getProfile: records,
  updateEnterprise: refusals,
  updateAccount: refusals,
  verifyCard: outcomes,
  ...stepAnswers,
  ...assistanceAnswers,
};

const conflict: Answer = {give: 'throw', what: 'conflict', atOnce: false};
const signedOut: Answer = {give: 'throw', what: 'signed out', atOnce: false};
/** Somebody else is signed in by now: a backend says so, or answers about them. */
const another: Answer = {give: 'throw', what: 'another signed in', atOnce: false};
const aboutAnother: Answer = {give: 'part', name: 'subject', value: 'subject-2'};

const record = (parts: Record<string, fc.Arbitrary<unknown>>) => fc.record(parts) as fc.Arbitrary<Answer>;

export const answers = (question: Question): fc.Arbitrary<Answer[]> => {
  const names = [...Object.keys(right[question]()), ...(question === 'withdrawAssistance' ? ['passed'] : [])];
  const part = fc.oneof(wildDatum, jsonWith(...names, 'id', 'rank', 'label', 'code', 'state', 'enabled'));
  const fitting = particular[question]?.(part);
  const value = fitting ? fc.oneof({weight: 3, arbitrary: fitting}, part) : part;
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    {weight: 5, arbitrary: fc.constant<Answer>({give: 'right'})},
    {
      weight: 3,
      arbitrary: record({give: fc.constant('part'), name: fc.constantFrom(...names), value: part}),
    },
    {weight: 3, arbitrary: record({give: fc.constant('value'), value})},
    // What is most particular to a record, and after which there is most to go wrong.
    {weight: question.startsWith('update') ? 4 : 0, arbitrary: fc.constantFrom(conflict, signedOut)},
    {weight: question in stepAnswers || question in assistanceAnswers ? 2 : 0, arbitrary: fc.constant(signedOut)},
    {weight: question === 'checkEnterprise' ? 3 : 0, arbitrary: fc.constant(conflict)},
    {weight: question === 'getStatus' ? 0 : 1, arbitrary: fc.constant(another)},
    {weight: names.includes('subject') ? 2 : 0, arbitrary: fc.constant(aboutAnother)},
    {
      weight: question === 'getProfile' ? 6 : 0,
      arbitrary: record({give: fc.constant('value'), value: changedRecord}),
    },
    fc.constant<Answer>({give: 'trap'}),
    fc.constant<Answer>({give: 'silence'}),
    record({
      give: fc.constant('throw'),
      what: fc.constantFrom('Error', 'TypeError', 'AbortError', 'signed out', 'conflict', 'nothing', 'text', 'echo'),
      atOnce: fc.boolean(),
    }),
    {
      weight: 2,
      arbitrary: record({
        give: fc.constant('response'),
        status: fc.constantFrom(200, 201, 302, 400, 401, 403, 409, 412, 428, 429, 500, 503),
        type: fc.constantFrom('application/json', 'application/problem+json; charset=utf-8', 'text/html', ''),
        text: fc.oneof(
          fc.json(),
          wildText,
          fc.record({code: wildText, requestId: wildText, retryAfter: fc.double()}).map((json) => JSON.stringify(json)),
          jsonWith('code', 'requestId', 'retryAfter').map((json) => JSON.stringify(json)),
          fc.constant('{"code":"subject-changed"}'),
        ),
        retryAfter: fc.constantFrom('', '30', '-5', 'Infinity', '1e9', 'Wed, 21 Oct 2026 07:28:00 GMT', 'x'),
      }),
    },
  );
  return fc.array(answer, {maxLength: 4});
};

/** Without it there is no journey: mostly right at first. */
const mostly = (question: Question): fc.Arbitrary<Answer[]> =>
  fc.oneof({weight: 5, arbitrary: fc.constant<Answer[]>([])}, answers(question));

export const cardPlan: fc.Arbitrary<BackendPlan> = fc.record({
  getStatus: mostly('getStatus'),
  createCardChallenge: answers('createCardChallenge'),
  verifyCard: answers('verifyCard'),
});

/** The first record mostly right: without one there is nothing to change or to certify. */
const profileAnswers: fc.Arbitrary<Answer[]> = fc
  .tuple(mostly('getProfile'), answers('getProfile'))
  .map(([first, later]) => [...(first.length > 0 ? first : [{give: 'right'} as const]), ...later]);

export const profilePlan: fc.Arbitrary<BackendPlan> = fc.record({
  getStatus: mostly('getStatus'),
  getProfile: profileAnswers,
  updateEnterprise: answers('updateEnterprise'),
  updateAccount: answers('updateAccount'),
});

export const legalRepPlan: fc.Arbitrary<BackendPlan> = fc.record({
  getStatus: mostly('getStatus'),
  getProfile: profileAnswers,
  checkEnterprise: answers('checkEnterprise'),
  checkIdCard: answers('checkIdCard'),
  sendSmsCode: answers('sendSmsCode'),
  checkBankCard: answers('checkBankCard'),
});

export const adminAssistPlan: fc.Arbitrary<BackendPlan> = fc.record({
  getStatus: mostly('getStatus'),
  requestAssistance: answers('requestAssistance'),
  getAssistance: answers('getAssistance'),
  sendAssistanceCode: answers('sendAssistanceCode'),
  withdrawAssistance: answers('withdrawAssistance'),
});

export const inboxPlan: fc.Arbitrary<BackendPlan> = fc.record({
  getInbox: fc.oneof(answers('getInbox'), fc.constant<Answer[]>([])),
  confirmAssistance: answers('confirmAssistance'),
  declineAssistance: answers('declineAssistance'),
  createAssistanceCode: answers('createAssistanceCode'),
});
