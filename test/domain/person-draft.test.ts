import {expect} from 'chai';
import {askedOfPerson, hasIdCard, personClaim, validatePerson} from '../../src/domain/person-draft.js';
import {fakeField} from '../../src/fakes.js';
import {
  byPassport,
  doubtfulCard,
  holder,
  passport,
  soundCard,
  wholePersonOnRecord,
} from '../machines/person-check.harness.js';
import {personNumber} from './identifiers/oracles.js';
import {idNumbers, rules} from './profile-draft.harness.js';

const undated = () => holder({validFrom: fakeField(''), validTo: fakeField('')});

describe('The fields of a person form', () => {
  it('are the identity and, for a resident ID card only, the dates', () => {
    expect(askedOfPerson('id-card', holder(), {})).to.deep.equal([
      ...['name', 'idType', 'idNumber', 'validFrom', 'validTo'],
    ]);
    expect(askedOfPerson('id-card', byPassport(), {})).to.deep.equal(['name', 'idType', 'idNumber']);
    expect(askedOfPerson('id-card', holder(), passport)).to.deep.equal(['name', 'idType', 'idNumber']);
  });

  it('are the identity, bank card and mobile by bank card, for any document', () => {
    for (const fields of [holder(), byPassport()]) {
      expect(askedOfPerson('bank-card', fields, {})).to.deep.equal([
        ...['name', 'idType', 'idNumber'],
        ...['bankCard', 'mobile'],
      ]);
    }
  });

  it('follow the typed document type, or else the one on record', () => {
    expect(hasIdCard(holder(), {})).to.equal(true);
    expect(hasIdCard(holder(), passport)).to.equal(false);
    expect(hasIdCard(byPassport(), {idType: 'resident-id'})).to.equal(true);
    expect(hasIdCard(holder({idType: fakeField('')}), {})).to.equal(false);
  });
});

/** Nothing is wrong, neither in the form nor with who it is. */
const sound = {findings: {}, verdict: 'ok', identity: 'ok'};

describe('The review of a person form', () => {
  it('reports each missing date of an ID card, and no other field', () => {
    const missing = {level: 'error', key: 'missing'} as const;
    const both = validatePerson('id-card', undated(), {}, rules);
    expect(both).to.deep.equal({findings: {validFrom: missing, validTo: missing}, verdict: 'error', identity: 'ok'});
    const from = validatePerson('id-card', undated(), {validTo: '20400310'}, rules);
    expect(from.findings).to.deep.equal({validFrom: missing});
    // A date that cannot be is told beside the one that is missing, and both where both cannot be.
    const wrong = validatePerson('id-card', undated(), {validFrom: '20140231', validTo: ''}, rules);
    expect(wrong.findings).to.deep.equal({validFrom: {level: 'error', key: 'idValidity.fromDate'}, validTo: missing});
    const twice = validatePerson('id-card', undated(), {validFrom: '20140231', validTo: '20340231'}, rules);
    expect(twice.findings).to.have.nested.property('validFrom.key', 'idValidity.fromDate');
    expect(twice.findings).to.have.nested.property('validTo.key', 'idValidity.toDate');
    expect(validatePerson('bank-card', undated(), soundCard, rules)).to.deep.equal(sound);
    expect(validatePerson('id-card', undated(), passport, rules).verdict).to.equal('ok');
  });

  it('checks the dates of an ID card together, and skips them by bank card', () => {
    const expired = {validTo: '20251231'};
    expect(validatePerson('id-card', holder(), expired, rules).findings.validTo?.key).to.equal('idValidity.expired');
    expect(validatePerson('bank-card', holder(), {...soundCard, ...expired}, rules).verdict).to.equal('ok');
  });

  it('reports a missing bank card and mobile by bank card only', () => {
    const {findings, identity} = validatePerson('bank-card', holder(), {}, rules);
    expect(Object.keys(findings)).to.deep.equal(['bankCard', 'mobile']);
    expect(identity).to.equal('ok');
  });

  it('warns of a wrong check digit, and rejects an impossible number', () => {
    const doubtful = validatePerson('bank-card', holder(), {...soundCard, bankCard: doubtfulCard}, rules);
    expect(doubtful.findings.bankCard).to.include({level: 'warn', key: 'bankCard.luhn'});
    expect(doubtful.verdict).to.equal('warn');
    const wrong = validatePerson('bank-card', holder(), {...soundCard, mobile: '12'}, rules);
    expect(wrong.verdict).to.equal('error');
  });

  it('rejects a person under 14 for both methods', () => {
    const draft = {...soundCard, idNumber: personNumber('310000', '20130101')};
    const {findings, verdict, identity} = validatePerson('id-card', holder(), draft, rules);
    expect(findings.idNumber).to.include({level: 'error', key: 'residentId.under14'});
    expect({verdict, identity}).to.deep.equal({verdict: 'error', identity: 'error'});
  });

  it('skips the identity by bank card when an earlier step settled it', () => {
    const unsettled = {...soundCard, name: '', idType: '', idNumber: '!'};
    expect(validatePerson('bank-card', holder(), unsettled, rules)).to.deep.equal({...sound, identity: 'error'});
    expect(Object.keys(validatePerson('id-card', holder(), unsettled, rules).findings)).to.have.members([
      'name',
      'idType',
    ]);
  });
});

describe('A person claim', () => {
  it('refers to the record for unchanged fields, and has the typed ones normalised', () => {
    expect(personClaim(holder(), {})).to.deep.equal(wholePersonOnRecord);
    expect(personClaim(holder(), {name: ' 王　五 ', idNumber: ` ${idNumbers[0]} `, ...soundCard})).to.deep.equal({
      ...wholePersonOnRecord,
      name: '王五',
      idNumber: idNumbers[0],
    });
  });
});
