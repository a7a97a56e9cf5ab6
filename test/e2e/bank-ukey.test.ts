import {expect} from 'chai';
import {newPage} from '../support/browser.js';
import {BankJourney, say} from './bank-journey.js';
import {type BankId, banks, BankVisit} from './bank-visit.js';
import {useStage} from './stage.js';

describe('A user with a bank UKey', () => {
  const stage = useStage();

  it('opens the bank in a new window, passes its five screens, and is certified at once', async () => {
    const journey = await BankJourney.open(stage(), {view: 'home'});
    await journey.seesHome();
    const heard = await journey.listen('sw-before-redirect', 'sw-complete', 'sw-error', 'sw-fail', 'sw-pending');
    await journey.press('银行UKEY认证');
    await journey.seesBanks();
    await journey.choose();
    await journey.sees(say.host(new URL(journey.demo.bankUrl).host));
    const bank = await journey.depart();
    await journey.link('ccb', true).waitFor();
    await bank.heading('单一窗口企业实名认证');
    await bank.passScreens(1);
    await bank.heading('选择证书');
    await bank.passScreens(1);
    await bank.heading('核对企业信息');
    await bank.page.getByRole('button', {name: '单一窗口企业实名认证'}).click();
    await bank.heading(/^输入.+密码$/);
    await bank.passScreens(1);
    await bank.heading('认证成功');
    await bank.goBack();
    await bank.heading('已从银行返回');
    await bank.page.waitForURL(`${journey.demo.url}/dist/return.html`);
    await journey.seesCertified();
    await journey.sees('上海浦东样例贸易有限公司');
    const told = await heard();
    expect(told.map(({type}) => type)).to.deep.equal(['sw-before-redirect', 'sw-complete']);
    expect(told[0]).to.include({bank: 'ccb', origin: journey.demo.bankUrl});
    expect(told[1]).to.include({method: 'bank-ukey'});
    expect(journey.count('POST')).to.equal(1);
    await journey.press('完成');
    await journey.seesHome();
    await journey.sees(/通过认证（中国建设银行）/);
    expect(await journey.bankMethod()).to.equal('certified');
    expect(await journey.record()).to.equal(null);
  });

  for (const path of ['/', '/embed.html', '/standalone.html'] as const) {
    it(`opens the bank in the same window on ${path}, returns, and sees the result without a press`, async () => {
      const journey = await BankJourney.open(stage(), {path});
      await journey.certifiesAt(await journey.toBankInSameTab());
      const address = new URL(journey.page.url());
      expect([address.origin, address.pathname]).to.deep.equal([journey.demo.url, path]);
      expect(address.searchParams.has('sw-handoff')).to.equal(false);
      expect(await journey.record()).to.equal(null);
      expect(journey.page.context().pages()).to.have.length(1);
    });
  }

  for (const id of ['abc', 'cmbc'] as const satisfies readonly BankId[]) {
    const {name} = banks[id];
    it(`is certified by ${name}, in a new window and in the same window`, async () => {
      const journey = await BankJourney.open(stage());
      const bank = await journey.toBank(id);
      await bank.finish(id);
      await bank.goBack();
      await bank.heading('已从银行返回');
      await journey.seesCertified(id);

      const again = await BankJourney.open(stage());
      await again.certifiesAt(await again.toBankInSameTab(id), id);
      expect(again.page.url()).not.to.include('sw-handoff');
    });
  }

  it('copies the link into another browser without a session, and sees the result in the first one', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const journey = await BankJourney.open(stage(), {permissions});
    await journey.choose();
    await journey.press(say.copy);
    await journey.button('已复制').waitFor();
    const address = await journey.clipboard();
    // Whoever has copied it is on the way.
    await journey.seesWaiting();
    expect(address).to.equal(await journey.addressOf('ccb', true));
    const other = new BankVisit(await newPage());
    await other.page.goto(address);
    await other.finish();
    await other.goBack();
    await other.heading('已从银行返回');
    expect(await other.page.context().cookies()).to.deep.equal([]);
    await journey.seesCertified();
  });

  it('closes the bank’s window without a result, opens the link again, and is certified', async () => {
    const journey = await BankJourney.open(stage());
    const first = await journey.toBank();
    await first.passScreens(2);
    await first.page.close();
    await journey.seesWaiting();
    expect(await journey.bankMethod()).to.equal('not-certified');
    const second = await journey.depart('ccb', true);
    await journey.certifiesAt(second);
    expect(journey.count('POST')).to.equal(1);
  });

  it('reloads the waiting page, which continues with the same link to the bank', async () => {
    const journey = await BankJourney.open(stage(), {view: 'home'});
    await journey.press('银行UKEY认证');
    const bank = await journey.toBank();
    const address = await journey.addressOf('ccb', true);
    await journey.page.reload();
    await journey.seesWaiting();
    expect(await journey.addressOf('ccb', true)).to.equal(address);
    await journey.certifiesAt(bank);
    expect(journey.count('POST')).to.equal(1);
  });

  it('returns from the bank by the browser’s back button, sees the waiting page, and can cancel', async () => {
    const journey = await BankJourney.open(stage());
    const bank = await journey.toBankInSameTab();
    const address = bank.page.url();
    await bank.page.goBack();
    await journey.seesWaiting();
    expect(await journey.addressOf('ccb', true)).to.equal(address);
    await journey.press(say.abandon);
    await journey.seesBanks();
    expect(await journey.record()).to.equal(null);
    expect(journey.count('DELETE')).to.equal(1);
  });

  it('creates one handoff when the button is pressed twice', async () => {
    const journey = await BankJourney.open(stage());
    await journey.pressTwice(say.choose(banks.ccb.name));
    const bank = await journey.depart();
    await journey.certifiesAt(bank);
    expect(journey.count('POST')).to.equal(1);
  });

  for (const path of ['/', '/standalone.html'] as const) {
    it(`is certified on ${path} in Chromium 109`, async () => {
      const journey = await BankJourney.open(stage(), {path, browser: {version: '109'}});
      expect(journey.page.context().browser()?.version()).to.match(/^109\./);
      const bank = await journey.toBank();
      await bank.finish();
      await bank.goBack();
      await journey.page.bringToFront();
      await journey.seesCertified();
    });
  }
});
