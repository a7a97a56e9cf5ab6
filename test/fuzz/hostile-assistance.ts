import fc from 'fast-check';
import {
  fakeAssistance,
  fakeAssistanceCode,
  fakeInbox,
  fakeInboxAnswered,
  fakeInboxRequest,
  fakeOpenAssistance,
  fakeOutcome,
  fakePending,
} from '../../src/fakes.js';
import {refusal, wildId, wildInstant} from './hostile-steps.js';
import {nearly, pollution, wildText} from './wild.js';

/* What fits the administrator's help, or nearly: both the account holder's side and the administrator's. */

type Values = (part: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>;

const no = (...codes: readonly string[]): fc.Arbitrary<unknown> =>
  fc.record({
    passed: fc.constant(false),
    refusal: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record(
          {code: fc.constantFrom(...codes, 'not known here'), message: wildText},
          {requiredKeys: ['code']},
        ),
      },
      refusal,
    ),
  });

const helped = fakeOutcome({method: 'admin-assist', level: {id: 'medium', rank: 2, label: '中'}});

/** A certification, or what only looks like one. */
const passes = fc.oneof(
  {weight: 2, arbitrary: fc.constant<unknown>(helped)},
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      {passed: true},
      ...['true', 1, [true], {}].map((passed) => ({...helped, passed})),
      {...helped, subject: 'subject-2'},
      {...helped, open: true},
      {...helped, open: null},
      {...helped, passed: false, refusal: {code: 'assistance-declined'}},
      {...helped, ...fakePending(30)},
      Object.create(helped),
      [helped],
      {answer: 'confirmed', subject: 'subject-1'},
    ),
  },
  pollution.map((text) => JSON.parse(`{${text},"passed":true}`) as unknown),
);

const pending = fc.record({
  pending: fc.constant(true),
  subject: fc.constantFrom('subject-1', 'subject-2'),
  checkAfter: fc.oneof(fc.nat(90_000), fc.double()),
});

const wildNumber = fc.oneof(fc.constantFrom('00', '47', '4', '470', '４７', '47\n'), wildText);

const requests = fc
  .record({id: wildId, number: wildNumber, expiresAt: wildInstant}, {requiredKeys: []})
  .map((changes) => ({...fakeAssistance(), ...changes}));
const openRequests = fc
  .record({enterprise: wildText, number: wildNumber, expiresAt: wildInstant}, {requiredKeys: []})
  .map((changes) => ({...fakeOpenAssistance(), ...changes}));

const counts = fc.constantFrom<unknown>(0, 1, 2, -1, 1.5, 1e308, '3', [], {});
/** One thing of a request at a time, since what does not fit hides the rest. */
const inboxRequests = fc
  .oneof(
    {weight: 3, arbitrary: fc.record({nthToday: counts})},
    {weight: 2, arbitrary: fc.record({name: wildText, mobile: wildText, from: wildText})},
    fc.record({id: wildId}),
    fc.record({expiresAt: wildInstant, codeExpiresAt: wildInstant}),
  )
  .map((changes) => ({...fakeInboxRequest(), ...changes}));
const inboxes = fc
  .record(
    {
      requests: fc.array(inboxRequests, {maxLength: 2}),
      more: counts,
      withdrawnToday: counts,
      limitReached: fc.boolean(),
    },
    {requiredKeys: ['requests']},
  )
  .map((changes) => ({...fakeInbox(), ...changes}));
const manyRequests = fc
  .constantFrom(0, 50, 51)
  .map((count) => fakeInbox({requests: Array.from({length: count}, () => fakeInboxRequest())}));

const newCodes = fc
  .record(
    {code: fc.oneof(fc.constantFrom('2048135', '２０４８１３５７', '00000000'), wildText), expiresAt: wildInstant},
    {requiredKeys: []},
  )
  .map((changes) => ({...fakeAssistanceCode(), ...changes}));

const answered: Values = (part) =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: no(
        ...['step-up-required', 'assistance-number-incorrect', 'assistance-answered', 'assistance-withdrawn'],
        ...['assistance-expired', 'human-check-required'],
      ),
    },
    fc.constantFrom<unknown>(
      fakeInboxAnswered('confirmed'),
      fakeInboxAnswered('declined'),
      {...fakeInboxAnswered('confirmed'), subject: 'subject-2'},
      {...fakeInboxAnswered('confirmed'), answer: 'confirmed\n'},
      {...fakeInboxAnswered('confirmed'), passed: false, refusal: {code: 'assistance-expired'}},
      helped,
    ),
    nearly(fakeInboxAnswered('confirmed'), part),
  );

export const assistanceAnswers = {
  requestAssistance: (part) =>
    fc.oneof(
      {weight: 3, arbitrary: no('consent-required', 'human-check-required', 'method-disabled')},
      {weight: 3, arbitrary: requests},
      passes,
      nearly(fakeAssistance(), part),
    ),
  getAssistance: (part) =>
    fc.oneof(
      {weight: 3, arbitrary: no('assistance-declined', 'assistance-expired', 'assistance-number-incorrect')},
      {weight: 3, arbitrary: passes},
      {weight: 2, arbitrary: pending},
      {weight: 2, arbitrary: openRequests},
      nearly(fakeOpenAssistance(), part),
      nearly(helped, part),
    ),
  sendAssistanceCode: (part) =>
    fc.oneof(
      {weight: 4, arbitrary: no('assistance-code-incorrect', 'assistance-expired', 'human-check-required')},
      {weight: 2, arbitrary: passes},
      pending,
      openRequests,
      nearly(helped, part),
    ),
  withdrawAssistance: (part) => fc.oneof(no('assistance-expired'), passes, part),
  getInbox: (part) =>
    fc.oneof(
      {weight: 2, arbitrary: no('not-applicable')},
      {weight: 6, arbitrary: inboxes},
      manyRequests,
      nearly(fakeInbox(), part),
    ),
  confirmAssistance: answered,
  declineAssistance: answered,
  createAssistanceCode: (part) =>
    fc.oneof(
      {weight: 3, arbitrary: no('step-up-required', 'assistance-answered', 'assistance-expired')},
      {weight: 3, arbitrary: newCodes},
      fc.constant({...fakeAssistanceCode(), subject: 'subject-2'}),
      nearly(fakeAssistanceCode(), part),
    ),
} as const satisfies Record<string, Values>;
