import {expect} from 'chai';
import {askedFields, changedFields, movedFields, validateProfile, valueOf} from '../../src/domain/profile-draft.js';
import {putBack} from '../../src/domain/record-draft.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {edit, orgCodeOf, otherUscc, rules, thirdUscc, type} from './profile-draft.harness.js';

const profile = fakeProfile();
const counted = (of: typeof profile, draft: object) => validateProfile(of, 'enterprise', draft, rules).counted;

describe('A change of a record field', () => {
  it('exists whenever a masked value is overwritten, since the two cannot be compared', () => {
    const masked = fakeProfile({enterprise: {legalRepName: fakeField('*四')}});
    expect(changedFields(masked, 'enterprise', {legalRepName: '李四'})).to.deep.equal(['legalRepName']);
    expect(valueOf(masked, {}, 'legalRepName')).to.equal(undefined);
    expect(valueOf(profile, {}, 'legalRepName')).to.equal('李四');
    expect(valueOf(profile, {legalRepName: ''}, 'legalRepName')).to.equal('');
  });

  it('of a document number is sent in the format of its document type', () => {
    const write = (idType: string, idNumber: string) =>
      validateProfile(profile, 'account', {idType, idNumber}, rules).changes.idNumber;
    expect(write('passport-prc', 'p.1234567')).to.equal('P1234567');
    expect(write('tw-travel-permit', '12345678 01')).to.equal('12345678');
    expect(write('military-id', '军字第 2001988 号')).to.equal('军字第2001988号');
  });

  it('counts for name, credit code and organisation code when they are on record', () => {
    const orgCode = orgCodeOf(otherUscc);
    const all = {uscc: otherUscc, orgCode, enterpriseName: '上海样例乙有限公司', legalRepName: '王五'};
    expect(counted(profile, {legalRepName: '王五'})).to.equal(0);
    expect(counted(profile, {uscc: otherUscc})).to.equal(1);
    expect(counted(profile, {uscc: otherUscc, orgCode})).to.equal(2);
    expect(counted(profile, all)).to.equal(3);
    const empty = fakeProfile({enterprise: {orgCode: fakeField(''), enterpriseName: fakeField('')}});
    expect(counted(empty, all)).to.equal(1);
  });

  it('may cover two of these three fields, plus the legal representative’s name', () => {
    const two = {uscc: otherUscc, orgCode: orgCodeOf(otherUscc), legalRepName: '王五'};
    expect(validateProfile(profile, 'enterprise', two, rules)).to.deep.include({verdict: 'ok', findings: {}});
    const three = {...two, enterpriseName: '上海样例乙有限公司'};
    expect(validateProfile(profile, 'enterprise', three, rules)).to.deep.include({verdict: 'error', findings: {}});
    const filledIn = fakeProfile({enterprise: {orgCode: fakeField('')}});
    expect(validateProfile(filledIn, 'enterprise', three, rules).verdict).to.equal('ok');
  });

  it('of a date is dropped unless the document is a resident ID card', () => {
    const draft = {validFrom: '20210310', validTo: '20410310'};
    expect(changedFields(profile, 'account', draft)).to.deep.equal(['validFrom', 'validTo']);
    expect(changedFields(profile, 'account', {...draft, idType: 'passport-prc'})).to.deep.equal(['idType']);
    expect(askedFields(profile, 'account', {idType: 'passport-prc'})).to.deep.equal([
      'holderName',
      'idType',
      'idNumber',
    ]);
    expect(askedFields(profile, 'account', {})).to.include.members(['validFrom', 'validTo']);
  });
});

describe('A typed credit code', () => {
  it('updates the filled-in organisation code, also back to the recorded one', () => {
    const followed = type(profile, {uscc: otherUscc}, {uscc: thirdUscc});
    expect(followed).to.deep.equal({
      draft: {uscc: thirdUscc, orgCode: orgCodeOf(thirdUscc)},
      filled: orgCodeOf(thirdUscc),
    });
    const back = type(profile, {uscc: otherUscc}, {uscc: profile.enterprise.uscc.display});
    expect(back).to.deep.equal({draft: {uscc: profile.enterprise.uscc.display}, filled: undefined});
  });

  it('keeps the filled-in organisation code while it is retyped', () => {
    const typed = type(profile, {uscc: otherUscc}, {uscc: otherUscc.slice(0, 17)});
    expect(typed.draft.orgCode).to.equal(orgCodeOf(otherUscc));
    expect(edit(profile, typed, {uscc: thirdUscc}).draft.orgCode).to.equal(orgCodeOf(thirdUscc));
  });

  it('does not overwrite a typed organisation code', () => {
    for (const orgCode of ['PDY000386', orgCodeOf(otherUscc)]) {
      expect(type(profile, {orgCode}, {uscc: thirdUscc}).draft.orgCode).to.equal(orgCode);
      expect(type(profile, {uscc: otherUscc}, {orgCode}, {uscc: thirdUscc})).to.deep.equal({
        draft: {uscc: thirdUscc, orgCode},
        filled: undefined,
      });
    }
  });
});

describe('Resetting a field', () => {
  it('of the credit code also resets the filled-in organisation code', () => {
    expect(putBack(type(profile, {uscc: otherUscc, legalRepName: '王五'}), 'uscc')).to.deep.equal({
      draft: {legalRepName: '王五'},
      filled: undefined,
    });
  });

  it('of the credit code keeps a typed organisation code', () => {
    const typed = type(profile, {uscc: otherUscc}, {orgCode: 'PDY000386'});
    expect(putBack(typed, 'uscc')).to.deep.equal({draft: {orgCode: 'PDY000386'}, filled: undefined});
  });

  it('of the organisation code keeps the credit code, and reports the mismatch', () => {
    const typed = putBack(type(profile, {uscc: otherUscc}), 'orgCode');
    expect(typed).to.deep.equal({draft: {uscc: otherUscc}, filled: undefined});
    const {findings, verdict} = validateProfile(profile, 'enterprise', typed.draft, rules);
    expect(findings.orgCode).to.include({key: 'orgCode.mismatch', suggestion: orgCodeOf(otherUscc)});
    expect(verdict).to.equal('error');
  });

  it('of any other kind keeps the filled-in organisation code', () => {
    const typed = type(profile, {uscc: otherUscc, legalRepName: '王五'});
    expect(putBack(typed, 'legalRepName')).to.deep.equal(type(profile, {uscc: otherUscc}));
  });
});

describe('A record that changed under a draft', () => {
  const now = fakeProfile({enterprise: {uscc: fakeField(otherUscc), legalRepName: fakeField('赵六')}});

  it('reports a moved field only where something was typed', () => {
    expect(movedFields(profile, now, {legalRepName: '王五'})).to.deep.equal(['legalRepName']);
    expect(movedFields(profile, now, {enterpriseName: '上海样例乙有限公司'})).to.deep.equal([]);
    expect(movedFields(profile, now, {})).to.deep.equal([]);
    expect(movedFields(profile, profile, {legalRepName: '王五'})).to.deep.equal([]);
  });

  it('reports a moved field when a masked value differs, since it cannot be compared', () => {
    const masked = (end: string) => fakeProfile({account: {idNumber: fakeField(`3****************${end}`)}});
    expect(movedFields(masked('4'), masked('9'), {idNumber: '310000199003071239'})).to.deep.equal(['idNumber']);
  });
});
