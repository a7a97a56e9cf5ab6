import {expect} from 'chai';
import {encrypt} from '../../simulators/encrypt.js';
import type {RealnameCert} from '../../src/index.js';
import {makeUp} from './made-up.js';
import {type JourneyOptions, withClipboard} from './open-page.js';
import {accountWalk, enterpriseWalk} from '../../walks/profile.walk.js';
import type {Journey} from './journey.js';
import {openRecorded, type Recorder, toldOfFailure} from './recorder.js';
import {useStage} from './stage.js';

const enterpriseBody = 'PUT /api/realname-cert/profile/enterprise';
const accountBody = 'PUT /api/realname-cert/profile/account';

describe('Values typed into the record', () => {
  const stage = useStage();

  const open = (options?: JourneyOptions) => openRecorded(stage(), options);

  const typeAccount = async (journey: Journey, {holder, idNumber}: ReturnType<typeof makeUp>): Promise<void> => {
    await journey.take(accountWalk, {to: 'editing'});
    await journey.fill({holderName: holder, idNumber});
  };

  type Typed = ReturnType<typeof makeUp>;

  /** Three changes are too many, and one is put back; then the two are refused and given up. */
  const typeEnterprise = async (journey: Journey, typed: Typed, recorder: Recorder): Promise<void> => {
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

  /** Where each of them went, and that nothing of them is left. */
  const expectWent = async (typed: Typed, recorder: Recorder, isEncrypted: boolean): Promise<void> => {
    // Put back before it was to be saved, it was in its field alone; the others were shown before they were sent.
    expect(await recorder.passedBy(typed.enterpriseName)).to.deep.equal([]);
    for (const text of [typed.uscc, typed.orgCode, typed.legalRep]) {
      expect(await recorder.passedBy(text)).to.deep.equal(['body', 'document']);
      expect(recorder.operationsWith(text)).to.deep.equal([enterpriseBody]);
    }
    expect(await recorder.passedBy(typed.idNumber)).to.deep.equal(isEncrypted ? ['document'] : ['body', 'document']);
    // It is on record now, and so it comes back.
    expect(await recorder.passedBy(typed.holder)).to.deep.equal(['answer', 'body', 'document']);
    for (const text of [typed.holder, isEncrypted ? encrypt(typed.idNumber) : typed.idNumber])
      expect(recorder.operationsWith(text)).to.deep.equal([accountBody]);
    for (const text of Object.values(typed)) expect(await recorder.leftOf(text)).to.deep.equal([]);
  };

  for (const isEncrypted of [true, false]) {
    it(`are sent only in the body of their own operation, ${isEncrypted ? 'encrypted' : 'in clear'}, and are not kept`, async () => {
      const {journey, recorder} = await open({path: isEncrypted ? '/' : '/standalone.html'});
      if (!isEncrypted) {
        await journey.at('home');
        await journey.cert.evaluate((cert: RealnameCert) => {
          cert.encryptField = undefined;
        });
      }
      const typed = makeUp();
      await typeEnterprise(journey, typed, recorder);
      await typeAccount(journey, typed);
      await journey.press(journey.say.profile.save);
      await journey.take(accountWalk, {from: 'confirming'});
      await journey.press(journey.say.profile.view);
      await journey.press(journey.say.profile.certify);
      await journey.seesHome();
      await expectWent(typed, recorder, isEncrypted);
    });
  }

  it('are in no text, event or diagnostics of a failure', async () => {
    const {journey, recorder} = await open({
      scenario: 'profile-down',
      expected: ['status of 503'],
      ...withClipboard,
    });
    const typed = makeUp();
    await typeAccount(journey, typed);
    await journey.press(journey.say.profile.save);
    await journey.take(accountWalk, {from: 'confirming', through: 'confirming'});
    await journey.seesFailure('backend');
    const told = await toldOfFailure(journey);
    expect(told).to.include('code');
    for (const text of [typed.holder, typed.idNumber]) {
      expect(told).not.to.include(text);
      expect(await recorder.leftOf(text)).to.deep.equal([]);
    }
    expect(await recorder.passedBy(typed.holder)).to.deep.equal(['body', 'document']);
    expect(await recorder.passedBy(typed.idNumber)).to.deep.equal(['document']);
  });

  it('are only in the field before they are saved', async () => {
    const {journey, recorder} = await open();
    const typed = makeUp();
    await typeAccount(journey, typed);
    await journey.press(journey.say.path.cancel);
    await journey.press(journey.say.profile.keep);
    for (const text of [typed.holder, typed.idNumber]) {
      expect(await recorder.passedBy(text)).to.deep.equal(['field']);
    }
    await journey.page.reload();
    await journey.take(accountWalk, {to: 'editing'});
    expect(await journey.field('holderName').inputValue()).to.equal('张三');
    for (const text of [typed.holder, typed.idNumber]) expect(await recorder.passedBy(text)).to.deep.equal([]);
  });
});
