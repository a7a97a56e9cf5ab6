import {expect} from 'chai';
import {editableFields} from '../../src/domain/profile-fields.js';
import {profileSchema, saveAnswerSchema, type Profile} from '../../src/domain/profile.schemas.js';
import {fakeField, fakeProfile, fakeRefused, fakeSaved} from '../../src/fakes.js';
import {expectFits, expectMisfits, expectNone, misfit as misfitOf} from './misfits.js';

const parse = (value: unknown): Profile => profileSchema().parse(value);
const misfit = (value: unknown) => misfitOf(profileSchema(), value);

describe('What a backend says of the record', () => {
  it('is taken as it is where it fits', () => {
    const full = fakeProfile({
      complete: false,
      ifChanged: '修改后需要重新认证',
      enterprise: {address: fakeField('', {issue: {state: 'missing'}})},
      account: {idNumber: fakeField('3****************4', {issue: {state: 'suspect', reason: '与公安信息不一致'}})},
    });
    expectFits(profileSchema(), fakeProfile(), full);
  });

  it('loses the fields that are not part of the contract, at every depth', () => {
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

  it('does not fit without its subject, its version or any field, and the part is named', () => {
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

  it('does not fit where a part of a field is of another kind', () => {
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

  it('does not fit where it is unclear whose it is', () => {
    for (const subject of [undefined, null, 7, '张三', 'a b', 'x'.repeat(201)]) {
      expect(misfit({...fakeProfile(), subject}), JSON.stringify(subject)).to.equal('subject');
    }
  });

  it('has its words made plain and short', () => {
    const name = `张\u202E三\n${'长'.repeat(300)}`;
    const {display} = parse(fakeProfile({account: {holderName: fakeField(name)}})).account.holderName;
    expect(display)
      .to.match(/^张 三 长+…$/)
      .and.have.length(200);
  });

  it('names every field that may be changed', () => {
    const {enterprise, account} = fakeProfile();
    expect(enterprise).to.include.keys(...editableFields.enterprise);
    expect(account).to.include.keys(...editableFields.account);
  });
});

describe('The answer to a saving', () => {
  it('is that it was saved, or why not', () => {
    const refused = fakeRefused('too-many-changes', {fields: ['uscc'], message: '最多两项'});
    expectFits(saveAnswerSchema(), fakeSaved(), {effective: 'now'}, refused);
  });

  it('is a no by the one flag that every no has, whatever else it says', () => {
    expect(saveAnswerSchema().parse({...fakeRefused('limit-reached'), effective: 'now'})).to.deep.equal(
      fakeRefused('limit-reached'),
    );
    expectMisfits(saveAnswerSchema(), [[{passed: false, effective: 'now'}, 'refusal']]);
  });

  it('does not fit where a part is missing or of another kind, and the part is named within its shape', () => {
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

  it('does not fit where it is no answer at all', () => {
    expectNone(saveAnswerSchema(), [undefined, null, 7, 'saved', [], [true], true]);
  });
});
