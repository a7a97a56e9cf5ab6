import {expect} from 'chai';
import {newPage} from '../support/browser.js';
import {BankJourney} from './bank-journey.js';
import {banks, BankVisit} from './bank-visit.js';
import {withClipboard} from './open-page.js';
import {useStage} from './stage.js';

/* What a handoff can come to, and which one a page waits for: `test/components/bank-ukey*`; what a bank may tell the
   backend: the conformance kit. Here it is the way to a bank's own site and back. */

describe('A user with a bank UKey', () => {
  const stage = useStage();

  it('opens the bank in a new window, passes its five screens, and is certified at once', async () => {
    const journey = await BankJourney.open(stage(), {view: 'home'});
    const heard = await journey.listen('sw-before-redirect', 'sw-complete', 'sw-error', 'sw-refused', 'sw-pending');
    await journey.choose('bank-ukey');
    await journey.chooseBank();
    await journey.sees(journey.say.bank.host(new URL(journey.demo.bankUrl).host));
    const bank = await journey.depart();
    for (const title of ['单一窗口企业实名认证', '选择证书', '核对企业信息', /^输入.+密码$/]) {
      await bank.heading(title);
      await bank.passScreens(1);
    }
    await bank.heading('认证成功');
    await bank.goBack();
    await bank.heading('已从银行返回');
    await journey.seesCertified();
    const [departed, complete, ...others] = await heard();
    expect(departed).to.include({type: 'sw-before-redirect', place: 'ccb', origin: journey.demo.bankUrl});
    expect(complete).to.include({type: 'sw-complete', method: 'bank-ukey'});
    expect(others).to.deep.equal([]);
    await journey.finish();
    expect(await journey.stateOf('bank-ukey')).to.equal('certified');
    expect(await journey.kept()).to.equal(null);
  });

  for (const [path, id] of [
    ['/', 'ccb'],
    ['/embed.html', 'abc'],
    ['/standalone.html', 'cmbc'],
  ] as const) {
    it(`opens ${banks[id].name} in the same window on ${path}, returns, and sees the result without a press`, async () => {
      const journey = await BankJourney.open(stage(), {path});
      await journey.certifiesAt(await journey.toBankInSameTab(id), id);
      const address = new URL(journey.page.url());
      expect([address.origin, address.pathname]).to.deep.equal([journey.demo.url, path]);
      expect(address.searchParams.has('sw-handoff')).to.equal(false);
      expect(await journey.kept()).to.equal(null);
      expect(journey.page.context().pages()).to.have.length(1);
    });
  }

  it('is certified in a new window on /standalone.html in Chromium 109', async () => {
    const journey = await BankJourney.open(stage(), {path: '/standalone.html', browser: {version: '109'}});
    const bank = await journey.toBank();
    await bank.finish();
    await bank.goBack();
    await journey.page.bringToFront();
    await journey.seesCertified();
  });

  it('copies the link into another browser without a session, and sees the result in the first one', async () => {
    const journey = await BankJourney.open(stage(), withClipboard);
    await journey.chooseBank();
    await journey.press(journey.say.bank.copy);
    await journey.sees(journey.say.bank.copied(true));
    const other = new BankVisit(await newPage());
    await other.page.goto(await journey.clipboard());
    await other.finish();
    await other.goBack();
    await other.heading('已从银行返回');
    expect(await other.page.context().cookies()).to.deep.equal([]);
    await journey.seesCertified();
  });

  it('returns from the bank by the browser’s back button, sees the waiting page, and can cancel', async () => {
    const journey = await BankJourney.open(stage());
    const bank = await journey.toBankInSameTab();
    const address = bank.page.url();
    await bank.page.goBack();
    await journey.seesWaiting();
    expect(await journey.addressOf('ccb', true)).to.equal(address);
    await journey.abandon();
    expect(await journey.kept()).to.equal(null);
    expect(journey.count('DELETE')).to.equal(1);
    // Whoever is at the bank by then is told, and nobody is certified.
    const late = new BankVisit(await newPage({expected: ['status of 404']}));
    await late.page.goto(address);
    await late.heading('没有这次认证');
    expect(await journey.stateOf('bank-ukey')).to.equal('not-certified');
  });
});
