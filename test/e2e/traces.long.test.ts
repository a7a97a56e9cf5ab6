import {randomInt} from 'node:crypto';
import {expect} from 'chai';
import type {Page} from 'playwright-core';
import {findUser} from '../../simulators/backend/users.js';
import {pageNoticesIn} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';
import {luhn} from '../../src/domain/identifiers/bank-card.js';
import {checkCharacter} from '../../src/domain/identifiers/person-number.js';
import type {RealnameCert} from '../../src/index.js';
import {bankUkeyWalk} from '../../walks/external.walk.js';
import {byBankCardWalk, byIdCardsWalk, legalRepWalk} from '../../walks/legal-rep.walk.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import {type Journey, keyOf} from './journey.js';
import {type JourneyOptions, withClipboard} from './open-page.js';
import {openRecorded, type Recorder} from './recorder.js';
import {allowedFields, fieldsOf, operations} from './sent-fields.js';
import {useStage} from './stage.js';

/* What is typed or told on a path, and where it is found then: by made-up values, which stand nowhere else. */

const {subject, record: onRecord} = findUser('zhangsan')!;
const enterprise = [onRecord.enterpriseName, onRecord.uscc, onRecord.orgCode];
const people = [onRecord.legalRepName, onRecord.holderName, onRecord.legalRepIdNumber, onRecord.idNumber];

const digits = (count: number): string => Array.from({length: count}, () => randomInt(10)).join('');

/** Ideographs that stand nowhere in this order by chance. */
const ideographs = (count: number): string =>
  Array.from({length: count}, () => String.fromCharCode(randomInt(0x4e00, 0x9fa6))).join('');

/** A person and an enterprise that are nobody’s: whoever finds one of these values has found what was typed. */
const makeUp = (born: readonly [from: number, until: number] = [1960, 2000]) => {
  const person = `310100${String(randomInt(...born))}0${String(randomInt(1, 10))}1${String(randomInt(10))}${digits(3)}`;
  // As the manual’s sample is made: well formed, with characters 9 to 17 for the organisation code.
  const uscc = `DYCK1234567${digits(7)}`;
  return {
    enterpriseName: `${ideographs(8)}有限公司`,
    uscc,
    orgCode: uscc.slice(8, 17),
    legalRep: ideographs(4),
    holder: ideographs(4),
    idNumber: person + checkCharacter(person),
  };
};

/** A bank card and its mobile, an ID card's dates and a code that are nobody’s. */
const makeUpCard = () => {
  const card = `62${digits(16)}`;
  const from = `201${String(randomInt(5, 9))}0${String(randomInt(1, 10))}2${String(randomInt(9))}`;
  return {
    bankCard: card + Array.from({length: 10}, (_, digit) => String(digit)).find((digit) => luhn(card + digit))!,
    mobile: `139${digits(8)}`,
    validFrom: from,
    validTo: String(Number(from) + 200_000),
    // Not the one that the demo takes, nor what stands in its words.
    smsCode: `9${digits(5)}`,
  };
};

/** Where a text went: to these operations alone, shown or not; what is encrypted for them may be shown in clear. */
const expectWent = async (
  recorder: Recorder,
  text: string,
  {
    shown = true,
    isEncrypted = false,
    comesBack = false,
    to,
  }: {shown?: boolean; isEncrypted?: boolean; comesBack?: boolean; to: readonly string[]},
): Promise<void> => {
  const sent = isEncrypted ? encrypt(text) : text;
  const places = [...(comesBack ? ['answer'] : []), ...(isEncrypted ? [] : ['body']), ...(shown ? ['document'] : [])];
  expect(await recorder.passedBy(text)).to.deep.equal(places);
  if (isEncrypted) expect(await recorder.passedBy(sent)).to.deep.equal(['body']);
  expect(recorder.operationsWith(sent)).to.deep.equal(to.map((each) => each.replace(' ', ' /api/realname-cert')));
  expect(await recorder.leftOf(text)).to.deep.equal([]);
};

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

  const expectAllWent = async ({recorder, typed: {rep, holder}}: Recorded, isEncrypted: boolean): Promise<void> => {
    const went = async (texts: readonly string[], how: object, ...to: readonly string[]): Promise<void> => {
      for (const text of texts)
        await expectWent(recorder, text, {...how, to: to.map((each) => `POST /legal-rep/${each}`)});
    };
    await went([rep.enterpriseName, rep.uscc, rep.legalRep], {}, 'enterprise');
    await went([rep.idNumber], {isEncrypted}, 'enterprise');
    await went([rep.validFrom, rep.validTo], {shown: false}, 'id-card');
    await went([rep.bankCard, rep.mobile], {shown: false, isEncrypted}, 'sms-codes');
    await went([rep.smsCode], {shown: false}, 'bank-card');
    await went([holder.holder], {}, 'id-card', 'sms-codes');
    await went([holder.idNumber], {isEncrypted}, 'id-card', 'sms-codes');
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
        }, pageNoticesIn('zh-CN'));
      }
      await typeEnterprise(opened);
      await typeLegalRep(opened);
      await finish(opened);
      await expectAllWent(opened, isEncrypted);
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
    const error = await journey.cert.evaluate(({lastError}: RealnameCert) =>
      [JSON.stringify(lastError), lastError?.message, lastError?.stack, String(lastError?.cause)].join('\n'),
    );
    // What a failure tells: the diagnostics that are copied, and all of the error that the host can read.
    const told = `${await journey.copyDiagnostics()}\n${error}`;
    expect(told).to.include('encrypt-failed');
    for (const text of [holder, idNumber]) {
      expect(told).not.to.include(text);
      expect(await recorder.leftOf(text)).to.deep.equal([]);
      expect(await recorder.passedBy(text)).to.deep.equal(['document']);
    }
  });
});

describe('Values typed into the record', () => {
  const stage = useStage();

  /** Three changes are too many, and one is put back; then the two are refused and given up. */
  const typeEnterprise = async (
    journey: Journey,
    typed: ReturnType<typeof makeUp>,
    recorder: Recorder,
  ): Promise<void> => {
    const {profile, record} = journey.say;
    const {uscc, legalRep, enterpriseName} = typed;
    const editing = {uscc, legalRepName: legalRep, enterpriseName};
    await journey.take(enterpriseWalk, {through: 'editing', typed: {editing}});
    await journey.sees(profile.tooMany(3, 2));
    for (const text of Object.values(typed)) expect(recorder.operationsWith(text)).to.deep.equal([]);
    const changed = journey.page.getByText(record.wasBefore('上海浦东样例贸易有限公司'));
    await changed.getByRole('button', {name: record.restore}).click();
    await journey.press(profile.save);
    await journey.around.getByRole('group', {name: record.warningSummary(profile.save)}).waitFor();
    await journey.press(profile.save);
    await journey.take(enterpriseWalk, {from: 'confirming', through: 'confirming'});
    const refused = record.ofField(record.labels.uscc, record.refusedFields['enterprise-mismatch']);
    await journey.page.getByRole('link', {name: refused}).waitFor();
    await journey.press(journey.say.path.cancel);
    await journey.press(profile.abandon);
  };

  for (const isEncrypted of [true, false]) {
    it(`are sent only in the body of their own operation, ${isEncrypted ? 'encrypted' : 'in clear'}, and are not kept`, async () => {
      const {journey, recorder} = await openRecorded(stage(), {path: isEncrypted ? '/' : '/standalone.html'});
      if (!isEncrypted) {
        await journey.at('home');
        await journey.cert.evaluate((cert: RealnameCert) => {
          cert.encryptField = undefined;
        });
      }
      const typed = makeUp();
      await typeEnterprise(journey, typed, recorder);
      await journey.take(accountWalk, {to: 'editing'});
      await journey.fill({holderName: typed.holder, idNumber: typed.idNumber});
      await journey.press(journey.say.profile.save);
      await journey.take(accountWalk, {from: 'confirming'});
      await journey.press(journey.say.profile.view);
      await journey.press(journey.say.profile.certify);
      await journey.seesHome();
      // Put back before it was to be saved, it was in its field alone; the others were shown before they were sent.
      expect(await recorder.passedBy(typed.enterpriseName)).to.deep.equal([]);
      for (const text of [typed.uscc, typed.orgCode, typed.legalRep])
        await expectWent(recorder, text, {to: ['PUT /profile/enterprise']});
      const to = ['PUT /profile/account'];
      // It is on record now, and so it comes back.
      await expectWent(recorder, typed.holder, {comesBack: true, to});
      await expectWent(recorder, typed.idNumber, {isEncrypted, to});
    });
  }
});

describe('On the bank path', () => {
  const stage = useStage();

  /** What a window keeps, beside its record of what is under way. */
  const keptIn = (page: Page): Promise<unknown> =>
    page.evaluate(async () => ({
      session: Object.keys(sessionStorage),
      local: Object.keys(localStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      state: history.state as unknown,
      name: window.name,
      referrer: document.referrer,
      cookie: document.cookie,
    }));

  const nothing = {session: [], local: [], databases: [], caches: [], state: null, name: '', referrer: '', cookie: ''};

  const ofUser = [subject, ...enterprise, ...people];

  it('a waiting page stores only the ids of handoff and journey, and nothing stays stored after the return, in neither window', async () => {
    const {journey, recorder} = await openRecorded(stage());
    await journey.at('home');
    await journey.cert.evaluate((cert) => cert.setAttribute('return-url', '/dist/return.html'));
    await journey.take(bankUkeyWalk, {to: 'waiting'});
    const id = await journey.handoffId();
    const trace = await journey.cert.evaluate((cert: RealnameCert) => cert.log.id);
    const stored = JSON.parse((await journey.kept()) ?? '') as unknown;
    expect(stored).to.deep.equal({version: 1, method: 'bank-ukey', id, journey: trace});
    expect(await keptIn(journey.page)).to.deep.equal({...nothing, session: [keyOf('zhangsan')]});
    expect(await recorder.leftOf(id)).to.deep.equal(['storage']);
    for (const text of ofUser) expect(await recorder.leftOf(text), text).to.deep.equal([]);

    const bank = await journey.depart(() => journey.link().click());
    await bank.finish();
    await bank.goBack();
    await journey.seesCertified();
    await journey.finish();
    // Neither of a handoff nor of the user, but for the session.
    for (const text of [id, ...ofUser]) expect(await recorder.leftOf(text), text).to.deep.equal([]);
    expect(await keptIn(journey.page)).to.deep.equal(nothing);
    const cookies = await journey.page.context().cookies();
    expect(cookies.map(({name, httpOnly, sameSite}) => ({name, httpOnly, sameSite}))).to.deep.equal([
      {name: 'sw_demo_session', httpOnly: true, sameSite: 'Strict'},
    ]);
    // Not in an event, the console, the address or the history either, at any time.
    expect(await recorder.passedBy(id)).to.deep.equal(['answer', 'request', 'storage']);
    expect(await recorder.passedBy(subject)).to.deep.equal(['answer', 'request']);
    expect(await recorder.passedBy(onRecord.enterpriseName)).to.deep.equal(['answer', 'document']);
    // The code is in the status, and the organisation's code is a part of it.
    expect(await recorder.passedBy(onRecord.uscc)).to.deep.equal(['answer']);
    for (const text of people) expect(await recorder.passedBy(text), text).to.deep.equal([]);
    // The window at the bank is another site's, but for the page at its end.
    await bank.page.waitForURL(`${journey.demo.url}/dist/return.html`);
    expect(await keptIn(bank.page)).to.deep.equal(nothing);
    const html = await bank.page.content();
    for (const text of [id, ...ofUser]) expect(html).not.to.include(text);
  });
});
