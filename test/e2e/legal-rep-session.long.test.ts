import {expect} from 'chai';
import {LegalRepJourney, personNamed} from './legal-rep-journey.js';
import {expectTyped, send, toRequest} from './legal-rep-operations.js';
import {errorWords} from './legal-rep-words.js';
import {openRecorded} from './recorder.js';
import {useStage} from './stage.js';

const expected = ['status of 401'];
const typedName = '张三丰';
const typedNumber = '310100198006010125';
const otherName = '上海浦东样例国际贸易有限公司';

describe('A user who is signed out on the legal representative’s path', () => {
  const stage = useStage();

  const seesInterruption = async (journey: LegalRepJourney): Promise<void> => {
    await journey.heading(errorWords(journey.say, 'unauthenticated')).waitFor();
    await journey.sees(journey.say.path.resumeHow);
  };

  it('in the third step finds the typed values of all three steps after signing in again', async () => {
    const journey = await LegalRepJourney.open(stage(), {expected});
    const {rep, path} = journey.say;
    await journey.begin();
    await journey.fill({[`*${rep.enterpriseName}`]: otherName});
    await journey.send(1);
    await journey.seesStep(2);
    await journey.passIdCard('陈静');
    const [name, number] = [journey.label('account-holder', 'name'), journey.label('account-holder', 'idNumber')];
    await journey.fill({[name]: typedName});
    await journey.retype(number, typedNumber);
    await journey.look(3);
    await journey.signOutElsewhere();
    await journey.confirm();
    await seesInterruption(journey);
    await journey.signInElsewhere('zhangsan');
    await journey.press(path.resume);
    await journey.seesStep(3, rep.confirmTitle);
    await journey.press(path.correct);
    expect([await journey.value(name), await journey.value(number)]).to.deep.equal([typedName, typedNumber]);
    await journey.press(rep.back);
    await journey.seesStep(2);
    await expectTyped(journey, 'id-card');
    await journey.press(rep.back);
    await journey.seesStep(1);
    expect(await journey.value(`*${rep.enterpriseName}`)).to.equal(otherName);
  });

  it('sees the message again while nobody has signed in, and continues after signing in', async () => {
    const journey = await LegalRepJourney.open(stage(), {expected});
    const heard = await journey.listen('sw-relogin');
    const {failure, path} = journey.say;
    await toRequest.enterprise(journey);
    await journey.signOutElsewhere();
    await send(journey, 'enterprise');
    await seesInterruption(journey);
    await Promise.all([journey.page.waitForResponse('**/status'), journey.press(path.resume)]);
    await seesInterruption(journey);
    await journey.press(failure.relogin);
    expect(await heard()).to.deep.equal([{type: 'sw-relogin', reason: 'unauthenticated'}]);
    await journey.signInElsewhere('zhangsan');
    await journey.press(path.resume);
    await journey.seesStep(1, journey.say.rep.confirmTitle);
    await journey.confirm();
    await journey.seesStep(2);
    expect(journey.deeds).to.deep.equal(['enterprise']);
  });

  it('has all typed values deleted when another user signs in', async () => {
    const {journey, recorder} = await openRecorded(LegalRepJourney, stage(), {expected});
    const {consent, path, rep, record} = journey.say;
    const {validFrom, validTo} = personNamed('陈静');
    await journey.begin();
    await journey.fill({[`*${rep.enterpriseName}`]: otherName});
    await journey.send(1);
    await journey.seesStep(2);
    await journey.passIdCard('陈静');
    await journey.fill({[journey.label('account-holder', 'name')]: typedName});
    await journey.retype(journey.label('account-holder', 'idNumber'), typedNumber);
    await journey.look(3);
    await journey.play('legal-rep-session-ends');
    await journey.confirm();
    await seesInterruption(journey);
    await journey.signInElsewhere('lisi');
    await journey.press(path.resume);
    await journey.heading(errorWords(journey.say, 'subject-changed')).waitFor();
    const expectWiped = async (): Promise<void> => {
      for (const text of [otherName, typedName, typedNumber, validFrom, validTo, '陈静', '张三']) {
        expect(await recorder.leftOf(text), text).to.deep.equal([]);
      }
    };
    await expectWiped();
    await journey.press(path.startOver);
    await journey.seesHome();
    await journey.press(journey.say.card.action);
    await journey.seesAdvice();
    expect(await journey.page.getByLabel(consent.agree).isChecked()).to.equal(false);
    await journey.toLegalRep();
    expect(await journey.fact(journey.say.person.labels['legal-rep'].name)).to.equal('刘洋');
    for (const label of [record.labels.validFrom, record.labels.validTo]) {
      expect(await journey.value(`*${label}`)).to.equal('');
    }
    await expectWiped();
  });

  // Of the same enterprise, so that what is on record of it is right for either.
  for (const operation of ['enterprise', 'id-card'] as const) {
    it(`sees at ${operation} that another user has signed in, and nobody is certified`, async () => {
      const journey = await LegalRepJourney.open(stage(), {expected: ['status of 412']});
      await toRequest[operation](journey);
      await journey.signInElsewhere('zhaoliu');
      await send(journey, operation);
      await journey.heading(errorWords(journey.say, 'subject-changed')).waitFor();
      expect(await journey.page.getByText('陈静').count()).to.equal(0);
      expect(journey.deeds).not.to.include('certified');
    });
  }
});
