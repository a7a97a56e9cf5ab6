import fc from 'fast-check';
import {operations, refusalsOf, type Operation} from '../../contract/operations.js';
import {fakeAssistance, fakeField, fakeInboxRequest, fakeProfile, type FakeProfileChanges} from '../../src/fakes.js';
import type {OperationName} from '../harness/world.js';
import {nearly, pollution, wildText} from './wild.js';

/* What fits a request, or nearly: a "no", a step out of turn, a code of another time, the record of another. */

type Any = fc.Arbitrary<unknown>;

const often = (weight: number, arbitrary: Any) => ({weight, arbitrary});

/** As an identifier of the other side's: as long as may be, or longer. */
const id = fc.oneof(fc.constantFrom('9', '9'.repeat(200), '9'.repeat(201)), wildText);
const instant = fc.oneof(
  wildText,
  fc.constantFrom('1970-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '9999-12-31', '0', '1'),
);
const seconds = fc.oneof(
  fc.constantFrom(0, -0, -1, 1e-9, 86_400, 86_401, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
  fc.double(),
);
const counts = fc.constantFrom<unknown>(0, 1, 2, -1, 1.5, 1e308, '3', [], {});

/** What a field of this name may hold; others hold any text. */
const wild: Readonly<Record<string, Any>> = {
  ...{id, ticket: id, smsId: id},
  ...{expiresAt: instant, requestedAt: instant, codeExpiresAt: instant},
  ...{retryAfter: seconds, checkAfter: seconds, triesLeft: seconds},
  ...{nthToday: counts, more: counts, withdrawnToday: counts, limitReached: fc.boolean()},
  subject: fc.constant('subject-2'),
  enterprise: fc.oneof(wildText, fc.record({name: wildText, uscc: fc.constant('91310000PDY000028G')})),
  passed: fc.constantFrom<unknown>('true', 1, [true], {}, false),
  open: fc.constantFrom(true, null),
  answer: fc.constantFrom('confirmed\n', 'declined'),
  next: fc.constantFrom('legal-rep', 'account-holder', '__proto__'),
  number: fc.oneof(fc.constantFrom('00', '47', '4', '470', '４７', '47\n'), wildText),
  code: fc.oneof(fc.constantFrom('2048135', '２０４８１３５７', '00000000'), wildText),
  refusal: fc.record({code: wildText}),
};

/** One thing of it at a time, since what does not fit hides the rest. */
const withOneWild = (right: object, ...more: readonly string[]): Any =>
  fc.oneof(
    ...[...Object.keys(right), ...more].map((name) =>
      (wild[name] ?? wildText).map((value) => ({...right, [name]: value})),
    ),
  );

const inboxRequest = withOneWild(fakeInboxRequest(), 'codeExpiresAt');
const requests = fc.oneof(
  often(4, fc.array(inboxRequest, {maxLength: 2})),
  fc.constantFrom(0, 50, 51).map((count) => Array.from({length: count}, () => fakeInboxRequest())),
);

/** The answers of an operation, as its contract has them, of now. */
const answersOf = ({answers}: Pick<Operation, 'answers'>): readonly object[] =>
  Object.values(answers).map(({now: _, ...each}: {readonly now?: string}) => ({
    ...each,
    ...('expiresAt' in each && {expiresAt: fakeAssistance().expiresAt}),
  }));

const refusal = (codes: Any): Any =>
  fc.record(
    {
      code: codes,
      message: wildText,
      triesLeft: fc.oneof(fc.nat(5), fc.double()),
      retryAfter: fc.oneof(fc.nat(90_000), fc.double()),
      fields: fc.array(fc.oneof(fc.constantFrom('uscc', 'idNumber', '__proto__'), fc.string({maxLength: 210})), {
        maxLength: 21,
      }),
    },
    {requiredKeys: ['code']},
  );

/** What would be right elsewhere, or says two things at once. */
const all = fc.constantFrom(...operations.flatMap(answersOf));
const outOfTurn = fc.oneof(
  all,
  fc.tuple(all, all).map(([one, other]) => ({...one, ...other})),
  all.map((each) => ({...each, passed: false, refusal: {code: 'ticket-expired'}})),
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
export const changedRecord = fc.constantFrom(...changes).map(fakeProfile);

/** Such a record, or one of which a field is wild. */
const records = (part: Any): Any => {
  const field = fc.oneof(
    fc.record({display: wildText, onRecord: fc.boolean(), masked: fc.boolean()}),
    nearly(fakeField('张三'), part),
    part,
  );
  const {enterprise, account} = fakeProfile();
  const damaged = fc
    .tuple(nearly(enterprise, field), nearly(account, field))
    .map(([enterprise, account]) => ({...fakeProfile(), enterprise, account}));
  return fc.oneof(often(3, changedRecord), damaged);
};

/** Answers to a request by its contract, with one part that is wild or `part`. */
export const fitting = (name: OperationName, part: Any): Any => {
  const operation = operations.find((each) => each.id === name);
  if (!operation) return part;
  if (name === 'getProfile') return records(part);
  const own = fc.constantFrom(...answersOf(operation));
  const known = fc.constantFrom(...refusalsOf(operation), 'not known here', '__proto__');
  // Asks for what a host may not have.
  const hosts = fc.constantFrom('human-check-required', 'step-up-required');
  const particular = operation.refusals ? [often(4, fc.constantFrom(...operation.refusals))] : [];
  const codes = fc.oneof(...particular, known, often(2, hosts));
  const plain = codes.map((code) => ({code}));
  const no = fc.record({
    passed: fc.constant(false),
    refusal: fc.oneof(often(3, plain), refusal(codes), refusal(wildText)),
  });
  const withRequests = fc.tuple(own, requests).map(([each, requests]) => ({...each, requests}));
  const more = name === 'getInbox' ? ['more', 'withdrawnToday'] : [];
  const oneWild = own.chain((each) => withOneWild(each, ...more));
  const onePart = own.chain((each) => nearly(each, part));
  const polluted = fc.tuple(pollution, own).map(([text, each]) => `{${text},${JSON.stringify(each).slice(1)}`);
  return fc.oneof(
    ...[often(10, no), often(2, own), often(7, oneWild), often(2, onePart), outOfTurn],
    often(name === 'getInbox' ? 5 : 0, withRequests),
    own.map((each) => Object.create(each) as unknown),
    polluted.map((text) => JSON.parse(text) as unknown),
  );
};
