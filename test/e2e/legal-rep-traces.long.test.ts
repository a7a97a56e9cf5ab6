import {expect} from 'chai';
import {pageNotices} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';
import type {RealnameCert} from '../../src/index.js';
import {byBankCardWalk, byIdCardsWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import type {Journey} from './journey.js';
import {makeUp, makeUpCard} from './made-up.js';
import {type JourneyOptions, withClipboard} from './open-page.js';
import {openRecorded, toldOfFailure} from './recorder.js';
import {allowedFields, fieldsOf, type Operation, operations} from './sent-fields.js';
import {useStage} from './stage.js';

describe('Typed values on the legal representative’s path', () => {
  const stage = useStage();

  /** A visitor of whom all is written down, and what they may type: of nobody, to be found wherever it goes. */
  const open = async (options: JourneyOptions = {}) => {
    const recorded = await openRecorded(stage(), options);
    // Of an age at which ID cards are given for as long as the account holder's.
    return {...recorded, typed: {rep: {...makeUp(), ...makeUpCard()}, holder: makeUp([1975, 1990])}};
  };
  type Recorded = Awaited<ReturnType<typeof open>>;

  /** Somebody else than the account holder on record. */
  const typeHolder = async ({journey, typed: {holder}}: Recorded): Promise<void> => {
    await journey.fill({name: holder.holder, idNumber: holder.idNumber});
  };

  /** In the first step, what is nobody's, and then what is on record. */
  const typeEnterprise = async ({journey, typed: {rep}}: Recorded): Promise<void> => {
    const {record, 'legal-rep': words} = journey.say;
    const {enterpriseName, uscc, legalRep, idNumber} = rep;
    const enterprise = {enterpriseName, uscc, legalRepName: legalRep, legalRepIdNumber: idNumber};
    await journey.take(legalRepWalk, {through: 'enterprise', typed: {enterprise}});
    // They are unusual, and sent all the same.
    await journey.take(legalRepWalk, {from: 'enterprise', through: 'confirming'});
    await journey.sees(words.enterpriseRefused([])[0]);
    await journey.fill({enterpriseName: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G', legalRepName: '陈静'});
    await journey.press(`${record.useRecorded(true)} ${record.labels.legalRepIdNumber}`);
    await journey.take(legalRepWalk, {from: 'enterprise', to: 'legalRep.idCard'});
  };

  /** In the second, dates, a card and a code that are nobody's, and then the representative's. */
  const typeLegalRep = async ({journey, typed: {rep}}: Recorded): Promise<void> => {
    const {'person-check': person} = journey.say;
    const {validFrom, validTo, bankCard, mobile, smsCode} = rep;
    const typed = {
      'legalRep.idCard': {validFrom, validTo},
      'legalRep.bankCard': {bankCard, mobile},
      'legalRep.code': {smsCode},
    };
    await journey.take(byIdCardsWalk, {from: 'legalRep.idCard', through: 'legalRep.confirming', typed});
    await journey.sees(person.lockedRefused[0]);
    await journey.press(person.toBankCard);
    await journey.take(byBankCardWalk, {from: 'legalRep.bankCard', through: 'legalRep.bankCard', typed});
    await journey.sees(person.bankCardRefused[0]);
    await journey.take(byBankCardWalk, {from: 'legalRep.bankCard', to: 'legalRep.code'});
    await journey.take(byBankCardWalk, {from: 'legalRep.code', through: 'legalRep.code', typed});
    await journey.sees(person.codeIncorrect(2));
    await journey.take(byBankCardWalk, {from: 'legalRep.code', to: 'holder.idCard'});
  };

  /** In the third, another holder by either way, and then the one on record, to the result and home. */
  const finish = async (opened: Recorded): Promise<void> => {
    const {journey} = opened;
    const {'person-check': person, record} = journey.say;
    await typeHolder(opened);
    await journey.take(byIdCardsWalk, {from: 'holder.idCard', through: 'holder.confirming'});
    await journey.sees(person.idCardRefused[0]);
    await journey.take(legalRepWalk, {from: 'holder.idCard', through: 'holder.bankCard'});
    await journey.sees(person.bankCardRefused[0]);
    await journey.press(person.back);
    await journey.at('holder.idCard');
    await journey.type('name', '张三');
    await journey.press(`${record.useRecorded(true)} ${person.labels['account-holder'].idNumber}`);
    await journey.take(byIdCardsWalk, {from: 'holder.idCard'});
    await journey.finish();
  };

  /** Where each of them went, and that nothing of them is left. */
  const expectWent = async ({recorder, typed: {rep, holder}}: Recorded, isEncrypted: boolean) => {
    /** Whether it was shown before it was sent, or after. */
    const went = async (text: string, shown: boolean, ...to: Operation[]): Promise<void> => {
      expect(await recorder.passedBy(text)).to.deep.equal(shown ? ['body', 'document'] : ['body']);
      expect(recorder.operationsWith(text)).to.deep.equal(
        to.map((each) => `POST /api/realname-cert/legal-rep/${each}`),
      );
    };
    const number = async (text: string, shown: boolean, ...to: Operation[]): Promise<void> => {
      if (!isEncrypted) return went(text, shown, ...to);
      expect(await recorder.passedBy(text)).to.deep.equal(shown ? ['document'] : []);
      await went(encrypt(text), false, ...to);
    };
    for (const text of [rep.enterpriseName, rep.uscc, rep.legalRep]) await went(text, true, 'enterprise');
    await number(rep.idNumber, true, 'enterprise');
    for (const text of [rep.validFrom, rep.validTo]) await went(text, false, 'id-card');
    for (const text of [rep.bankCard, rep.mobile]) await number(text, false, 'sms-codes');
    await went(rep.smsCode, false, 'bank-card');
    await went(holder.holder, true, 'id-card', 'sms-codes');
    await number(holder.idNumber, true, 'id-card', 'sms-codes');
    for (const text of [...Object.values(rep), holder.holder, holder.idNumber])
      expect(await recorder.leftOf(text)).to.deep.equal([]);
    expect(recorder.calls).to.deep.equal([]);
  };

  /** Each field that docs/security.md names was sent, and no other: with less, it would be a test of less. */
  const expectAllowed = async (journey: Journey, isEncrypted: boolean): Promise<void> => {
    const allowed = await allowedFields();
    for (const operation of operations) {
      const known = allowed.get(`/legal-rep/${operation}`) ?? [];
      const sent = journey.asked('POST', `/legal-rep/${operation}`);
      const fields = sent.flatMap((each) => fieldsOf(each.postDataJSON() as Readonly<Record<string, unknown>>));
      expect([...new Set(fields.map(([name]) => name))].sort()).to.deep.equal(known.map(({name}) => name).sort());
      for (const [name, value] of fields) {
        const isBare = typeof value === 'string' && known.some((each) => each.name === name && each.encrypted);
        expect(isBare && isEncrypted, `${operation} ${name}`).to.equal(false);
      }
    }
  };

  for (const isEncrypted of [true, false]) {
    it(`are sent only in the bodies of their own operations, ${isEncrypted ? 'encrypted' : 'in clear'}, and are not kept`, async () => {
      const opened = await open({path: isEncrypted ? '/' : '/standalone.html'});
      const {journey} = opened;
      if (!isEncrypted) {
        await journey.take(legalRepWalk, {to: 'introducing'});
        await journey.cert.evaluate((cert: RealnameCert, consent) => {
          Object.assign(cert, {consent, encryptField: undefined});
        }, pageNotices);
      }
      await typeEnterprise(opened);
      await typeLegalRep(opened);
      await finish(opened);
      await expectWent(opened, isEncrypted);
      await expectAllowed(journey, isEncrypted);
    });
  }

  it('are in no text, event or diagnostics of an error, even where the host’s encryption throws them back', async () => {
    const opened = await open(withClipboard);
    const {journey, recorder, typed} = opened;
    await journey.cert.evaluate((cert: RealnameCert) => {
      cert.encryptField = (_, value) => Promise.reject(new Error(`Not ${value}`, {cause: value}));
    });
    await journey.take(byIdCardsWalk, {to: 'holder.idCard'});
    await typeHolder(opened);
    const {holder, idNumber} = typed.holder;
    for (const text of [holder, idNumber]) expect(await recorder.passedBy(text)).to.deep.equal(['field']);
    await journey.take(byIdCardsWalk, {from: 'holder.idCard', through: 'holder.confirming'});
    await journey.seesFailure('encrypt-failed');
    const told = await toldOfFailure(journey);
    expect(told).to.include('encrypt-failed');
    for (const text of [holder, idNumber]) {
      expect(told).not.to.include(text);
      expect(await recorder.leftOf(text)).to.deep.equal([]);
      expect(await recorder.passedBy(text)).to.deep.equal(['document']);
    }
  });
});
