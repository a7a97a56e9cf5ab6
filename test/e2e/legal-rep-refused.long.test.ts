import {expect} from 'chai';
import {personNamed, LegalRepJourney} from './legal-rep-journey.js';
import {refusalWords} from './legal-rep-words.js';
import {useStage} from './stage.js';

describe('A user who is refused on the legal representative’s path', () => {
  const stage = useStage();

  /** In the words of the path, with the code, and told to the host. */
  const expectRefused = async (journey: LegalRepJourney, words: readonly string[], code: string): Promise<void> => {
    for (const each of words) await journey.sees(each);
    await journey.sees(journey.say.failure.codes(code, undefined));
  };

  /** The other ways that the message names, which are its buttons, too. */
  const otherWays = ({say}: LegalRepJourney): string[] => [say.icCard.action, say.bankUkey.action];

  const isInvalid = (journey: LegalRepJourney, label: string) => journey.field(label).getAttribute('aria-invalid');

  describe('in the first step', () => {
    it('sees at the name that it is not the registered one, corrects it, and continues', async () => {
      const journey = await LegalRepJourney.open(stage(), {user: 'wujiu'});
      const heard = await journey.listen('sw-fail');
      const {rep, record} = journey.say;
      const name = `*${rep.enterpriseName}`;
      await journey.begin();
      await journey.send(1);
      await expectRefused(journey, rep.enterpriseRefused(otherWays(journey)), 'enterprise-mismatch');
      await journey.sees(record.refusedFields['enterprise-mismatch']);
      expect(await isInvalid(journey, name)).to.equal('true');
      expect(await isInvalid(journey, `*${record.labels.uscc}`)).to.equal('false');
      expect(await heard()).to.deep.equal([{type: 'sw-fail', method: 'legal-rep', code: 'enterprise-mismatch'}]);
      await journey.fill({[name]: '上海浦东样例贸易有限公司'});
      // Once it was touched, nothing wrong is said of it any more.
      await journey.page.getByText(record.refusedFields['enterprise-mismatch']).waitFor({state: 'hidden'});
      expect(await isInvalid(journey, name)).to.equal('false');
      await journey.send(1);
      await journey.seesStep(2);
      const [first, second] = journey.sent;
      expect(second?.key).not.to.equal(first?.key);
      expect(second?.body).to.include({enterpriseName: '上海浦东样例贸易有限公司'});
    });

    it('sees that their enterprise cannot be checked this way, and uses the card', async () => {
      const journey = await LegalRepJourney.open(stage(), {user: 'hanwu'});
      const {icCard, path, rep} = journey.say;
      await journey.begin();
      await journey.send(1);
      await expectRefused(journey, rep.notSupported, 'enterprise-not-supported');
      await journey.button(path.toMethods).waitFor();
      await journey.press(path.recommended(icCard.action));
      // The card in the reader names another enterprise.
      await journey.press('使用这张卡');
      await journey.seesPinForm();
    });

    it('sees the method disabled on home, with the reason and without a button', async () => {
      const journey = await LegalRepJourney.open(stage(), {user: 'weisi'});
      await journey.seesHome();
      await journey.sees('法人身份认证正在维护，请稍后再来。');
      expect(await journey.button(journey.say.card.action).count()).to.equal(0);
    });

    it('sees at the passport that it is not a PRC passport, and corrects it', async () => {
      const journey = await LegalRepJourney.open(stage(), {user: 'chensan'});
      const {record, rep} = journey.say;
      const number = `*${record.labels.legalRepIdNumber}`;
      const send = async (): Promise<void> => {
        await journey.press(rep.next);
        await journey.send(1);
      };
      await journey.begin();
      await journey.retype(number, 'E00009999');
      await send();
      await expectRefused(journey, refusalWords(journey.say, 'passport-not-prc'), 'passport-not-prc');
      await journey.sees(record.refusedFields['passport-not-prc']);
      expect(await isInvalid(journey, number)).to.equal('true');
      await journey.fill({[number]: personNamed('王芳').idNumber});
      await send();
      await journey.seesBankCard(2);
    });

    it('does not see which value of the legal representative is wrong', async () => {
      const journey = await LegalRepJourney.open(stage());
      await journey.begin();
      await journey.fill({[`*${journey.say.record.labels.legalRepName}`]: '何平'});
      await journey.send(1);
      await expectRefused(journey, journey.say.rep.refused(otherWays(journey)), 'person-mismatch');
      expect(await journey.page.locator('[aria-invalid=true]').count()).to.equal(0);
    });
  });

  describe('in a person check', () => {
    it('sees that the ID card does not match, without which value, and corrects it', async () => {
      const journey = await LegalRepJourney.open(stage());
      const {person, record} = journey.say;
      await journey.toLegalRep();
      const validFrom = `*${record.labels.validFrom}`;
      await journey.fill({[validFrom]: '20140311', [`*${record.labels.validTo}`]: '20340311'});
      await journey.send(2);
      await expectRefused(journey, person.lockedRefused, 'person-mismatch');
      expect(await journey.value(validFrom)).to.equal('20140311');
      const ways = journey.page.getByRole('region', {name: person.waysTitle});
      expect(await ways.getByRole('listitem').count()).to.equal(2);
      await journey.passIdCard('陈静');
    });

    it('sees that bank card and mobile number do not match before a code is sent, and corrects them', async () => {
      const journey = await LegalRepJourney.open(stage());
      const {person} = journey.say;
      await journey.toLegalRep();
      await journey.chooseBankCard(2);
      await journey.fillCard('何平');
      await journey.press(person.sendCode);
      await expectRefused(journey, person.bankCardRefused, 'person-mismatch');
      expect(await journey.codeField.count()).to.equal(0);
      await journey.byBankCard('陈静');
      await journey.seesStep(3);
    });

    it('sees that the typed name is not the account holder’s, and restores it', async () => {
      const journey = await LegalRepJourney.open(stage());
      await journey.toHolder('陈静');
      await journey.fill({[journey.label('account-holder', 'name')]: '张珊'});
      await journey.send(3);
      await expectRefused(journey, journey.say.person.idCardRefused, 'person-mismatch');
      const {person, record} = journey.say;
      await journey.press(`${record.restore} ${person.labels['account-holder'].name}`);
      await journey.send(3);
      await journey.seesResult();
    });
  });
});
