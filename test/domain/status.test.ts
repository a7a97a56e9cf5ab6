import {expect} from 'chai';
import fc from 'fast-check';
import type {AnswerSchema} from '../../src/adapters/ask-backend.js';
import {statusSchema, type Status} from '../../src/domain/schemas.js';
import {statusReader} from '../../src/domain/status.js';

/** As JSON has it: parts without a value are not there. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const odd = fc.oneof(
  fc.jsonValue(),
  fc.string({unit: 'binary', maxLength: 210}),
  fc.constantFrom('', ' ', 'certified ', 'x'.repeat(200), 'x'.repeat(201), '\u202Ea\u0000b', '2026-01-15T10:30:00'),
);
const maybe = <T>(usual: fc.Arbitrary<T>) => fc.oneof({weight: 40, arbitrary: usual}, {weight: 1, arbitrary: odd});
const optional = <T>(usual: fc.Arbitrary<T>) => fc.option(maybe(usual), {nil: undefined});
const words = fc.string({unit: 'grapheme', maxLength: 220});
const id = fc.string({minLength: 1, maxLength: 12});
const instant = fc.constantFrom('2026-01-15T02:30:00Z', '2026-01-15T10:30:00.123456+08:00', '2026-02-31T00:00:00Z');
const flag = maybe(fc.boolean());
const level = fc.record({
  id: maybe(id),
  rank: maybe(fc.constantFrom(1, 2, 3)),
  label: maybe(words),
  advice: optional(words),
});
const place = {id: maybe(id), enabled: flag, reason: optional(words)};

const statuses = fc.record({
  contract: optional(fc.constantFrom('1.0', '1.7', '10', '2.0')),
  subject: maybe(fc.constantFrom('subject-1', '~'.repeat(200), '张三')),
  now: optional(instant),
  enterprise: optional(fc.record({name: maybe(words), uscc: maybe(words), more: fc.boolean()})),
  applicable: flag,
  level: maybe(level),
  nextLevel: optional(level),
  aspects: maybe(fc.record({enterprise: flag, accountHolder: flag})),
  profile: optional(fc.constantFrom('complete', 'incomplete')),
  methods: maybe(
    fc.array(
      fc.record({
        ...place,
        state: maybe(fc.constantFrom('certified', 'not-certified', 'pending')),
        verifiedAt: optional(instant),
        validUntil: optional(instant),
        renewFrom: optional(instant),
        endReason: optional(id),
        via: optional(id),
        leadsTo: optional(level),
        effective: optional(fc.constantFrom('now', 'next-sign-in')),
        places: optional(fc.array(fc.record(place), {maxLength: 52})),
        phoneShows: optional(fc.array(maybe(id), {maxLength: 21})),
      }),
      {maxLength: 3},
    ),
  ),
  more: fc.jsonValue(),
});

/** What is read, or undefined for what does not fit. */
const readBy = (schema: AnswerSchema<Status>, value: unknown): Status | undefined => {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
};

describe('The fast status reader', () => {
  it('accepts what the schema accepts, with the same result', () => {
    let accepted = 0;
    fc.assert(
      fc.property(statuses.map(asJson), (value) => {
        const read = readBy(statusReader, value);
        if (read) accepted += 1;
        expect(read).to.deep.equal(readBy(statusSchema(), value));
      }),
      {numRuns: 2_000},
    );
    expect(accepted).to.be.within(200, 1_800);
  });

  it('rejects non-status values like the schema', () => {
    for (const value of [undefined, null, 7, 'ok', [], true, {}, {methods: []}, () => ({})])
      expect([readBy(statusReader, value), readBy(statusSchema(), value)]).to.deep.equal([undefined, undefined]);
  });
});
