import {expect} from 'chai';
import {
  bankCardClaimSchema,
  consentSchema,
  enterpriseClaimSchema,
  idCardClaimSchema,
  smsCodeRequestSchema,
} from '../../src/domain/legal-rep.questions.js';
import {enterpriseAnswerSchema, personAnswerSchema, smsCodeAnswerSchema} from '../../src/domain/legal-rep.schemas.js';
import {fakeNext, fakeOutcome, fakePending, fakeSmsCode} from '../../src/fakes.js';
import {expectFits, expectMisfits, expectNone, misfit, type Checking} from './misfits.js';
import {idNumbers} from './profile-draft.harness.js';

const nothings = [undefined, null, 7, 'next', [], [true], true, {}];
const refusal = {code: 'person-mismatch', fields: ['name'], triesLeft: 2, retryAfter: 60, message: '不一致'};
const refused = {passed: false, refusal};
const next = fakeNext('legal-rep');

describe('The answer schemas of the legal representative path', () => {
  it('accept valid answers unchanged', () => {
    for (const schema of [enterpriseAnswerSchema(), personAnswerSchema()]) {
      expectFits(schema, fakeNext('legal-rep'), fakeNext('account-holder'), refused);
    }
    const passed = fakeOutcome({method: 'legal-rep', via: 'bank-card', effective: 'now'});
    expectFits(personAnswerSchema(), passed, {...passed, samePerson: true}, fakePending(30));
    expectFits(smsCodeAnswerSchema(), fakeSmsCode(), fakeSmsCode({triesLeft: 4}), refused);
  });

  it('reject a certification by the enterprise check alone', () => {
    expectMisfits(enterpriseAnswerSchema(), [
      [fakeOutcome({method: 'legal-rep'}), 'next'],
      [fakePending(30), 'next'],
    ]);
  });

  it('read an answer with a next step as that, and drop any outcome in it', () => {
    const toHolder = fakeNext('account-holder');
    const both = {...fakeOutcome({method: 'legal-rep'}), ...toHolder};
    for (const schema of [enterpriseAnswerSchema(), personAnswerSchema()]) {
      expect(schema.parse(both)).to.deep.equal(toHolder);
    }
  });

  it('drop unknown fields', () => {
    const answers = [
      [personAnswerSchema(), {...fakeNext('legal-rep'), idNumber: '1'}],
      [personAnswerSchema(), {passed: false, refusal: {...refusal, idNumber: '1'}, idNumber: '1'}],
      [smsCodeAnswerSchema(), {...fakeSmsCode(), smsCode: '1', idNumber: '1'}],
    ] as const;
    for (const [schema, answer] of answers) {
      expect(JSON.stringify(schema.parse(answer))).not.to.match(/idNumber|smsCode/);
    }
  });

  it('strip control characters from the backend’s texts and truncate them', () => {
    const maskedMobile = `138\u202E****\n${'8'.repeat(300)}`;
    const answer = smsCodeAnswerSchema().parse(fakeSmsCode({maskedMobile}));
    expect(answer)
      .to.have.property('maskedMobile')
      .that.matches(/^138 \*{4} 8+…$/)
      .and.has.length(200);
  });

  it('report the missing or invalid field of a next step', () => {
    for (const schema of [enterpriseAnswerSchema(), personAnswerSchema()]) {
      expectMisfits(schema, [
        [{...next, ticket: undefined}, 'ticket'],
        [{...next, ticket: ''}, 'ticket'],
        [{...next, ticket: 'x'.repeat(201)}, 'ticket'],
        [{...next, ticket: 7}, 'ticket'],
        [{...next, next: 'somebody'}, 'next'],
        [{...next, next: 'legal-rep\n'}, 'next'],
        [{...next, next: null}, 'next'],
        [{...next, next: ['legal-rep']}, 'next'],
        [{...next, expiresAt: undefined}, 'expiresAt'],
        [{...next, expiresAt: 'soon'}, 'expiresAt'],
      ]);
    }
    expect(misfit(enterpriseAnswerSchema(), {ticket: 't'})).to.equal('next');
    expect(misfit(personAnswerSchema(), {ticket: 't'})).to.equal('passed');
  });

  it('reject an invalid refusal or outcome', () => {
    expectMisfits(enterpriseAnswerSchema(), [
      [{passed: false}, 'refusal'],
      [{passed: false, refusal: {}}, 'refusal.code'],
      [{passed: 'false', refusal}, 'next'],
      [{refusal}, 'next'],
    ]);
    expectMisfits(personAnswerSchema(), [
      [{passed: 'false', refusal}, 'passed'],
      [{refusal}, 'passed'],
      [{passed: false, refusal: {code: ''}}, 'refusal.code'],
      [{...fakeOutcome(), effective: 'soon'}, 'effective'],
      [{...fakeOutcome(), samePerson: 'yes'}, 'samePerson'],
      [{passed: 'true'}, 'passed'],
      [{...fakePending(30), checkAfter: undefined}, 'checkAfter'],
      [{...fakePending(30), subject: undefined}, 'subject'],
      [{...fakeOutcome(), subject: undefined}, 'subject'],
    ]);
  });

  it('require every field of an SMS answer', () => {
    const sms = fakeSmsCode();
    expectMisfits(smsCodeAnswerSchema(), [
      [{...sms, smsId: ''}, 'smsId'],
      [{...sms, smsId: undefined}, 'smsId'],
      [{...sms, maskedMobile: 138}, 'maskedMobile'],
      [{...sms, expiresAt: 'soon'}, 'expiresAt'],
      [{...sms, expiresAt: 1_700_000_000}, 'expiresAt'],
      [{...sms, retryAfter: -1}, 'retryAfter'],
      [{...sms, retryAfter: 86_401}, 'retryAfter'],
      [{...sms, retryAfter: '60'}, 'retryAfter'],
      [{...sms, triesLeft: '4'}, 'triesLeft'],
      [{...sms, passed: false}, 'refusal'],
      [{refusal}, 'smsId'],
      [{sent: false, refusal}, 'smsId'],
    ]);
  });

  it('reject a value that is no answer object', () => {
    for (const schema of [enterpriseAnswerSchema(), personAnswerSchema(), smsCodeAnswerSchema()]) {
      expectNone(schema, nothings);
    }
  });
});

const onRecord = {onRecord: true};
const enc = {enc: 'BHNNMg=='};
const consent = {noticeId: 'notice-1', version: '2', time: '2026-01-15T02:30:00Z'};
const enterprise = {
  enterpriseName: '上海浦东样例贸易有限公司',
  uscc: '91310000PDY000028G',
  orgCode: onRecord,
  legalRepName: '李四',
  legalRepIdType: onRecord,
  legalRepIdNumber: enc,
};
const person = {name: '张三', idType: 'resident-id', idNumber: idNumbers[0]};
const idCard = {ticket: 'ticket-1', whose: 'legal-rep', person, validFrom: '20200310', validTo: '00000000'};
const smsRequest = {ticket: 'ticket-1', whose: 'account-holder', person, bankCard: enc, mobile: '13800138000'};
const bankCard = {ticket: 'ticket-1', whose: 'legal-rep', smsId: 'sms-1', smsCode: '012345'};

const questions: readonly (readonly [Checking, object])[] = [
  [enterpriseClaimSchema(), enterprise],
  [idCardClaimSchema(), idCard],
  [smsCodeRequestSchema(), smsRequest],
  [bankCardClaimSchema(), bankCard],
];

describe('The request schemas of the legal representative path', () => {
  it('accept valid requests unchanged', () => {
    for (const [schema, question] of questions) expectFits(schema, question, {...question, humanCheck: 'token'});
    expectFits(enterpriseClaimSchema(), {...enterprise, consent});
  });

  it('drop unknown fields', () => {
    for (const [schema, question] of questions)
      expect(schema.parse({...question, admin: true})).to.deep.equal(question);
    const claim = {...idCard, person: {...person, gender: '1', name: {onRecord: true, display: '张三'}}};
    expect(idCardClaimSchema().parse(claim)).to.deep.equal({...idCard, person: {...person, name: onRecord}});
  });

  it('report each missing or invalid field', () => {
    for (const [schema, question] of questions) {
      for (const name of Object.keys(question)) {
        expect(misfit(schema, {...question, [name]: undefined}), name).to.match(new RegExp(`^${name}\\b`));
        expect(misfit(schema, {...question, [name]: 7}), name).to.match(new RegExp(`^${name}\\b`));
      }
      expectNone(schema, nothings);
    }
    for (const name of Object.keys(person)) {
      for (const schema of [idCardClaimSchema(), smsCodeRequestSchema()]) {
        const question = schema === idCardClaimSchema() ? idCard : smsRequest;
        expect(misfit(schema, {...question, person: {...person, [name]: undefined}})).to.equal(`person.${name}`);
      }
    }
  });

  it('accept each value as typed, encrypted or on record, and in no other form', () => {
    const given = (value: unknown) => misfit(idCardClaimSchema(), {...idCard, validFrom: value});
    for (const value of ['20200310', '', onRecord, enc, {enc: 'x'.repeat(4096)}]) {
      expect(given(value), JSON.stringify(value)).to.equal(undefined);
    }
    const others = [
      ...[7, true, null, [], {}, ['20200310'], {onRecord: false}, {onRecord: 'true'}, {onRecord: 1}],
      ...[{enc: ''}, {enc: 7}, {enc: 'x'.repeat(4097)}, {value: '20200310'}],
    ];
    for (const value of others) expect(given(value), JSON.stringify(value)).to.match(/^validFrom\b/);
  });

  it('require one of the two persons and a ticket', () => {
    for (const [schema, question] of questions.slice(1)) {
      expectMisfits(schema, [
        [{...question, whose: 'somebody'}, 'whose'],
        [{...question, whose: ''}, 'whose'],
        [{...question, ticket: ''}, 'ticket'],
        [{...question, ticket: 'x'.repeat(201)}, 'ticket'],
      ]);
    }
  });

  it('require an SMS code of six digits', () => {
    for (const smsCode of [
      '',
      '12345',
      '1234567',
      '12345a',
      ' 12345',
      '123456\n',
      '１２３４５６',
      123456,
      {enc: 'x'},
    ]) {
      expect(misfit(bankCardClaimSchema(), {...bankCard, smsCode}), JSON.stringify(smsCode)).to.equal('smsCode');
    }
    expect(misfit(bankCardClaimSchema(), {...bankCard, smsId: ''})).to.equal('smsId');
  });

  it('accept an optional human-check token of limited length', () => {
    for (const [schema, question] of questions) {
      expect(misfit(schema, {...question, humanCheck: 'x'.repeat(4096)})).to.equal(undefined);
      for (const humanCheck of ['x'.repeat(4097), 7, null, {}]) {
        expect(misfit(schema, {...question, humanCheck}), JSON.stringify(humanCheck)).to.equal('humanCheck');
      }
    }
  });

  it('accept an optional consent only when it is complete', () => {
    expect(consentSchema().parse({...consent, ip: '1'})).to.deep.equal(consent);
    const cases = [
      [{noticeId: ''}, 'noticeId'],
      [{version: undefined}, 'version'],
      [{time: 'yesterday'}, 'time'],
      [{time: 7}, 'time'],
    ] as const;
    for (const [changes, part] of cases) {
      expect(misfit(consentSchema(), {...consent, ...changes})).to.equal(part);
      expect(misfit(enterpriseClaimSchema(), {...enterprise, consent: {...consent, ...changes}})).to.equal(
        `consent.${part}`,
      );
    }
    expect(misfit(enterpriseClaimSchema(), {...enterprise, consent: true})).to.equal('consent');
  });
});
