import {expect} from 'chai';
import {newPage} from '../support/browser.js';
import {banks} from '../../src/domain/banks.js';
import {placeIn} from '../../src/domain/places.js';
import {bankUkeyWalk, bankWalk} from '../../walks/external.walk.js';
import {Journey} from './journey.js';
import {BankVisit} from './bank-visit.js';
import {withClipboard} from './open-page.js';
import {useStage} from './stage.js';

/* What a handoff can come to, and which one a page waits for: `test/components/bank-ukey*`; what a bank may tell the
   backend: the conformance kit. Here it is the way to a bank's own site and back. */

describe('A user with a bank UKey', () => {
  const stage = useStage();

  it('opens the bank in a new window, passes its five screens, and is certified at once', async () => {
    const journey = await Journey.open(stage(), {path: '/'});
    const heard = await journey.listen('sw-before-handoff', 'sw-complete', 'sw-error', 'sw-refused', 'sw-pending');
    const clicks = await journey.clicks();
    await journey.take(bankUkeyWalk, {to: 'waiting'});
    await journey.sees(journey.say['bank-ukey'].host(new URL(journey.demo.bankUrl).host));
    const bank = await journey.depart(() => journey.link().click());
    for (const title of ['单一窗口企业实名认证', '选择证书', '核对企业信息', /^输入.+密码$/]) {
      await bank.heading(title);
      await bank.passScreen();
    }
    await bank.heading('认证成功');
    await bank.goBack();
    await bank.heading('已从银行返回');
    await journey.seesCertified();
    const [departed, complete, ...others] = await heard();
    expect(departed).to.include({type: 'sw-before-handoff', place: 'ccb', origin: journey.demo.bankUrl});
    expect(complete).to.include({type: 'sw-complete', method: 'bank-ukey'});
    expect(others).to.deep.equal([]);
    await journey.finish();
    expect(await clicks()).to.equal(4);
    expect(await journey.stateOf('bank-ukey')).to.equal('certified');
    expect(await journey.kept()).to.equal(null);
  });

  for (const [path, id] of [
    ['/', 'ccb'],
    ['/embed.html', 'abc'],
    ['/standalone.html', 'cmbc'],
  ] as const) {
    it(`opens ${placeIn(banks, id)?.name['zh-CN'] ?? ''} in the same window on ${path}, returns, and sees the result without a press`, async () => {
      const journey = await Journey.open(stage(), {path});
      await journey.stayHere();
      await journey.take(bankWalk(id));
      await journey.seesCertified(id);
      const address = new URL(journey.page.url());
      expect([address.origin, address.pathname]).to.deep.equal([journey.demo.url, path]);
      expect(address.searchParams.has('sw-handoff')).to.equal(false);
      expect(await journey.kept()).to.equal(null);
      expect(journey.page.context().pages()).to.have.length(1);
    });
  }

  it('is certified in a new window on /standalone.html in Chromium 109', async () => {
    const journey = await Journey.open(stage(), {path: '/standalone.html', browser: {version: '109'}});
    const bank = await journey.toBank();
    await bank.finish();
    await bank.goBack();
    await journey.page.bringToFront();
    await journey.seesCertified();
  });

  it('copies the link into another browser without a session, and sees the result in the first one', async () => {
    const journey = await Journey.open(stage(), {path: '/', ...withClipboard});
    await journey.take(bankUkeyWalk, {to: 'waiting'});
    await journey.press(journey.say['bank-ukey'].copy);
    await journey.sees(journey.say['bank-ukey'].copied(true));
    const other = new BankVisit(await newPage());
    await other.page.goto(await journey.clipboard());
    await other.finish();
    await other.goBack();
    await other.heading('已从银行返回');
    expect(await other.page.context().cookies()).to.deep.equal([]);
    await journey.seesCertified();
  });

  it('returns from the bank by the browser’s back button, sees the waiting page, and can cancel', async () => {
    const journey = await Journey.open(stage(), {path: '/'});
    await journey.stayHere();
    const bank = await journey.toBank();
    const address = bank.page.url();
    await bank.page.goBack();
    await journey.at('waiting');
    const again = journey.around.getByRole('link', {name: journey.say['bank-ukey'].again('中国建设银行')});
    expect(await again.getAttribute('href')).to.equal(address);
    await journey.press(journey.say['bank-ukey'].abandon);
    await journey.at('choosing');
    expect(await journey.kept()).to.equal(null);
    expect(journey.asked('DELETE', '/handoffs/')).to.have.length(1);
    // Whoever is at the bank by then is told, and nobody is certified.
    const late = new BankVisit(await newPage({expected: ['status of 404']}));
    await late.page.goto(address);
    await late.heading('查不到本次认证');
    expect(await journey.stateOf('bank-ukey')).to.equal('not-certified');
  });
});
