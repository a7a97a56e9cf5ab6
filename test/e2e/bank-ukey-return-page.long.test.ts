import {expect} from 'chai';
import {newPage} from '../support/browser.js';
import {Journey} from './journey.js';
import {BankVisit} from './bank-visit.js';
import {bankWalk} from '../../walks/external.walk.js';
import {withClock} from './open-page.js';
import {useStage} from './stage.js';

describe('The return page of a bank', () => {
  const stage = useStage();
  const shown = [
    '已从银行返回',
    '认证结果以单一窗口的页面为准',
    '退出网银，拔下UKEY，然后关闭本窗口',
    'You are back from the bank',
  ];

  it('is readable as plain HTML without scripts and without a session', async () => {
    const page = await newPage({javaScriptEnabled: false});
    await page.goto(`${stage().demo.url}/dist/return.html?sw-handoff=made-up`);
    for (const text of shown) await page.getByRole('main').getByText(text).first().waitFor();
    expect(await page.getByRole('button').count()).to.equal(0);
    expect(await page.context().cookies()).to.deep.equal([]);
  });

  it('is reached from a bank’s form without scripts', async () => {
    const journey = await Journey.open(stage(), {path: '/'});
    await journey.take(bankWalk('abc'), {to: 'waiting'});
    const bank = new BankVisit(await newPage({javaScriptEnabled: false}));
    await bank.page.goto((await journey.link('abc').getAttribute('href')) ?? '');
    await bank.finish();
    await bank.goBack();
    await bank.heading('已从银行返回');
    await journey.seesCertified('abc');
  });

  it('removes the bank’s parameters from its address, and closes itself at a press', async () => {
    const journey = await Journey.open(stage(), {path: '/'});
    const bank = await journey.toBank();
    await bank.finish();
    await bank.goBack();
    const close = bank.page.getByRole('button', {name: '关闭本窗口'});
    await close.waitFor();
    await bank.page.waitForURL(`${stage().demo.url}/dist/return.html`);
    const closed = bank.page.waitForEvent('close');
    // The press may be answered by nobody: the page that it was in is gone.
    await Promise.all([closed, close.click().catch(() => closed)]);
    await journey.seesCertified();
  });

  it('makes the waiting page query at once, and does not certify by itself', async () => {
    const journey = await Journey.open(stage(), {path: '/', ...withClock});
    await journey.take(bankWalk('ccb'), {to: 'waiting'});
    await journey.page.waitForResponse(/handoffs/);
    // The clock stands: nothing is asked by itself.
    await journey.page.clock.pauseAt((await journey.page.evaluate(() => Date.now())) + 1_100);
    const asked = journey.page.waitForRequest(/handoffs\//);
    const page = await journey.page.context().newPage();
    await page.goto(`${stage().demo.url}/dist/return.html?sw-handoff=made-up&passed=true`);
    expect(await (await (await asked).response())?.json()).to.include({open: true, place: 'ccb'});
    await journey.link().waitFor();
    expect(await journey.stateOf('bank-ukey')).to.equal('not-certified');
  });
});
