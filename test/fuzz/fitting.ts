import fc from 'fast-check';
import {
  fakeAssistance,
  fakeAssistanceCode,
  fakeField,
  fakeInbox,
  fakeInboxAnswered,
  fakeInboxRequest,
  fakeNext,
  fakeOpenAssistance,
  fakeOutcome,
  fakePending,
  fakeProfile,
  fakeSaved,
  fakeSmsCode,
  type FakeProfileChanges,
} from '../../src/fakes.js';
import type {Question} from '../harness/world.js';
import {nearly, pollution, wildText} from './wild.js';

/* What fits a question, or nearly: a "no", a step out of turn, a code of another time, the record of another. */

type Any = fc.Arbitrary<unknown>;
type Values = (part: Any) => Any;

const often = (weight: number, arbitrary: Any) => ({weight, arbitrary});

const refusal = fc.record(
  {
    code: fc.oneof(
      fc.constantFrom('challenge-expired', 'signature-invalid', 'card-revoked', 'enterprise-mismatch', '__proto__'),
      wildText,
    ),
    message: wildText,
    triesLeft: fc.oneof(fc.nat(5), fc.double()),
    retryAfter: fc.oneof(fc.nat(90_000), fc.double()),
    fields: fc.array(fc.oneof(fc.constantFrom('uscc', 'idNumber', '__proto__'), fc.string({maxLength: 210})), {
      maxLength: 21,
    }),
  },
  {requiredKeys: ['code']},
);

const no = (...codes: readonly string[]): Any =>
  fc.record({
    passed: fc.constant(false),
    refusal: fc.oneof(
      often(
        3,
        fc.record({code: fc.constantFrom(...codes, 'not known here'), message: wildText}, {requiredKeys: ['code']}),
      ),
      refusal,
    ),
  });

const nearlyNo = (code: string, part: Any): Any => nearly({passed: false, refusal: {code}}, part);

const pending = fc.record({
  pending: fc.constant(true),
  subject: fc.constantFrom('subject-1', 'subject-2'),
  checkAfter: fc.oneof(fc.nat(90_000), fc.double()),
});

/** What is right, but for some of these parts. */
const but = (right: () => object, ...parts: readonly Record<string, Any>[]): Any =>
  fc
    .oneof(...parts.map((each) => fc.record(each, {requiredKeys: []})))
    .map((changes) => ({...right(), ...(changes as object)}));

/** As an identifier of the other side's: as long as may be, or longer. */
const wildId = fc.oneof(fc.constantFrom('9', '9'.repeat(200), '9'.repeat(201)), wildText);
const wildInstant = fc.oneof(
  wildText,
  fc.constantFrom('1970-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '9999-12-31', '0', '1'),
);
const wildSeconds = fc.oneof(
  fc.constantFrom(0, -0, -1, 1e-9, 86_400, 86_401, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
  fc.double(),
);
const wildNumber = fc.oneof(fc.constantFrom('00', '47', '4', '470', '４７', '47\n'), wildText);
const counts = fc.constantFrom<unknown>(0, 1, 2, -1, 1.5, 1e308, '3', [], {});

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
export const changedRecord = fc.constantFrom(...changes).map(fakeProfile);

/** Such a record, or one of which a field is wild. */
const records: Values = (part) => {
  const field = fc.oneof(
    fc.record({display: wildText, onRecord: fc.boolean(), masked: fc.boolean()}),
    nearly(fakeField('张三'), part),
    part,
  );
  const {enterprise, account} = fakeProfile();
  const wild = fc
    .tuple(nearly(enterprise, field), nearly(account, field))
    .map(([enterprise, account]) => ({...fakeProfile(), enterprise, account}));
  return fc.oneof(often(3, changedRecord), wild);
};

const changed: Values = (part) =>
  fc.oneof(
    often(2, no('enterprise-mismatch', 'id-number-taken')),
    fc.record({saved: fc.constant(false), refusal}),
    nearly({saved: false, refusal: {code: 'too-many-changes'}}, part),
  );

/** What would be right elsewhere on the legal representative's path, or says two things at once. */
const outOfTurn = fc.constantFrom<unknown>(
  ...[fakeNext('legal-rep'), fakeNext('account-holder'), fakeOutcome(), fakeSmsCode(), fakeSaved()],
  {...fakeOutcome(), ...fakeNext('legal-rep')},
  {...fakeNext('account-holder'), passed: false, refusal: {code: 'ticket-expired'}},
  {...fakeSmsCode(), passed: false},
  fakeOutcome({subject: 'subject-2'}),
  Object.create(fakeNext('legal-rep')),
);

/** A "no", or another step than the usual one. */
const steps =
  (...codes: readonly [string, ...string[]]): Values =>
  (part) =>
    fc.oneof(
      often(5, no(...codes)),
      often(
        3,
        fc.record({
          next: fc.constantFrom('legal-rep', 'account-holder', '__proto__'),
          ticket: wildId,
          expiresAt: fc.oneof(fc.constant('2026-01-15T02:30:00Z'), wildInstant),
        }),
      ),
      ...[pending, outOfTurn, nearlyNo(codes[0], part)],
      pollution.map((text) => JSON.parse(`{${text},"next":"account-holder","passed":true}`) as unknown),
    );
const personCodes = ['person-mismatch', 'ticket-expired', 'record-changed', 'human-check-required'] as const;
const sending = steps('ticket-expired', 'record-changed', 'human-check-required', 'sms-not-sent');
/** A code that is over already, or never, or that can be asked for again at once, or never. */
const codes = but(fakeSmsCode, {
  ...{expiresAt: wildInstant, retryAfter: wildSeconds, maskedMobile: wildText, smsId: wildId, triesLeft: wildSeconds},
});

const helped = fakeOutcome({method: 'admin-assist', level: {id: 'medium', rank: 2, label: '中'}});
/** A certification, or what only looks like one. */
const passes = fc.oneof(
  often(2, fc.constant<unknown>(helped)),
  often(
    3,
    fc.constantFrom<unknown>(
      {passed: true},
      ...['true', 1, [true], {}].map((passed) => ({...helped, passed})),
      ...[{subject: 'subject-2'}, {open: true}, {open: null}, fakePending(30)].map((more) => ({...helped, ...more})),
      {...helped, passed: false, refusal: {code: 'assistance-declined'}},
      Object.create(helped),
      [helped],
      {answer: 'confirmed', subject: 'subject-1'},
    ),
  ),
  pollution.map((text) => JSON.parse(`{${text},"passed":true}`) as unknown),
);
const openRequests = but(fakeOpenAssistance, {enterprise: wildText, number: wildNumber, expiresAt: wildInstant});

/** One thing of a request at a time, since what does not fit hides the rest. */
const inboxRequests = but(
  fakeInboxRequest,
  {nthToday: counts},
  {name: wildText, mobile: wildText, from: wildText},
  {id: wildId},
  {expiresAt: wildInstant, codeExpiresAt: wildInstant},
);
const inboxes = fc
  .record(
    {
      ...{requests: fc.array(inboxRequests, {maxLength: 2}), limitReached: fc.boolean()},
      ...{more: counts, withdrawnToday: counts},
    },
    {requiredKeys: ['requests']},
  )
  .map((changes) => ({...fakeInbox(), ...changes}));
const manyRequests = fc
  .constantFrom(0, 50, 51)
  .map((count) => fakeInbox({requests: Array.from({length: count}, () => fakeInboxRequest())}));

const confirmed = fakeInboxAnswered('confirmed');
const answered: Values = (part) =>
  fc.oneof(
    often(
      5,
      no(
        ...['step-up-required', 'assistance-number-incorrect', 'assistance-answered', 'assistance-withdrawn'],
        ...['assistance-expired', 'human-check-required'],
      ),
    ),
    fc.constantFrom<unknown>(
      ...[confirmed, fakeInboxAnswered('declined'), helped],
      ...[{subject: 'subject-2'}, {answer: 'confirmed\n'}].map((more) => ({...confirmed, ...more})),
      {...confirmed, passed: false, refusal: {code: 'assistance-expired'}},
    ),
    nearly(confirmed, part),
  );

export const fitting: Readonly<Partial<Record<Question, Values>>> = {
  getProfile: records,
  updateEnterprise: changed,
  updateAccount: changed,
  verifyCard: (part) =>
    fc.oneof(often(2, no('challenge-expired', 'card-revoked')), pending, nearlyNo('card-revoked', part)),
  checkEnterprise: steps('enterprise-mismatch', 'consent-required', 'human-check-required'),
  checkIdCard: steps(...personCodes),
  sendSmsCode: (part) => fc.oneof(often(2, codes), often(3, sending(part))),
  checkBankCard: steps('sms-incorrect', 'sms-expired', ...personCodes),
  requestAssistance: (part) =>
    fc.oneof(
      often(3, no('consent-required', 'human-check-required', 'method-disabled')),
      often(3, but(fakeAssistance, {id: wildId, number: wildNumber, expiresAt: wildInstant})),
      ...[passes, nearly(fakeAssistance(), part)],
    ),
  getAssistance: (part) =>
    fc.oneof(
      often(3, no('assistance-declined', 'assistance-expired', 'assistance-number-incorrect')),
      ...[often(3, passes), often(2, pending), often(2, openRequests)],
      ...[nearly(fakeOpenAssistance(), part), nearly(helped, part)],
    ),
  sendAssistanceCode: (part) =>
    fc.oneof(
      often(4, no('assistance-code-incorrect', 'assistance-expired', 'human-check-required')),
      ...[often(2, passes), pending, openRequests, nearly(helped, part)],
    ),
  withdrawAssistance: (part) => fc.oneof(no('assistance-expired'), passes, part),
  getInbox: (part) =>
    fc.oneof(often(2, no('not-applicable')), often(6, inboxes), manyRequests, nearly(fakeInbox(), part)),
  confirmAssistance: answered,
  declineAssistance: answered,
  createAssistanceCode: (part) =>
    fc.oneof(
      often(3, no('step-up-required', 'assistance-answered', 'assistance-expired')),
      often(
        3,
        but(fakeAssistanceCode, {
          code: fc.oneof(fc.constantFrom('2048135', '２０４８１３５７', '00000000'), wildText),
          expiresAt: wildInstant,
        }),
      ),
      ...[fc.constant({...fakeAssistanceCode(), subject: 'subject-2'}), nearly(fakeAssistanceCode(), part)],
    ),
};
