import {expect} from 'chai';
import {quoted} from '../../src/domain/errors.js';
import {inboxAnswerSchema} from '../../src/domain/assistance.schemas.js';
import {enterpriseAnswerSchema, personAnswerSchema} from '../../src/domain/legal-rep.schemas.js';
import {handoffStatusSchema} from '../../src/domain/handoff.schemas.js';
import {outcomeSchema} from '../../src/domain/outcome.schemas.js';
import {contractPattern} from '../../src/domain/wire-formats.js';
import {editableFields} from '../../src/domain/profile-fields.js';
import {saveAnswerSchema} from '../../src/domain/profile.schemas.js';
import {contracts, instant, statusSchema, subject} from '../../src/domain/schemas.js';
import {statusReader} from '../../src/domain/status.js';
import {
  fakeHandoff,
  fakeInbox,
  fakeInboxRequest,
  fakeNext,
  fakeOutcome,
  fakePending,
  fakeProfile,
  fakeRefused,
  fakeStatus,
} from '../../src/fakes.js';

/* What fits each answer and what does not: test/contract/openapi.test.ts, with the examples of the contract. */

describe('The flags of an answer', () => {
  const passed = fakeOutcome();
  const pending = fakePending(5);
  const refused = fakeRefused('limit-reached');
  const {id: _, ...opened} = fakeHandoff();
  const open = {...opened, open: true, method: 'bank-ukey', place: 'ccb', by: 'link'} as const;

  it('decide which kind of answer it is, whatever other fields it has', () => {
    const next = fakeNext('account-holder');
    for (const [schema, answer, read] of [
      [outcomeSchema, {...passed, ...pending}, pending],
      [outcomeSchema, {...passed, ...refused}, refused],
      [personAnswerSchema, {...passed, ...next}, next],
      [enterpriseAnswerSchema, {...next, ...refused}, refused],
      [handoffStatusSchema, {...passed, ...open}, open],
      [saveAnswerSchema, {effective: 'now', ...refused}, refused],
    ] as const)
      expect(schema().parse(answer)).to.deep.equal(read);
  });

  it('must be true or false, and the answer is rejected for any other value', () => {
    for (const flag of ['true', 1, {}, [true], null, undefined, false])
      expect(outcomeSchema().safeParse({...passed, passed: flag}).success, JSON.stringify(flag)).to.equal(false);
    for (const flag of [false, 'true', null])
      expect(handoffStatusSchema().safeParse({...passed, ...open, open: flag}).success).to.equal(false);
    expect(enterpriseAnswerSchema().safeParse(passed).success).to.equal(false);
  });
});

describe('The status', () => {
  it('is accepted in the versions that are spoken, with any patch, and in no other', () => {
    const takes = (version: string) => contractPattern.test(version);
    for (const version of contracts) expect([version, `${version}.9`].every(takes), version).to.equal(true);
    for (const version of ['0', '0.3', '10', '10.1', '2', '2.0', '']) expect(takes(version), version).to.equal(false);
  });

  it('has fifty methods at most, and a refusal twenty fields', () => {
    const fits = (length: number) => {
      const methods = Array.from({length}, () => ({id: 'a', state: 'pending', enabled: true}));
      return [statusSchema(), statusReader].map((each) => each.safeParse({...fakeStatus(), methods}).success);
    };
    expect([50, 51].flatMap(fits)).to.deep.equal([true, true, false, false]);
    const fields = (length: number) => fakeRefused('enterprise-mismatch', {fields: new Array(length).fill('name')});
    expect([20, 21].map((each) => outcomeSchema().safeParse(fields(each)).success)).to.deep.equal([true, false]);
    // A long inbox is no failure.
    const requests = Array.from({length: 51}, () => fakeInboxRequest());
    expect(inboxAnswerSchema().safeParse(fakeInbox({requests})).success).to.equal(true);
  });

  it('is read without special names such as __proto__, and without what is inherited', () => {
    const status = fakeStatus();
    const {subject: _, ...rest} = status;
    const withProto = (value: object, more: string): unknown =>
      JSON.parse(JSON.stringify(value).replace('{', `{${more},`));
    for (const schema of [statusSchema(), statusReader]) {
      const hostile = withProto(status, '"__proto__":{"polluted":true},"constructor":{"x":1}');
      const {data} = schema.safeParse(hostile) as {data?: unknown};
      expect(data).to.deep.equal(status);
      expect(Object.getPrototypeOf(data)).to.equal(Object.prototype);
      expect(schema.safeParse(withProto(rest, '"__proto__":{"subject":"subject-1"}')).success).to.equal(false);
    }
  });
});

describe('The profile', () => {
  it('has every editable field', () => {
    const {enterprise, account} = fakeProfile();
    expect(enterprise).to.include.keys(...editableFields.enterprise);
    expect(account).to.include.keys(...editableFields.account);
  });
});

const fits = (schema: ReturnType<typeof subject | typeof instant>, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('The subject schema', () => {
  it('accepts 1 to 200 printable ASCII characters, as it is sent in a header', () => {
    for (const value of ['a', '!', '~', 'subject-1', 'a=b;c,d:"e"', 'x'.repeat(200)]) {
      expect(fits(subject(), value), value).to.equal(true);
    }
  });

  it('rejects anything else', () => {
    const others = ['', ' ', 'a b', 'a\n', '\na', 'a\r\nx-admin: 1', 'a\t', 'a\u007F', '张三', 'é', '１'];
    for (const value of [...others, 'x'.repeat(201), 7, null, undefined, ['a'], {}]) {
      expect(fits(subject(), value), JSON.stringify(value)).to.equal(false);
    }
  });
});

describe('The timestamp schema', () => {
  it('accepts any UTC offset and any number of second digits', () => {
    const written = [
      ...['2026-01-15T02:30:00Z', '2026-01-15T10:30:00+08:00', '2026-01-14T21:00:00-05:30', '2026-01-15T02:30:00.5Z'],
      ...['2026-01-15T02:30:00.123456Z', '2026-01-15T02:30:00.123456789+00:00', '2024-02-29T00:00:00Z'],
    ];
    for (const value of written) expect(fits(instant(), value), value).to.equal(true);
  });

  it('rejects a time without an offset', () => {
    for (const value of ['2026-01-15T02:30:00', '2026-01-15T02:30:00.123', '2026-01-15', '2026-01-15 02:30:00']) {
      expect(fits(instant(), value), value).to.equal(false);
    }
  });

  it('rejects an impossible time or another format', () => {
    const none = ['2026-13-15T02:30:00Z', '2026-01-15T25:30:00Z', '2026-01-15T02:60:00Z', '2026-01-15T02:30:00+0800'];
    const odd = ['2026-01-15T02:30Z', '2026-01-15T02:30:00.Z', '2026-01-15t02:30:00z', '2026-01-15 02:30:00Z', 'now'];
    const around = ['2026-01-15T02:30:00Z\n', ' 2026-01-15T02:30:00Z', '2026-01-15T02:30:00Z (soon)'];
    for (const value of [...none, ...odd, ...around, '', 1_768_444_200_000, null, new Date()]) {
      expect(fits(instant(), value), JSON.stringify(value)).to.equal(false);
    }
  });
});

describe('A quoted foreign text', () => {
  it('is kept up to 200 characters, and truncated to 200 beyond', () => {
    expect(quoted('长'.repeat(200))).to.equal('长'.repeat(200));
    expect(quoted('长'.repeat(201))).to.equal(`${'长'.repeat(199)}…`);
    expect(quoted('x'.repeat(1_000_000))).to.have.length(200);
  });

  it('is counted by code point, so that no character is split', () => {
    expect(quoted('𠮷'.repeat(200))).to.equal('𠮷'.repeat(200));
    expect(quoted('𠮷'.repeat(201))).to.equal(`${'𠮷'.repeat(199)}…`);
  });

  it('has control characters replaced by single spaces and trimmed', () => {
    expect(quoted('\u0000\t一\r\n二\u0007\u009F三\u007F ')).to.equal('一 二 三');
  });

  it('has bidirectional and invisible characters replaced', () => {
    const tricks = [
      ...['\u200B', '\u200E', '\u200F', '\u202A', '\u202D', '\u202E', '\u2060', '\u2066', '\u2067', '\u2069'],
      ...['\uFEFF', '\u2800', '\u3164', '\uFFA0', '\u115F', '\u034F', '\u00AD', '\u180E', '\u3000\u00A0', '\uD800'],
      '\u{E0041}\u{E007F}',
    ];
    for (const trick of tricks) expect(quoted(`一${trick}二`), trick.codePointAt(0)?.toString(16)).to.equal('一 二');
    expect(quoted('葛\u{E0100}\uFE0F城')).to.equal('葛城');
  });

  it('is otherwise unchanged, markup included', () => {
    expect(quoted('<b onclick="x">错误 & “引号”</b>')).to.equal('<b onclick="x">错误 & “引号”</b>');
  });
});
