import {expect} from 'chai';
import {newPage} from '../support/browser.js';
import {BankJourney, say, words} from './bank-journey.js';
import {useStage} from './stage.js';

const gone = ['status of 404'];

describe('The result from a bank', () => {
  const stage = useStage();

  const certifications = (): number =>
    stage()
      .happenings()
      .filter(({type}) => type === 'certified').length;

  for (const [scenario, title, [what, how]] of [
    ['bank-rejected', '认证未通过', words.rejected],
    ['bank-cancelled', '认证已取消', words.cancelled],
  ] as const) {
    it(`is refused in the scenario ${scenario}, and the user can continue in other ways`, async () => {
      const journey = await BankJourney.open(stage(), {scenario});
      const before = certifications();
      await journey.seesBanks();
      const heard = await journey.listen('sw-fail', 'sw-complete', 'sw-error');
      const bank = await journey.toBank();
      await bank.finish('ccb', title);
      await bank.goBack();
      await journey.heading(what).waitFor();
      await journey.sees(how);
      expect(await heard()).to.deep.equal([{type: 'sw-fail', method: 'bank-ukey', code: scenario}]);
      expect(await journey.bankMethod()).to.equal('not-certified');
      expect(await journey.record()).to.equal(null);
      for (const name of ['IC卡认证（推荐）', '法人身份认证', say.toMethods]) await journey.button(name).waitFor();

      await journey.press(say.chooseAgain);
      await journey.seesBanks();
      expect(await journey.page.getByText(what).count()).to.equal(0);
      await journey.endScenario();
      const again = await journey.toBank();
      await journey.certifiesAt(again);
      expect(certifications()).to.equal(before + 1);
    });
  }

  it('is refused by the bank’s cancel button, and another method opens at a press', async () => {
    const journey = await BankJourney.open(stage());
    const bank = await journey.toBank();
    await bank.cancel();
    await bank.goBack();
    await journey.heading(words.cancelled[0]).waitFor();
    await journey.press('IC卡认证（推荐）');
    await journey.seesPinForm();
  });

  it('is pending, passes while the page is hidden, and is displayed when the page is shown again', async function () {
    this.timeout(60_000);
    const journey = await BankJourney.open(stage(), {scenario: 'bank-pending'});
    await journey.seesBanks();
    const heard = await journey.listen('sw-pending', 'sw-complete', 'sw-fail');
    const bank = await journey.toBank();
    await bank.finish('ccb', '认证已受理');
    await bank.goBack();
    await journey.sees(say.pending);
    expect(await heard()).to.deep.equal([{type: 'sw-pending', method: 'bank-ukey'}]);
    expect(await journey.record()).not.to.equal(null);
    await bank.page.bringToFront();
    await journey.setHidden(true);
    const before = journey.count('GET');
    await journey.bankHasPassed();
    expect(journey.count('GET')).to.equal(before);
    await journey.setHidden(false);
    await journey.seesCertified();
    expect(journey.count('GET')).to.equal(before + 1);
    expect((await heard()).map(({type}) => type)).to.deep.equal(['sw-pending', 'sw-complete']);
  });

  it('arrives twice, and certifies once', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'bank-twice'});
    await journey.seesBanks();
    const heard = await journey.listen('sw-complete');
    const before = certifications();
    const bank = await journey.toBank();
    await bank.finish();
    const receipts = bank.page.getByRole('complementary').getByRole('listitem');
    expect(await receipts.allInnerTexts()).to.deep.equal(['已接受', '已拒绝（这次认证已有结果）']);
    await bank.goBack();
    await journey.seesCertified();
    expect(certifications()).to.equal(before + 1);
    expect(await heard()).to.have.length(1);
  });

  it('has another handoff id in the address, and the known id is queried', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'bank-foreign'});
    const bank = await journey.toBankInSameTab();
    const own = await journey.lastId();
    await bank.finish();
    const back = journey.page.waitForRequest(/[?&]sw-handoff=/);
    await bank.goBack();
    const named = new URL((await back).url()).searchParams.get('sw-handoff');
    expect(named).to.match(/^[\w-]{32}$/);
    expect(named).not.to.equal(own);
    await journey.seesCertified();
    const asked = journey.asked.filter((request) => request.method() === 'GET').map((request) => request.url());
    for (const url of asked) expect(url).to.include(own);
  });

  it('never passes when its signature is wrong, and can be cancelled and started again', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'bank-tampered'});
    const before = certifications();
    const bank = await journey.toBank();
    const first = await journey.handoffId('ccb', true);
    await bank.finish('ccb', '单一窗口没有接受认证结果');
    await bank.page.getByText('已拒绝（签名不符）').waitFor();
    const asked = journey.nextGet();
    await bank.goBack();
    await (await asked).response();
    await journey.seesWaiting();
    expect(await journey.bankMethod()).to.equal('not-certified');
    await journey.press(say.abandon);
    await journey.seesBanks();
    await journey.endScenario();
    const again = await journey.toBank();
    expect(await journey.handoffId('ccb', true)).not.to.equal(first);
    await journey.certifiesAt(again);
    expect(certifications()).to.equal(before + 1);
  });

  it('has no link back, and the waiting page displays the result', async () => {
    const journey = await BankJourney.open(stage(), {scenario: 'bank-no-return'});
    const bank = await journey.toBank();
    await bank.finish();
    await bank.page.getByText('请自行回到单一窗口').waitFor();
    expect(await bank.wayBack.count()).to.equal(0);
    await journey.page.bringToFront();
    await journey.seesCertified();
  });

  it('arrives after the user has cancelled, and changes nothing', async () => {
    const journey = await BankJourney.open(stage(), {expected: gone});
    const before = certifications();
    const bank = await journey.toBank();
    await bank.passScreens(3);
    await journey.press(say.abandon);
    await journey.seesBanks();
    await bank.passScreens(1);
    await bank.heading('没有这次认证');
    expect(await journey.bankMethod()).to.equal('not-certified');
    expect(certifications()).to.equal(before);
    const asked = journey.count('GET');
    await journey.page.reload();
    await journey.seesBanks();
    expect(journey.count('GET')).to.equal(asked);
  });

  it('is not displayed to another user who has its id in the address, and the first user keeps it', async () => {
    const journey = await BankJourney.open(stage());
    const bank = await journey.toBank();
    const id = await journey.handoffId('ccb', true);
    await bank.finish();
    const other = await newPage({expected: gone});
    await other.goto(`${journey.demo.url}/?user=lisi`);
    await other.goto(`${journey.demo.url}/?sw-handoff=${id}`);
    await other.getByText(words.unknown[0] ?? '').waitFor();
    expect(other.url()).not.to.include(id);
    await journey.seesCertified();
  });
});
