import {expect} from 'chai';
import {LegalRepJourney} from './legal-rep-journey.js';
import {useStage} from './stage.js';

const otherName = '上海浦东样例国际贸易有限公司';
const holderName = '张三丰';
const dates = ['20140311', '20340311'] as const;
const card = ['6200000000000000067', '13800000001'] as const;

describe('A user who goes back and forward on the legal representative’s path', () => {
  const stage = useStage();

  const labelsOf = ({say: {rep, record, person}}: LegalRepJourney) => ({
    enterpriseName: `*${rep.enterpriseName}`,
    dates: [`*${record.labels.validFrom}`, `*${record.labels.validTo}`],
    card: [`*${person.labels.bankCard}`, `*${person.labels.mobile}`] as const,
  });

  const type = async (
    journey: LegalRepJourney,
    labels: readonly string[],
    values: readonly string[],
  ): Promise<void> => {
    for (const [index, label] of labels.entries()) await journey.fill({[label]: values[index] ?? ''});
  };

  const typedIn = (journey: LegalRepJourney, labels: readonly string[]): Promise<string[]> =>
    Promise.all(labels.map((label) => journey.value(label)));

  /** In the third step, at its bank card, with something typed in each step. */
  const toTheEnd = async (journey: LegalRepJourney): Promise<void> => {
    const labels = labelsOf(journey);
    await journey.begin();
    await journey.fill({[labels.enterpriseName]: otherName});
    await journey.send(1);
    await journey.seesStep(2);
    // Not theirs: typed to be found again.
    await type(journey, labels.dates, dates);
    await journey.chooseBankCard(2);
    await journey.byBankCard('陈静');
    await journey.seesStep(3);
    await journey.fill({[journey.label('account-holder', 'name')]: holderName});
    await journey.chooseBankCard(3);
    const [bankCard, mobile] = labels.card;
    await journey.fill({[bankCard]: card[0]});
    await journey.retype(mobile, card[1]);
  };

  it('finds the typed values in each step', async () => {
    const journey = await LegalRepJourney.open(stage());
    const labels = labelsOf(journey);
    const {person, rep, consent} = journey.say;
    await toTheEnd(journey);
    const back = () => journey.press(rep.back);
    await back();
    await journey.seesStep(3);
    expect(await journey.value(journey.label('account-holder', 'name'))).to.equal(holderName);
    await back();
    await journey.seesBankCard(2);
    expect(await typedIn(journey, labels.card)).to.deep.equal(['6200000000000000018', '13900000001']);
    expect(await journey.codeField.count()).to.equal(0);
    await journey.press(person.toIdCard);
    await journey.seesStep(2);
    expect(await typedIn(journey, labels.dates)).to.deep.equal(dates);
    await back();
    await journey.seesStep(1);
    expect(await journey.value(labels.enterpriseName)).to.equal(otherName);
    await back();
    await journey.seesAdvice();
    expect(await journey.page.getByLabel(consent.agree).isChecked()).to.equal(true);

    await journey.press(rep.start);
    await journey.seesStep(1);
    expect(await journey.value(labels.enterpriseName)).to.equal(otherName);
    await journey.send(1);
    await journey.seesStep(2);
    expect(await typedIn(journey, labels.dates)).to.deep.equal(dates);
    await journey.passIdCard('陈静');
    expect(await journey.value(journey.label('account-holder', 'name'))).to.equal(holderName);
    await journey.fill({[journey.label('account-holder', 'name')]: '张三'});
    await journey.chooseBankCard(3);
    expect(await typedIn(journey, labels.card)).to.deep.equal(card);
    await journey.sendCode();
    await journey.enterCode();
    await journey.seesResult();
    expect(journey.deeds.filter((deed) => deed === 'certified')).to.have.length(1);
  });

  it('returns from the confirmation to the form in each step', async () => {
    const journey = await LegalRepJourney.open(stage());
    const labels = labelsOf(journey);
    const {path} = journey.say;
    await journey.begin();
    await journey.fill({[labels.enterpriseName]: otherName});
    await journey.look(1);
    await journey.press(path.correct);
    expect(await journey.value(labels.enterpriseName)).to.equal(otherName);
    await journey.send(1);
    await journey.seesStep(2);
    await journey.fillDates('陈静');
    await journey.look(2);
    await journey.press(path.correct);
    expect(await typedIn(journey, labels.dates)).to.deep.equal(['20140310', '20340310']);
    await journey.send(2);
    await journey.seesStep(3);
    await journey.fill({[journey.label('account-holder', 'name')]: holderName});
    await journey.look(3);
    await journey.press(path.correct);
    expect(await journey.value(journey.label('account-holder', 'name'))).to.equal(holderName);
    expect(journey.deeds).to.deep.equal(['enterprise', 'id-card']);
  });

  for (const way of ['the card', 'home'] as const) {
    it(`finds the typed values and the accepted notice after leaving for ${way}`, async () => {
      const journey = await LegalRepJourney.open(stage());
      const labels = labelsOf(journey);
      const {card: ours, consent, icCard, path, rep} = journey.say;
      const heard = await journey.listen('sw-cancel');
      await toTheEnd(journey);
      if (way === 'the card') {
        await journey.press(path.recommended(icCard.action));
        await journey.seesPinForm();
        await journey.press('返回选择认证方式');
      } else await journey.press(path.toMethods);
      await journey.seesHome();
      expect((await heard())[0]).to.deep.equal({type: 'sw-cancel', view: 'legal-rep'});
      await journey.press(ours.action);
      await journey.seesAdvice();
      expect(await journey.page.getByLabel(consent.agree).isChecked()).to.equal(true);
      await journey.press(rep.start);
      expect(await journey.value(labels.enterpriseName)).to.equal(otherName);
      await journey.send(1);
      await journey.seesBankCard(2);
      expect(await typedIn(journey, labels.card)).to.deep.equal(['6200000000000000018', '13900000001']);
      await journey.recover();
      await journey.sendCode();
      await journey.enterCode();
      await journey.seesBankCard(3);
      expect(await typedIn(journey, labels.card)).to.deep.equal(card);
      await journey.press(journey.say.person.toIdCard);
      expect(await journey.value(journey.label('account-holder', 'name'))).to.equal(holderName);
    });
  }

  it('must enter the dates again after naming another legal representative', async () => {
    const journey = await LegalRepJourney.open(stage());
    const labels = labelsOf(journey);
    const {record, rep} = journey.say;
    await journey.toLegalRep();
    await type(journey, labels.dates, dates);
    await journey.press(rep.back);
    await journey.seesStep(1);
    await journey.fill({[`*${record.labels.legalRepName}`]: '何平'});
    await journey.retype(`*${record.labels.legalRepIdNumber}`, '310100197005200045');
    await journey.send(1);
    await journey.seesStep(2);
    expect(await typedIn(journey, labels.dates)).to.deep.equal(['', '']);
  });
});
