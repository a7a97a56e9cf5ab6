import {expect} from 'chai';
import {quoted} from '../../src/domain/errors.js';
import {contractPattern} from '../../src/domain/plain.js';
import {contracts, instant, statusSchema, subject} from '../../src/domain/schemas.js';
import {expectFits, expectMisfits, misfit} from './misfits.js';

const status = (changes: object = {}): unknown => ({
  subject: 'subject-1',
  applicable: true,
  level: {id: 'low', rank: 1, label: '低', advice: '建议提升'},
  aspects: {enterprise: false, accountHolder: true},
  methods: [{id: 'ic-card', state: 'not-certified', enabled: true}],
  ...changes,
});

const method = (changes: object) => status({methods: [{id: 'ic-card', state: 'certified', enabled: true, ...changes}]});

const parseStatus = (value: unknown) => statusSchema().parse(value);

describe('The status schema', () => {
  it('accepts a valid status unchanged', () => {
    const full = method({verifiedAt: '2026-01-15T02:30:00Z', via: 'ccb', reason: '维护'});
    const more = status({
      now: '2026-01-15T10:30:00.123456+08:00',
      enterprise: {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'},
      nextLevel: {id: 'high', rank: 3, label: '高'},
    });
    const profiles = ['complete', 'incomplete'].map((profile) => status({profile}));
    expectFits(statusSchema(), status(), full, more, ...profiles);
  });

  it('accepts the versions that are spoken, with any patch, and no other', () => {
    const takes = (version: string) => contractPattern.test(version);
    for (const version of contracts) expect([version, `${version}.9`].every(takes), version).to.equal(true);
    for (const version of ['0', '0.2', '0.30', '0.4', '10.3', '1', '3', ''])
      expect(takes(version), version).to.equal(false);
  });

  it('drops unknown fields at every depth', () => {
    const talkative = {
      ...(method({idNumber: '1'}) as object),
      phone: '2',
      level: {id: 'low', rank: 1, label: '低', secret: '3'},
      aspects: {enterprise: true, accountHolder: true, other: '4'},
    };
    expect(JSON.stringify(parseStatus(talkative))).not.to.match(/idNumber|phone|secret|other/);
  });

  it('accepts methods and levels unknown to this version', () => {
    const parsed = parseStatus(status({methods: [{id: 'face-scan', state: 'pending', enabled: true}]}));
    expect(parsed.methods[0]?.id).to.equal('face-scan');
    expect(parseStatus(status({level: {id: 'x', rank: 2, label: '特'}})).level.id).to.equal('x');
  });

  it('reports the missing or invalid field', () => {
    expectMisfits(statusSchema(), [
      [status({subject: undefined}), 'subject'],
      [status({subject: '张三'}), 'subject'],
      [status({now: '2026-01-15T10:30:00'}), 'now'],
      [status({now: 1_768_444_200_000}), 'now'],
      [status({enterprise: {name: '样例'}}), 'enterprise.uscc'],
      [status({nextLevel: {id: 'high', rank: 3}}), 'nextLevel.label'],
      [status({applicable: 'true'}), 'applicable'],
      [status({profile: ''}), 'profile'],
      [status({level: null}), 'level'],
      [status({level: {id: 'low', rank: '1', label: '低'}}), 'level.rank'],
      ...[0, 1.5, 4, Infinity].map((rank) => [status({level: {id: 'low', rank, label: '低'}}), 'level.rank'] as const),
      [status({nextLevel: {id: 'high', rank: 10, label: '高'}}), 'nextLevel.rank'],
      [method({leadsTo: {id: 'high', rank: -3, label: '高'}}), 'methods.0.leadsTo.rank'],
      [method({effective: 'later'}), 'methods.0.effective'],
      [status({aspects: {enterprise: true}}), 'aspects.accountHolder'],
      [status({methods: {length: 1}}), 'methods'],
      [method({id: 7}), 'methods.0.id'],
      [method({state: 'certified '}), 'methods.0.state'],
      [method({state: 'certified|pending'}), 'methods.0.state'],
      [method({enabled: 1}), 'methods.0.enabled'],
      [method({verifiedAt: 'yesterday'}), 'methods.0.verifiedAt'],
      [method({via: ['a']}), 'methods.0.via'],
      [method({via: ''}), 'methods.0.via'],
      [method({places: [{id: 'ccb'}]}), 'methods.0.places.0.enabled'],
      [method({phoneShows: [7]}), 'methods.0.phoneShows.0'],
    ]);
  });

  it('rejects a value that is no object', () => {
    for (const value of [undefined, null, 7, 'ok', [], true, () => status()]) {
      expect(misfit(statusSchema(), value), String(value)).to.equal('');
    }
  });

  it('accepts at most fifty methods', () => {
    const methods = (length: number) =>
      status({methods: Array.from({length}, () => ({id: 'a', state: 'pending', enabled: true}))});
    expect(misfit(statusSchema(), methods(50))).to.equal(undefined);
    expect(misfit(statusSchema(), methods(51))).to.equal('methods');
    expect(misfit(statusSchema(), status({methods: new Array(100_000).fill(null)}))).to.match(/^methods/);
  });

  it('ignores special names such as __proto__', () => {
    const text = JSON.stringify(status()).replace('{', '{"__proto__":{"polluted":true},"constructor":{"x":1},');
    const parsed = parseStatus(JSON.parse(text));
    expect(parsed).to.deep.equal(status());
    expect(Object.getPrototypeOf(parsed)).to.equal(Object.prototype);
    expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
  });

  it('does not accept an inherited field', () => {
    const {subject: _, ...rest} = status() as {subject: string};
    const text = JSON.stringify(rest).replace('{', '{"__proto__":{"subject":"subject-1"},');
    expect(misfit(statusSchema(), JSON.parse(text))).to.equal('subject');
  });

  it('strips control characters from texts and truncates them', () => {
    const {label, advice} = parseStatus(
      status({level: {id: 'low', rank: 1, label: '低\u202E高', advice: '长'.repeat(1_000)}}),
    ).level;
    expect(label).to.equal('低 高');
    expect(advice).to.have.length(200);
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
