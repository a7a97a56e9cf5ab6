import {expect} from 'chai';
import fc from 'fast-check';
import {
  askedFields,
  fieldsOf,
  isRequired,
  remainingIn,
  validateProfile,
  validateRecord,
  valueOf,
} from '../../src/domain/profile-draft.js';
import type {CheckRules} from '../../src/domain/record-draft.js';
import type {ProfileChanges, ProfilePart} from '../../src/domain/profile-fields.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {personNumber} from './identifiers/oracles.js';
import {idNumbers, rules} from './profile-draft.harness.js';

const profile = fakeProfile();
const [idNumber] = idNumbers;

const look = (part: ProfilePart, draft: ProfileChanges, of = profile, by: CheckRules = rules) => {
  const {findings, verdict} = validateProfile(of, part, draft, by);
  const entries = Object.entries(findings).map(([name, {level, key}]) => `${name} ${level} ${key}`);
  return {verdict, said: entries.sort()};
};
const enterprise = (draft: ProfileChanges, ...rest: [typeof profile?, CheckRules?]) =>
  look('enterprise', draft, ...rest);
const account = (draft: ProfileChanges, ...rest: [typeof profile?, CheckRules?]) => look('account', draft, ...rest);

describe('A draft of the enterprise part', () => {
  it('cannot be sent while nothing is changed', () => {
    for (const draft of [{}, {uscc: profile.enterprise.uscc.display}]) {
      expect(enterprise(draft)).to.deep.equal({verdict: 'error', said: []});
    }
  });

  it('gets no finding for untouched fields', () => {
    const doubtful = fakeProfile({
      enterprise: {legalRepName: fakeField('李4'), orgCode: fakeField('PDY000386')},
      account: {idNumber: fakeField('310000199003071238')},
    });
    expect(enterprise({enterpriseName: '上海样例乙有限公司'}, doubtful)).to.deep.equal({verdict: 'ok', said: []});
    expect(account({holderName: '王五'}, doubtful)).to.deep.equal({verdict: 'ok', said: []});
  });
});

describe('What is missing', () => {
  const missing = {issue: {state: 'missing'}} as const;
  const suspect = {issue: {state: 'suspect'}} as const;
  const unfilled = (of: typeof profile, part: ProfilePart, draft: ProfileChanges) => {
    const {verdict, unfilled} = validateProfile(of, part, draft, rules);
    return [verdict, ...unfilled];
  };

  it('is what the backend calls so: nothing can be saved without it', () => {
    const two = fakeProfile({enterprise: {orgCode: fakeField('', missing), legalRepName: fakeField('', missing)}});
    expect(unfilled(two, 'enterprise', {})).to.deep.equal(['error', 'orgCode', 'legalRepName']);
    expect(unfilled(two, 'enterprise', {legalRepName: '王五'})).to.deep.equal(['error', 'orgCode']);
    expect(unfilled(two, 'enterprise', {legalRepName: '王五', orgCode: ' '})).to.deep.equal(['error', 'orgCode']);
    expect(unfilled(two, 'enterprise', {legalRepName: '王五', orgCode: 'PDY000028'})).to.deep.equal(['ok']);
    const none = fakeProfile({enterprise: {orgCode: fakeField(''), legalRepName: fakeField('')}});
    expect(unfilled(none, 'enterprise', {legalRepName: '王五'})).to.deep.equal(['ok']);
  });

  it('can be a date, as long as the dates are asked for', () => {
    const dates = fakeProfile({account: {validFrom: fakeField('', missing), validTo: fakeField('', missing)}});
    expect(unfilled(dates, 'account', {holderName: '王五'})).to.deep.equal(['error', 'validFrom', 'validTo']);
    expect(unfilled(dates, 'account', {validFrom: '20200310'})).to.deep.equal(['error', 'validTo']);
    expect(unfilled(dates, 'account', {idType: 'passport-prc', idNumber: 'E12345678'})).to.deep.equal(['ok']);
  });

  it('is required, whatever is on record and typed', () => {
    const field = fc.constantFrom(
      ...[fakeField('x'), fakeField('**x'), fakeField(''), fakeField('', missing), fakeField('x', suspect)],
    );
    const text = fc.constantFrom(undefined, '', ' ', 'x', '20200310');
    const each = <T>(of: fc.Arbitrary<T>) =>
      fc.record({holderName: of, idType: of, idNumber: of, validFrom: of, validTo: of});
    const type = fc.constantFrom('resident-id', 'passport-prc');
    const account = each(field).chain((fields) => type.map((id) => ({...fields, idType: fakeField(id)})));
    const draft = each(text).chain((texts) =>
      fc
        .option(type, {nil: undefined})
        .map((idType) => JSON.parse(JSON.stringify({...texts, idType})) as ProfileChanges),
    );
    fc.assert(
      fc.property(account, draft, (account, draft) => {
        const of = fakeProfile({account});
        const {unfilled} = validateProfile(of, 'account', draft, rules);
        const required = askedFields(of, 'account', draft).filter(isRequired(fieldsOf(of), draft));
        expect(required).to.include.members([...unfilled]);
        const empty = required.filter((name) => (valueOf(of, draft, name) ?? 'masked').trim() === '');
        expect(unfilled).to.include.members(empty);
      }),
    );
  });

  it('or suspect in an editable part, and not corrected by the changes, is listed as remaining', () => {
    const of = fakeProfile({
      enterprise: {uscc: fakeField('x', suspect), orgCode: fakeField('', missing), address: fakeField('', missing)},
      account: {idNumber: fakeField('', missing), validTo: fakeField('20200101', suspect)},
    });
    expect(remainingIn(of, {orgCode: 'PDY000028'})).to.deep.equal(['uscc', 'idNumber', 'validTo']);
    expect(remainingIn(of, {idType: 'passport-prc', idNumber: 'E12345678'})).to.deep.equal(['uscc', 'orgCode']);
    expect(remainingIn({...of, editable: {enterprise: false, account: true}}, {})).to.deep.equal([
      'idNumber',
      'validTo',
    ]);
  });
});

describe('A draft of the account holder part', () => {
  it('requires name, document type and number', () => {
    const empty = fakeProfile({
      account: {holderName: fakeField(''), idType: fakeField(''), idNumber: fakeField('')},
    });
    const said = ['holderName error missing', 'idNumber error missing', 'idType error missing'];
    expect(account({}, empty)).to.deep.equal({verdict: 'error', said});
    expect(account({holderName: ''}).said).to.deep.equal(['holderName error missing']);
  });

  it('requires a new number when another document type is chosen', () => {
    const chosen = {idType: 'passport-prc'};
    expect(account(chosen)).to.deep.equal({verdict: 'error', said: ['idNumber error idNumber.ofAnotherType']});
    expect(account({...chosen, idNumber: 'E12345678'})).to.deep.equal({verdict: 'ok', said: []});
    const clear = fakeProfile({account: {idNumber: fakeField(idNumber)}});
    expect(account(chosen, clear).said).to.deep.equal(['idNumber error idNumber.resident-id']);
  });

  it('is rejected for a person under 14, even with a valid number', () => {
    const child = personNumber('110101', '20150101');
    expect(account({idNumber: child})).to.deep.equal({verdict: 'error', said: ['idNumber error residentId.under14']});
  });

  it('requires both dates or none', () => {
    const none = fakeProfile({account: {validFrom: fakeField(''), validTo: fakeField('')}});
    expect(account({idNumber}, none)).to.deep.equal({verdict: 'ok', said: []});
    expect(account({validFrom: '20200310'}, none).said).to.deep.equal(['validTo error validTo.missing']);
    expect(account({validTo: '20400310'}, none).said).to.deep.equal(['validFrom error validFrom.missing']);
    expect(account({validFrom: ' ', validTo: '00000000'}, none).said).to.deep.equal([
      'validFrom error validFrom.missing',
    ]);
    expect(account({idNumber, validFrom: '', validTo: ''}, none)).to.deep.equal({verdict: 'ok', said: []});
  });

  it('shows each finding about the dates at the right date field', () => {
    const cases: readonly [from: string, to: string, said: string][] = [
      ['20200230', '20400310', 'validFrom error idValidity.fromDate'],
      ['20270101', '20470101', 'validFrom error idValidity.future'],
      ['19890101', '20090101', 'validFrom error idValidity.beforeBirth'],
      ['20030310', '00000000', 'validFrom warn idValidity.firstGeneration'],
      ['20200310', '20400231', 'validTo error idValidity.toDate'],
      ['20200310', '20200310', 'validTo error idValidity.order'],
      ['20150310', '20250310', 'validTo error idValidity.expired'],
      ['20200310', '20400309', 'validTo warn idValidity.oneDayOff'],
      ['20200310', '00000000', 'validTo warn idValidity.longTerm'],
    ];
    for (const [validFrom, validTo, said] of cases) {
      expect(account({idNumber, validFrom, validTo}).said).to.deep.equal([said]);
    }
  });

  it('gets no finding for a card that expires soon', () => {
    expect(account({idNumber, validFrom: '20160301', validTo: '20260301'})).to.deep.equal({verdict: 'ok', said: []});
  });

  it('does not compare a date with a masked one', () => {
    const masked = fakeProfile({account: {validFrom: fakeField('2020****')}});
    expect(account({validTo: '20410310'}, masked)).to.deep.equal({verdict: 'ok', said: []});
    expect(account({validTo: '00000000'}, masked)).to.deep.equal({verdict: 'ok', said: []});
    expect(account({validTo: '20410231'}, masked).said).to.deep.equal(['validTo error idValidity.toDate']);
    const end = fakeProfile({account: {validTo: fakeField('2040****')}});
    expect(account({validFrom: '00000000'}, end).said).to.deep.equal(['validFrom error idValidity.fromDate']);
    expect(account({validFrom: '20210310'}, end)).to.deep.equal({verdict: 'ok', said: []});
  });
});

describe('The review of the record itself', () => {
  const said = (of: typeof profile) =>
    Object.entries(validateRecord(of, rules).findings).map(([name, {level, key}]) => `${name} ${level} ${key}`);

  it('checks unmasked values', () => {
    expect(said(profile)).to.deep.equal([]);
    const wrong = fakeProfile({
      enterprise: {orgCode: fakeField('PDY000386'), legalRepName: fakeField('李4')},
      account: {idNumber: fakeField('310000199003071238')},
    });
    expect(said(wrong)).to.have.members([
      'orgCode error orgCode.mismatch',
      'legalRepName error personName.characters',
      'idNumber error residentId.checkDigit',
    ]);
  });

  it('skips masked and empty values', () => {
    const masked = {masked: true};
    const hidden = fakeProfile({
      enterprise: {uscc: fakeField('9***', masked), orgCode: fakeField(''), legalRepName: fakeField('*4', masked)},
      account: {validFrom: fakeField('2020****'), idType: fakeField('resident-id'), holderName: fakeField('')},
    });
    expect(said(hidden)).to.deep.equal([]);
  });
});
