import {expect} from 'chai';
import {outcomeSchema} from '../../src/domain/outcome.schemas.js';
import {expectFits, expectMisfits, expectNone, misfit as misfitOf} from './misfits.js';

const passed = (changes: object = {}) => ({
  passed: true,
  subject: 'subject-1',
  certificationId: 'certification-1',
  method: 'ic-card',
  enterpriseName: '上海浦东样例贸易有限公司',
  verifiedAt: '2026-01-15T02:30:00Z',
  effective: 'now',
  level: {id: 'high', rank: 3, label: '高'},
  ...changes,
});
const pending = (changes: object = {}) => ({pending: true, subject: 'subject-1', checkAfter: 5, ...changes});
const refused = (refusal: object) => ({passed: false, refusal});

const parse = (value: unknown) => outcomeSchema().parse(value);
const misfit = (value: unknown) => misfitOf(outcomeSchema(), value);

describe('The outcome schema', () => {
  it('accepts passed, refused and pending outcomes unchanged', () => {
    const full = {code: 'limit-reached', fields: ['a'], triesLeft: 2, retryAfter: 60, message: '请稍后'};
    const more = passed({via: 'ccb', effective: 'next-sign-in', samePerson: true});
    expectFits(outcomeSchema(), passed(), more, refused(full), pending());
  });

  it('drops fields unknown to the shape', () => {
    expect(parse(passed({idNumber: '1', level: {id: 'a', rank: 1, label: '高', x: 1}}))).to.deep.equal(
      passed({level: {id: 'a', rank: 1, label: '高'}}),
    );
    expect(parse({...refused({code: 'card-revoked', holder: '张三'}), level: 1})).to.deep.equal(
      refused({code: 'card-revoked'}),
    );
    expect(parse(pending({certificationId: 'x'}))).to.deep.equal(pending());
  });

  it('accepts a refusal code or a method unknown to this version', () => {
    expect(parse(refused({code: 'moon-in-wrong-phase'}))).to.have.nested.property(
      'refusal.code',
      'moon-in-wrong-phase',
    );
    expect(parse(passed({method: 'face-scan'}))).to.have.property('method', 'face-scan');
  });

  it('requires the flag true for passed', () => {
    for (const flag of ['true', 1, {}, [true], null, undefined, false]) {
      expect(outcomeSchema().safeParse(passed({passed: flag})).success, JSON.stringify(flag)).to.equal(false);
    }
  });

  it('reads an outcome with pending: true as pending, never as passed', () => {
    expect(parse(passed({pending: true, checkAfter: 5}))).to.deep.equal(pending());
    expect(misfit(passed({pending: true}))).to.equal('checkAfter');
  });

  it('reports the missing or invalid field of its shape', () => {
    expectMisfits(outcomeSchema(), [
      [passed({certificationId: undefined}), 'certificationId'],
      [passed({effective: 'soon'}), 'effective'],
      [passed({level: undefined}), 'level'],
      [passed({level: {id: 'a', rank: '1', label: '高'}}), 'level.rank'],
      [passed({level: {id: 'a', rank: 10, label: '高'}}), 'level.rank'],
      [passed({verifiedAt: 'now'}), 'verifiedAt'],
      [passed({enterpriseName: {}}), 'enterpriseName'],
      [{passed: false}, 'refusal'],
      [refused({}), 'refusal.code'],
      ...['', 'a\ncode: b', 'a\u202Eb', 'A', 'a_b', '身份证', '11010119900307888X', 'a'.repeat(61)].map(
        (code) => [refused({code}), 'refusal.code'] as const,
      ),
      [refused({code: 'a', fields: 'name'}), 'refusal.fields'],
      [refused({code: 'a', fields: [1]}), 'refusal.fields.0'],
      [refused({code: 'a', retryAfter: -1}), 'refusal.retryAfter'],
      [refused({code: 'a', triesLeft: 'two'}), 'refusal.triesLeft'],
      [passed({via: '长'.repeat(201)}), 'via'],
      [pending({checkAfter: undefined}), 'checkAfter'],
      [pending({checkAfter: 1e9}), 'checkAfter'],
    ]);
  });

  it('requires a valid subject in passed and pending outcomes', () => {
    for (const subject of [undefined, null, '', 7, '张三', 'a b', 'x'.repeat(201)]) {
      expect(misfit(passed({subject})), JSON.stringify(subject)).to.equal('subject');
      expect(misfit(pending({subject})), JSON.stringify(subject)).to.equal('subject');
    }
  });

  it('rejects a value that is no outcome', () => {
    const others = [undefined, null, 7, 'passed', [], [true], {}, true, {pending: 'true', checkAfter: 5}];
    expectNone(outcomeSchema(), others);
  });

  it('accepts at most twenty refused fields', () => {
    const fields = (length: number) => refused({code: 'enterprise-mismatch', fields: new Array(length).fill('name')});
    expect(misfit(fields(20))).to.equal(undefined);
    expect(misfit(fields(21))).to.equal('refusal.fields');
    expect(misfit(fields(100_000))).to.equal('refusal.fields');
  });

  it('ignores special names such as __proto__', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"passed":true},"passed":false,"refusal":{"code":"a","__proto__":{"x":1}}}',
    ) as unknown;
    const parsed = parse(hostile);
    expect(parsed).to.deep.equal(refused({code: 'a'}));
    expect(Object.getPrototypeOf(parsed)).to.equal(Object.prototype);
  });

  it('strips control characters from texts and truncates them', () => {
    const parsed = parse(refused({code: 'a', message: `请\u202E${'长'.repeat(1_000)}`}));
    expect('refusal' in parsed && parsed.refusal.message)
      .to.match(/^请 长+…$/)
      .and.have.length(200);
  });
});
