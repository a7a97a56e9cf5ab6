import fc from 'fast-check';
import {fakeNext, fakeOutcome, fakeSaved, fakeSmsCode} from '../../src/fakes.js';
import {nearly, pollution, wildText} from './wild.js';

/* What fits the legal representative's path, or nearly: a "no", a step out of turn, a code of another time. */

type Values = (part: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>;

export const refusal = fc.record(
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

/** What would be right elsewhere on the path, or says two things at once. */
const outOfTurn = fc.constantFrom<unknown>(
  fakeNext('legal-rep'),
  fakeNext('account-holder'),
  fakeOutcome(),
  fakeSmsCode(),
  fakeSaved(),
  {...fakeOutcome(), ...fakeNext('legal-rep')},
  {...fakeNext('account-holder'), passed: false, refusal: {code: 'ticket-expired'}},
  {...fakeSmsCode(), passed: false},
  fakeOutcome({subject: 'subject-2'}),
  Object.create(fakeNext('legal-rep')),
);

/** As an identifier of the other side's: as long as may be, or longer. */
export const wildId = fc.oneof(fc.constantFrom('9', '9'.repeat(200), '9'.repeat(201)), wildText);

export const wildInstant = fc.oneof(
  wildText,
  fc.constantFrom('1970-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '9999-12-31', '0', '1'),
);

/** A "no", or another step than the usual one. */
const steps =
  (...codes: readonly [string, ...string[]]): Values =>
  (part) =>
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          passed: fc.constant(false),
          refusal: fc.record(
            {code: fc.constantFrom(...codes, 'not known here'), message: wildText},
            {requiredKeys: ['code']},
          ),
        }),
      },
      fc.record({passed: fc.constant(false), refusal}),
      {
        weight: 3,
        arbitrary: fc.record({
          next: fc.constantFrom('legal-rep', 'account-holder', '__proto__'),
          ticket: wildId,
          expiresAt: fc.oneof(fc.constant('2026-01-15T02:30:00Z'), wildInstant),
        }),
      },
      fc.record({
        pending: fc.constant(true),
        subject: fc.constantFrom('subject-1', 'subject-2'),
        checkAfter: fc.oneof(fc.nat(90_000), fc.double()),
      }),
      outOfTurn,
      pollution.map((text) => JSON.parse(`{${text},"next":"account-holder","passed":true}`) as unknown),
      nearly({passed: false, refusal: {code: codes[0]}}, part),
    );

const wildSeconds = fc.oneof(
  fc.constantFrom(0, -0, -1, 1e-9, 86_400, 86_401, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
  fc.double(),
);

/** A code that is over already, or never, or that can be asked for again at once, or never. */
const codes = fc
  .oneof(
    fc.record({expiresAt: wildInstant}),
    fc.record({retryAfter: wildSeconds}),
    fc.record({maskedMobile: wildText, smsId: wildId}),
    fc.record({expiresAt: wildInstant, retryAfter: wildSeconds, triesLeft: wildSeconds}),
  )
  .map((changes) => ({...fakeSmsCode(), ...changes}));

const sendingSteps = steps('ticket-expired', 'record-changed', 'human-check-required', 'sms-not-sent');
const personCodes = ['person-mismatch', 'ticket-expired', 'record-changed', 'human-check-required'] as const;

export const stepAnswers = {
  checkEnterprise: steps('enterprise-mismatch', 'consent-required', 'human-check-required'),
  checkIdCard: steps(...personCodes),
  sendSmsCode: (part) => fc.oneof({weight: 2, arbitrary: codes}, {weight: 3, arbitrary: sendingSteps(part)}),
  checkBankCard: steps('sms-incorrect', 'sms-expired', ...personCodes),
} as const satisfies Record<string, Values>;
