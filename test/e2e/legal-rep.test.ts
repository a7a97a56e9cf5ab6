import {expect} from 'chai';
import {levels} from '../../simulators/backend/status.js';
import type {JourneyOptions} from './journey.js';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import type {Operation} from './legal-rep-requests.js';
import {useStage} from './stage.js';

describe('A user of the legal representative’s method', () => {
  const stage = useStage();

  const method = async (journey: LegalRepJourney): Promise<string | undefined> =>
    (await journey.status()).methods.find(({id}) => id === 'legal-rep')?.state;

  /** By any way: in force at once, at the medium level, written down once. */
  const expectCertified = async (journey: LegalRepJourney, deeds: readonly Operation[]): Promise<void> => {
    const {card, later, result} = journey.say;
    await journey.seesResult();
    expect(await journey.fact(result.effect)).to.equal(result.effectiveNow);
    expect(await journey.fact(result.level)).to.equal(levels.medium.label);
    const by = later.via.get(deeds.at(-1) ?? '') ?? '';
    expect(await journey.fact(result.method)).to.equal(`${card.name}${result.via(by)}`);
    expect(journey.deeds).to.deep.equal([...deeds, 'certified']);
    expect(journey.sent.map(({operation}) => operation)).to.deep.equal(deeds);
    const keys = journey.sent.map(({key}) => key);
    expect(new Set(keys).size).to.equal(keys.length);
    expect(await method(journey)).to.equal('certified');
    expect((await journey.status()).level.id).to.equal('medium');
  };

  for (const path of ['/', '/embed.html'] as const) {
    it(`passes by two ID cards on ${path}, and sees the method certified on home`, async () => {
      const journey = await LegalRepJourney.open(stage(), {path, view: 'home'});
      const heard = await journey.listen('sw-complete', 'sw-fail', 'sw-error');
      const {card, result, record, rep} = journey.say;
      await journey.press(card.action);
      await journey.begin();
      expect(await journey.page.getByText(record.tail('9')).count()).to.equal(1);
      await journey.send(1);
      await journey.seesStep(2);
      expect(await journey.fact(journey.say.person.labels['legal-rep'].name)).to.equal('陈静');
      await journey.fillDates('陈静');
      await journey.look(2);
      expect(await journey.fact(record.labels.validFrom)).to.equal('2014-03-10');
      await journey.confirm();
      await journey.seesStep(3);
      await journey.fillDates('张三');
      await journey.send(3);
      await expectCertified(journey, ['enterprise', 'id-card', 'id-card']);
      expect(await journey.fact(result.enterprise)).to.equal('上海浦东样例贸易有限公司');
      const [complete, ...others] = await heard();
      expect(complete).to.deep.include({type: 'sw-complete', method: 'legal-rep', level: levels.medium});
      expect(others).to.deep.equal([]);
      expect(await journey.heading(rep.title).count()).to.equal(0);

      await journey.press(result.finish);
      await journey.seesHome();
      const ours = journey.page.getByRole('listitem').filter({hasText: card.title});
      await ours.getByText(journey.words.certified, {exact: true}).waitFor();
      await journey.sees(/^中$/);
    });
  }

  it('sends references to the recorded values, and only the typed values as text', async () => {
    const journey = await LegalRepJourney.open(stage());
    await journey.toHolder('陈静');
    await journey.send(3);
    await expectCertified(journey, ['enterprise', 'id-card', 'id-card']);
    const onRecord = {onRecord: true};
    const [first, second, third] = journey.sent.map(({body}) => body);
    const {consent, ...claims} = first!;
    expect(consent).to.include({noticeId: 'legal-rep-notice', version: '2026-11'});
    for (const claim of Object.values(claims)) expect(claim).to.deep.equal(onRecord);
    const person = {name: onRecord, idType: onRecord, idNumber: onRecord};
    expect(second).to.deep.include({whose: 'legal-rep', person, validFrom: '20140310', validTo: '20340310'});
    expect(third).to.deep.include({whose: 'account-holder', person, validFrom: onRecord, validTo: onRecord});
    expect(third?.['ticket']).not.to.equal(second?.['ticket']);
  });

  it('passes by two bank cards, each with its own SMS code', async () => {
    const journey = await LegalRepJourney.open(stage());
    await journey.toLegalRep();
    await journey.chooseBankCard(2);
    await journey.byBankCard('陈静');
    await journey.seesStep(3);
    await journey.chooseBankCard(3);
    await journey.byBankCard('张三');
    await expectCertified(journey, ['enterprise', 'sms-codes', 'bank-card', 'sms-codes', 'bank-card']);
    const ids = journey.sent.flatMap(({body}) => ('smsId' in body ? [body['smsId']] : []));
    expect(new Set(ids).size).to.equal(2);
  });

  it('names another legal representative whose ID card has expired, and passes by that person’s bank card', async () => {
    const journey = await LegalRepJourney.open(stage());
    const {person, record} = journey.say;
    const {idNumber} = personNamed('何平');
    await journey.begin();
    await journey.fill({[`*${record.labels.legalRepName}`]: '何平'});
    await journey.retype(`*${record.labels.legalRepIdNumber}`, idNumber);
    await journey.send(1);
    await journey.seesStep(2);
    expect(await journey.fact(person.labels['legal-rep'].idNumber)).to.equal(idNumber);
    await journey.fillDates('何平');
    // The page has said so before it asks anybody.
    await journey.press(journey.say.rep.next);
    await journey.summary(record.errorSummary).getByText(journey.say.checks['idValidity.expired']).waitFor();
    expect(journey.deeds).to.deep.equal(['enterprise']);
    await journey.chooseBankCard(2);
    await journey.byBankCard('何平');
    await journey.seesStep(3);
    await journey.send(3);
    await expectCertified(journey, ['enterprise', 'sms-codes', 'bank-card', 'id-card']);
  });

  it('passes by bank card when the identity platform does not know the legal representative', async () => {
    const journey = await LegalRepJourney.open(stage(), {user: 'lisi'});
    const heard = await journey.listen('sw-fail');
    const {person} = journey.say;
    const [what] = person.notEnrolled;
    await journey.toLegalRep();
    await journey.fillDates('刘洋');
    await journey.send(2);
    await journey.sees(what);
    expect(await heard()).to.deep.equal([{type: 'sw-fail', method: 'legal-rep', code: 'ctid-not-enrolled'}]);
    const ways = journey.page.getByRole('region', {name: person.youCan});
    await ways.getByText(person.ctid).waitFor();
    await ways.getByRole('button', {name: person.toBankCard}).click();
    await journey.seesBankCard(2);
    await journey.byBankCard('刘洋');
    await journey.seesStep(3);
    await journey.send(3);
    await expectCertified(journey, ['enterprise', 'id-card', 'sms-codes', 'bank-card', 'id-card']);
  });

  it('goes directly to the bank card when the legal representative has a passport', async () => {
    const journey = await LegalRepJourney.open(stage(), {user: 'chensan'});
    const {person, rep} = journey.say;
    await journey.begin();
    await journey.press(rep.next);
    await journey.summary(journey.say.record.warningSummary(rep.next)).waitFor();
    await journey.send(1);
    await journey.seesBankCard(2);
    expect(await journey.fact(person.labels['legal-rep'].idType)).to.equal(journey.say.idTypes['passport-prc']);
    expect(await journey.button(person.toIdCard).count()).to.equal(0);
    await journey.byBankCard('王芳');
    await journey.seesStep(3);
    await journey.send(3);
    await expectCertified(journey, ['enterprise', 'sms-codes', 'bank-card', 'id-card']);
  });

  it('has a passport, and is led to the bank card', async () => {
    const journey = await LegalRepJourney.open(stage(), {user: 'fenger'});
    await journey.toHolder('陈静');
    await journey.sees(journey.say.person.leadsToBankCard);
    await journey.press(journey.say.rep.next);
    await journey.seesBankCard(3);
    await journey.byBankCard('冯二');
    await expectCertified(journey, ['enterprise', 'id-card', 'sms-codes', 'bank-card']);
  });

  it('is the legal representative, has a long-term ID card, and is checked once', async () => {
    const journey = await LegalRepJourney.open(stage(), {user: 'wumin'});
    const {record, result} = journey.say;
    await journey.toLegalRep();
    await journey.fill({[`*${record.labels.validFrom}`]: personNamed('吴敏').validFrom});
    await journey.page.getByLabel(record.longTerm).check();
    await journey.look(2);
    expect(await journey.fact(record.labels.validTo)).to.equal(record.longTerm);
    await journey.confirm();
    await expectCertified(journey, ['enterprise', 'id-card']);
    await journey.sees(result.samePerson);
    expect(journey.sent[1]?.body).to.include({validTo: '00000000'});
  });

  for (const [where, options] of Object.entries({
    'in English': {lang: 'en'},
    'in Traditional Chinese': {lang: 'zh-TW'},
    'in Chromium 109': {browser: {version: '109'}},
  } satisfies Record<string, JourneyOptions>)) {
    it(`passes both kinds of check ${where}`, async () => {
      const journey = await LegalRepJourney.open(stage(), {...options, view: 'home'});
      await journey.press(journey.say.card.action);
      await journey.toHolder('陈静');
      await journey.chooseBankCard(3);
      await journey.byBankCard('张三');
      await expectCertified(journey, ['enterprise', 'id-card', 'sms-codes', 'bank-card']);
    });
  }
});
