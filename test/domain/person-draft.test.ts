import {expect} from 'chai';
import {askedOfPerson, personClaim, validatePerson} from '../../src/domain/person-draft.js';
import {fakeField} from '../../src/fakes.js';
import {byPassport, holder, passport, soundCard, wholePersonOnRecord} from '../machines/person-check.harness.js';
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

  it('reports a missing bank card and mobile by bank card only', () => {
    const {findings, identity} = validatePerson('bank-card', holder(), {}, rules);
    expect(Object.keys(findings)).to.deep.equal(['bankCard', 'mobile']);
    expect(identity).to.equal('ok');
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
