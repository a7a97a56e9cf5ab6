import {expect} from 'chai';
import {problemSchema, quoted, statusSchema} from '../../src/domain/schemas.js';

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

/** Where it does not fit; undefined where it does. */
const misfit = (schema: typeof statusSchema | typeof problemSchema, value: unknown): string | undefined => {
  const {error} = schema().safeParse(value);
  return error?.issues[0]?.path.join('.');
};

describe('What a backend says of the user', () => {
  it('is taken as it is where it fits', () => {
    expect(parseStatus(status())).to.deep.equal(status());
    const full = method({verifiedAt: '2026-01-15T02:30:00Z', via: '建设银行', reason: '维护'});
    expect(parseStatus(full)).to.deep.equal(full);
    const longest = status({subject: 'x'.repeat(200)});
    expect(parseStatus(longest)).to.deep.equal(longest);
    for (const profile of ['complete', 'incomplete']) {
      expect(parseStatus(status({profile}))).to.include({profile});
    }
  });

  it('loses the fields that are not part of the contract, at every depth', () => {
    const talkative = {
      ...(method({idNumber: '1'}) as object),
      phone: '2',
      level: {id: 'low', rank: 1, label: '低', secret: '3'},
      aspects: {enterprise: true, accountHolder: true, other: '4'},
    };
    expect(JSON.stringify(parseStatus(talkative))).not.to.match(/idNumber|phone|secret|other/);
  });

  it('may name methods and levels that this version has never heard of', () => {
    const parsed = parseStatus(status({methods: [{id: 'face-scan', state: 'pending', enabled: true}]}));
    expect(parsed.methods[0]?.id).to.equal('face-scan');
    expect(parseStatus(status({level: {id: 'x', rank: -2.5, label: '特'}})).level.rank).to.equal(-2.5);
  });

  it('does not fit where a part is missing or of another type, and the part is named', () => {
    const cases: readonly [unknown, string][] = [
      [status({subject: undefined}), 'subject'],
      [status({subject: ''}), 'subject'],
      [status({subject: 'x'.repeat(201)}), 'subject'],
      [status({applicable: 'true'}), 'applicable'],
      [status({profile: ''}), 'profile'],
      [status({level: null}), 'level'],
      [status({level: {id: 'low', rank: '1', label: '低'}}), 'level.rank'],
      [status({level: {id: 'low', rank: Infinity, label: '低'}}), 'level.rank'],
      [status({aspects: {enterprise: true}}), 'aspects.accountHolder'],
      [status({methods: {length: 1}}), 'methods'],
      [method({id: 7}), 'methods.0.id'],
      [method({state: 'certified '}), 'methods.0.state'],
      [method({state: 'certified|pending'}), 'methods.0.state'],
      [method({enabled: 1}), 'methods.0.enabled'],
      [method({verifiedAt: 'yesterday'}), 'methods.0.verifiedAt'],
      [method({via: ['a']}), 'methods.0.via'],
    ];
    for (const [value, part] of cases) expect(misfit(statusSchema, value), part).to.equal(part);
  });

  it('does not fit where it is no object at all', () => {
    for (const value of [undefined, null, 7, 'ok', [], true, () => status()]) {
      expect(misfit(statusSchema, value), String(value)).to.equal('');
    }
  });

  it('may have fifty methods, and no more', () => {
    const methods = (length: number) =>
      status({methods: Array.from({length}, () => ({id: 'a', state: 'pending', enabled: true}))});
    expect(misfit(statusSchema, methods(50))).to.equal(undefined);
    expect(misfit(statusSchema, methods(51))).to.equal('methods');
    expect(misfit(statusSchema, status({methods: new Array(100_000).fill(null)}))).to.match(/^methods/);
  });

  it('cannot reach into the page by names that JavaScript treats specially', () => {
    const text = JSON.stringify(status()).replace('{', '{"__proto__":{"polluted":true},"constructor":{"x":1},');
    const parsed = parseStatus(JSON.parse(text));
    expect(parsed).to.deep.equal(status());
    expect(Object.getPrototypeOf(parsed)).to.equal(Object.prototype);
    expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
  });

  it('has no field that only seems to be there', () => {
    const {subject: _, ...rest} = status() as {subject: string};
    const text = JSON.stringify(rest).replace('{', '{"__proto__":{"subject":"subject-1"},');
    expect(misfit(statusSchema, JSON.parse(text))).to.equal('subject');
  });

  it('has its words made plain and short', () => {
    const {label, advice} = parseStatus(
      status({level: {id: 'low', rank: 1, label: '低\u202E高', advice: '长'.repeat(1_000)}}),
    ).level;
    expect(label).to.equal('低 高');
    expect(advice).to.have.length(200);
  });
});

describe('What a backend says of a failure', () => {
  it('is four fields, all of which may be missing', () => {
    expect(problemSchema().parse({title: 'Oops', detail: 'x'})).to.deep.equal({});
    const problem = {status: 503, code: 'unavailable', requestId: 'request-1', retryAfter: 0};
    expect(problemSchema().parse({...problem, stack: 'at …'})).to.deep.equal(problem);
  });

  it('does not fit where a field is of another type or beyond reason', () => {
    const cases: readonly [object, string][] = [
      [{status: '503'}, 'status'],
      [{code: 503}, 'code'],
      [{requestId: ''}, 'requestId'],
      [{retryAfter: -1}, 'retryAfter'],
      [{retryAfter: 86_401}, 'retryAfter'],
      [{retryAfter: NaN}, 'retryAfter'],
      [{retryAfter: '3'}, 'retryAfter'],
    ];
    for (const [value, part] of cases) expect(misfit(problemSchema, value)).to.equal(part);
    expect(misfit(problemSchema, {retryAfter: 86_400})).to.equal(undefined);
  });
});

describe('Words of the other side', () => {
  it('are kept up to 200 characters, and cut to 200 beyond', () => {
    expect(quoted('长'.repeat(200))).to.equal('长'.repeat(200));
    expect(quoted('长'.repeat(201))).to.equal(`${'长'.repeat(199)}…`);
    expect(quoted('x'.repeat(1_000_000))).to.have.length(200);
  });

  it('are counted by character: a rare one is not cut in half', () => {
    expect(quoted('𠮷'.repeat(200))).to.equal('𠮷'.repeat(200));
    expect(quoted('𠮷'.repeat(201))).to.equal(`${'𠮷'.repeat(199)}…`);
  });

  it('have a blank where control characters were, and none around them', () => {
    expect(quoted('\u0000\t一\r\n二\u0007\u009F三\u007F ')).to.equal('一 二 三');
  });

  it('cannot turn the direction of reading, nor hide characters', () => {
    const tricks = [
      '\u200B',
      '\u200E',
      '\u200F',
      '\u202A',
      '\u202D',
      '\u202E',
      '\u2060',
      '\u2066',
      '\u2067',
      '\u2069',
      '\uFEFF',
    ];
    for (const trick of tricks) expect(quoted(`一${trick}二`), trick.codePointAt(0)?.toString(16)).to.equal('一 二');
  });

  it('are otherwise as they were, markup as well', () => {
    expect(quoted('<b onclick="x">错误 & “引号”</b>')).to.equal('<b onclick="x">错误 & “引号”</b>');
  });
});
