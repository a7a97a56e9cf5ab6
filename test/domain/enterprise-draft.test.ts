import {expect} from 'chai';
import {enterpriseClaim, enterpriseFields, validateEnterprise} from '../../src/domain/enterprise-draft.js';
import {fakeField, fakeProfile, type FakeProfileChanges} from '../../src/fakes.js';
import {personNumber} from './identifiers/oracles.js';
import {idNumbers, otherUscc, rules} from './profile-draft.harness.js';

const record = (enterprise: NonNullable<FakeProfileChanges['enterprise']> = {}) => fakeProfile({enterprise}).enterprise;
const onRecord = {onRecord: true} as const;

describe('The enterprise of the first step', () => {
  it('is in order as it is on record', () => {
    expect(validateEnterprise(record(), {}, rules)).to.deep.equal({findings: {}, verdict: 'ok'});
  });

  it('lacks each field that is neither on record nor typed, or was emptied', () => {
    for (const name of enterpriseFields) {
      const lacking = validateEnterprise(record({[name]: fakeField('')}), {}, rules);
      const emptied = validateEnterprise(record(), {[name]: ''}, rules);
      for (const {findings, verdict} of [lacking, emptied]) {
        expect(findings[name], name).to.deep.equal({level: 'error', key: 'missing'});
        expect(verdict).to.equal('error');
      }
    }
  });

  it('is judged also where it is on record in clear, and not where it is masked', () => {
    const wrong = validateEnterprise(record({uscc: fakeField('91310000')}), {}, rules);
    expect(wrong.findings.uscc?.level).to.equal('error');
    const masked = validateEnterprise(record({legalRepName: fakeField('李*')}), {}, rules);
    expect(masked.findings.legalRepName).to.equal(undefined);
  });

  it('takes a second look where something may be right', () => {
    const {findings, verdict} = validateEnterprise(record(), {legalRepName: '伍'}, rules);
    expect(findings.legalRepName?.level).to.equal('warn');
    expect(verdict).to.equal('warn');
  });

  it('is not in order where the organisation code is not of the credit code', () => {
    expect(validateEnterprise(record(), {uscc: otherUscc}, rules).findings.orgCode).not.to.equal(undefined);
  });

  it('asks for the number of another document than the one on record', () => {
    const {findings, verdict} = validateEnterprise(record(), {legalRepIdType: 'passport-prc'}, rules);
    expect(findings.legalRepIdNumber).to.deep.equal({level: 'error', key: 'idNumber.ofAnotherType'});
    expect(verdict).to.equal('error');
  });

  it('is never represented by a child', () => {
    const draft = {legalRepIdNumber: personNumber('310000', '20130101')};
    const {findings, verdict} = validateEnterprise(record(), draft, rules);
    expect(findings.legalRepIdNumber).to.include({level: 'error', key: 'residentId.under14'});
    expect(verdict).to.equal('error');
  });
});

describe('The claim of the first step', () => {
  it('refers to the record for all that nobody touched', () => {
    const claim = enterpriseClaim(record(), {});
    expect(Object.keys(claim)).to.deep.equal([...enterpriseFields]);
    expect(Object.values(claim)).to.deep.equal(enterpriseFields.map(() => onRecord));
  });

  it('has what was typed as the backend knows such values', () => {
    const draft = {
      legalRepName: ' 王　五 ',
      uscc: ` ${otherUscc.toLowerCase()} `,
      legalRepIdNumber: ` ${idNumbers[0]} `,
    };
    expect(enterpriseClaim(record(), draft)).to.deep.equal({
      enterpriseName: onRecord,
      uscc: otherUscc,
      orgCode: onRecord,
      legalRepName: '王五',
      legalRepIdType: onRecord,
      legalRepIdNumber: idNumbers[0],
    });
  });

  it('refers to no record where there is none', () => {
    expect(enterpriseClaim(record({legalRepName: fakeField('')}), {}).legalRepName).to.equal('');
  });
});
