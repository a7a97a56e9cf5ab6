import {expect} from 'chai';
import {enterpriseClaim, enterpriseFields, validateEnterprise} from '../../src/domain/enterprise-draft.js';
import {fakeField, fakeProfile, type FakeProfileChanges} from '../../src/fakes.js';
import {idNumbers, otherUscc, rules} from './profile-draft.harness.js';

const record = (enterprise: NonNullable<FakeProfileChanges['enterprise']> = {}) => fakeProfile({enterprise}).enterprise;
const onRecord = {onRecord: true} as const;

describe('The review of the enterprise form', () => {
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

  it('returns warn for a doubtful value', () => {
    const {findings, verdict} = validateEnterprise(record(), {legalRepName: '伍'}, rules);
    expect(findings.legalRepName?.level).to.equal('warn');
    expect(verdict).to.equal('warn');
  });
});

describe('The enterprise claim', () => {
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
