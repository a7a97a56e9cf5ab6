import {expect} from 'chai';
import {enterpriseClaim, enterpriseFields, validateEnterprise} from '../../src/domain/enterprise-draft.js';
import {fakeField, fakeProfile, type FakeProfileChanges} from '../../src/fakes.js';
import {personNumber} from './identifiers/oracles.js';
import {idNumbers, otherUscc, rules} from './profile-draft.harness.js';

const record = (enterprise: NonNullable<FakeProfileChanges['enterprise']> = {}) => fakeProfile({enterprise}).enterprise;
const onRecord = {onRecord: true} as const;

describe('The review of the enterprise form', () => {
  it('returns ok for a complete record', () => {
    expect(validateEnterprise(record(), {}, rules)).to.deep.equal({findings: {}, verdict: 'ok'});
  });

  it('reports each field that is empty, on record or after editing', () => {
    for (const name of enterpriseFields) {
      const lacking = validateEnterprise(record({[name]: fakeField('')}), {}, rules);
      const emptied = validateEnterprise(record(), {[name]: ''}, rules);
      for (const {findings, verdict} of [lacking, emptied]) {
        expect(findings[name], name).to.deep.equal({level: 'error', key: 'missing'});
        expect(verdict).to.equal('error');
      }
    }
  });

  it('checks unmasked values on record, and skips masked ones', () => {
    const wrong = validateEnterprise(record({uscc: fakeField('91310000')}), {}, rules);
    expect(wrong.findings.uscc?.level).to.equal('error');
    const masked = validateEnterprise(record({legalRepName: fakeField('李*')}), {}, rules);
    expect(masked.findings.legalRepName).to.equal(undefined);
  });

  it('returns warn for a doubtful value', () => {
    const {findings, verdict} = validateEnterprise(record(), {legalRepName: '伍'}, rules);
    expect(findings.legalRepName?.level).to.equal('warn');
    expect(verdict).to.equal('warn');
  });

  it('reports an organisation code that does not match the credit code', () => {
    expect(validateEnterprise(record(), {uscc: otherUscc}, rules).findings.orgCode).not.to.equal(undefined);
  });

  it('requires a new number when another document type is chosen', () => {
    const {findings, verdict} = validateEnterprise(record(), {legalRepIdType: 'passport-prc'}, rules);
    expect(findings.legalRepIdNumber).to.deep.equal({level: 'error', key: 'idNumber.ofAnotherType'});
    expect(verdict).to.equal('error');
  });

  it('rejects a legal representative under 14', () => {
    const draft = {legalRepIdNumber: personNumber('310000', '20130101')};
    const {findings, verdict} = validateEnterprise(record(), draft, rules);
    expect(findings.legalRepIdNumber).to.include({level: 'error', key: 'residentId.under14'});
    expect(verdict).to.equal('error');
  });
});

describe('The enterprise claim', () => {
  it('refers to the record for every unchanged field', () => {
    const claim = enterpriseClaim(record(), {});
    expect(Object.keys(claim)).to.deep.equal([...enterpriseFields]);
    expect(Object.values(claim)).to.deep.equal(enterpriseFields.map(() => onRecord));
  });

  it('contains the typed values normalised', () => {
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

  it('contains an empty text when the record has no value', () => {
    expect(enterpriseClaim(record({legalRepName: fakeField('')}), {}).legalRepName).to.equal('');
  });
});
