import {expect} from 'chai';
import {editableFields} from '../../src/domain/profile-fields.js';
import {profileSchema, saveAnswerSchema, type Profile} from '../../src/domain/profile.schemas.js';
import {fakeField, fakeProfile, fakeRefused, fakeSaved} from '../../src/fakes.js';
import {expectFits, expectMisfits, expectNone, misfit as misfitOf} from './misfits.js';

const parse = (value: unknown): Profile => profileSchema().parse(value);
const misfit = (value: unknown) => misfitOf(profileSchema(), value);

describe('The profile schema', () => {
  it('accepts a valid profile unchanged', () => {
    const full = fakeProfile({
      complete: false,
      ifChanged: '修改后需要重新认证',
      enterprise: {address: fakeField('', {issue: {state: 'missing'}})},
      account: {idNumber: fakeField('3****************4', {issue: {state: 'suspect', reason: '与公安信息不一致'}})},
    });
    expectFits(profileSchema(), fakeProfile(), full);
  });

  it('drops unknown fields at every depth', () => {
    const {enterprise, account, ...rest} = fakeProfile();
    const parsed = parse({
      ...rest,
      password: '1',
      enterprise: {...enterprise, capital: {display: '2'}},
      account: {...account, holderName: {...account.holderName, clear: '3', issue: {state: 'suspect', by: '4'}}},
      editable: {...rest.editable, secret: true},
    });
    expect(JSON.stringify(parsed)).not.to.match(/password|capital|clear|"by"|secret/);
    expect(parsed.account.holderName).to.deep.equal({...account.holderName, issue: {state: 'suspect'}});
  });

  it('reports a missing subject, version or field', () => {
    const profile = fakeProfile();
    for (const [name, value] of [
      ['subject', ''],
      ['version', ''],
      ['version', undefined],
      ['complete', 'yes'],
    ] as const) {
      expect(misfit({...profile, [name]: value}), name).to.equal(name);
    }
    for (const part of ['enterprise', 'account'] as const) {
      for (const name of Object.keys(profile[part])) {
        expect(misfit({...profile, [part]: {...profile[part], [name]: undefined}})).to.equal(`${part}.${name}`);
      }
      expect(misfit({...profile, editable: {...profile.editable, [part]: 1}})).to.equal(`editable.${part}`);
    }
  });

  it('reports an invalid member of a field', () => {
    const withName = (changes: object) => ({
      ...fakeProfile(),
      account: {...fakeProfile().account, holderName: {...fakeField('张三'), ...changes}},
    });
    expect(misfit(withName({}))).to.equal(undefined);
    const cases: readonly [object, string][] = [
      [{display: 7}, 'display'],
      [{display: undefined}, 'display'],
      [{onRecord: 'true'}, 'onRecord'],
      [{masked: undefined}, 'masked'],
      [{issue: {state: 'wrong'}}, 'issue.state'],
      [{issue: {reason: '缺少'}}, 'issue.state'],
      [{issue: 'missing'}, 'issue'],
    ];
    for (const [changes, part] of cases) expect(misfit(withName(changes))).to.equal(`account.holderName.${part}`);
  });

  it('rejects an invalid subject', () => {
    for (const subject of [undefined, null, 7, '张三', 'a b', 'x'.repeat(201)]) {
      expect(misfit({...fakeProfile(), subject}), JSON.stringify(subject)).to.equal('subject');
    }
  });

  it('strips control characters from texts and truncates them', () => {
    const name = `张\u202E三\n${'长'.repeat(300)}`;
    const {display} = parse(fakeProfile({account: {holderName: fakeField(name)}})).account.holderName;
    expect(display)
      .to.match(/^张 三 长+…$/)
      .and.have.length(200);
  });

  it('covers every editable field', () => {
    const {enterprise, account} = fakeProfile();
    expect(enterprise).to.include.keys(...editableFields.enterprise);
    expect(account).to.include.keys(...editableFields.account);
  });
});

describe('The schema of a save answer', () => {
  it('accepts a saved answer or a refusal', () => {
    const refused = fakeRefused('too-many-changes', {fields: ['uscc'], message: '最多两项'});
    expectFits(saveAnswerSchema(), fakeSaved(), {effective: 'now'}, refused);
  });

  it('reads an answer with passed: false as a refusal, whatever else it contains', () => {
    expect(saveAnswerSchema().parse({...fakeRefused('limit-reached'), effective: 'now'})).to.deep.equal(
      fakeRefused('limit-reached'),
    );
    expectMisfits(saveAnswerSchema(), [[{passed: false, effective: 'now'}, 'refusal']]);
  });

  it('reports the missing or invalid field of its shape', () => {
    expectMisfits(saveAnswerSchema(), [
      [{}, 'effective'],
      [{effective: 'soon'}, 'effective'],
      [{passed: false}, 'refusal'],
      [{passed: false, refusal: {}}, 'refusal.code'],
      [{passed: false, refusal: {code: 'a', fields: 'uscc'}}, 'refusal.fields'],
      [{refusal: {code: 'a'}}, 'effective'],
      [{saved: false, refusal: {code: 'a'}}, 'effective'],
    ]);
  });

  it('rejects a value that is no answer object', () => {
    expectNone(saveAnswerSchema(), [undefined, null, 7, 'saved', [], [true], true]);
  });
});
