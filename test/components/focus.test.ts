import {fixture, html} from '@open-wc/testing';
import {never} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {calm, focused, until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {fails, Held, refuses, says} from '../harness/outside.js';

const focusIsOn = (page: CertPage, words: string) =>
  until(
    () => `the focus is on “${words}”; it is on “${page.focusedWords}”`,
    () => page.focusedWords === words,
  );

const signedIn = async (options: PageOptions): Promise<CertPage> => {
  const page = await CertPage.atPin(options);
  await page.enterPin(randomPin());
  return page;
};

describe('The focus', () => {
  it('does not move when the widget loads', async () => {
    const page = await CertPage.atHome();
    await calm();
    expect(focused()?.localName).to.equal('body');
    expect(page.headings[0]).to.equal('实名认证方式选择');
  });

  it('moves to the heading of each step: the wait, the PIN, the result, home', async () => {
    const reading = new Held<never>();
    const page = await CertPage.atHome({readCard: reading.ask});
    await page.choose('IC卡认证');
    await focusIsOn(page, 'IC卡实名认证');
    page.cert.remove();

    const second = await CertPage.atPin();
    await focusIsOn(second, 'IC卡实名认证');
    await second.enterPin(randomPin());
    await focusIsOn(second, '认证结果');
    await second.press('完成');
    await focusIsOn(second, '实名认证方式选择');
  });

  it('moves to the message when something fails', async () => {
    const page = await signedIn({sign: fails('pin-incorrect', {triesLeft: 4})});
    await focusIsOn(page, '密码不正确，还可以试 4 次');
    const refused = await signedIn({verifyCard: refuses('card-revoked')});
    await focusIsOn(refused, '这张卡已被注销');
    const locked = await signedIn({sign: fails('pin-locked')});
    await focusIsOn(locked, '卡已锁定');
  });

  it('moves to the next heading when a wait is cancelled', async () => {
    const page = await CertPage.atHome({readCard: (options) => never(undefined, options)});
    await page.choose('IC卡认证');
    await page.press('取消');
    await focusIsOn(page, 'IC卡实名认证');
    await page.press('返回选择认证方式');
    await focusIsOn(page, '实名认证方式选择');
  });

  it('moves to the heading of home when the first query works at the second try', async () => {
    let tries = 0;
    const page = await CertPage.open({getStatus: () => (tries++ === 0 ? fails('network')() : says({})())});
    await page.press('重试');
    await page.at('home');
    await focusIsOn(page, '实名认证方式选择');
  });

  it('is not taken from another part of the page', async () => {
    const reading = new Held<never>();
    const page = await CertPage.atHome({readCard: reading.ask});
    await page.choose('IC卡认证');
    const input = await fixture<HTMLInputElement>(html`<input aria-label="elsewhere" />`);
    input.focus();
    reading.fail('card-missing');
    await page.shows('没有读到卡');
    await calm();
    expect(focused()?.getAttribute('aria-label')).to.equal('elsewhere');
  });

  it('goes to the heading when the host calls focus(), also before the first render', async () => {
    const page = await CertPage.atHome();
    page.cert.focus();
    expect(page.focusedWords).to.equal('实名认证方式选择');
    const early = new CertPage({set: {lang: 'zh-TW'}});
    early.cert.focus();
    await early.mount();
    await focusIsOn(early, '實名認證方式選擇');
    page.cert.start('ic-card');
    await page.at('introducing');
    page.cert.focus();
    await focusIsOn(page, 'IC卡实名认证');
  });
});

describe('The live region', () => {
  const regionOf = ({root}: CertPage) => root.querySelector('[role=status]');

  it('exists from the start, and stays the same element', async () => {
    const page = await CertPage.open({getStatus: never});
    expect(regionOf(page)).to.exist;
    const second = await CertPage.open();
    const before = regionOf(second);
    await second.choose('IC卡认证');
    await second.at('awaitingPin');
    expect(regionOf(second)).to.equal(before);
  });

  it('announces each wait once, and is empty afterwards', async () => {
    const page = await CertPage.atHome();
    const heard: string[] = [];
    new MutationObserver(() => heard.push(page.announced)).observe(regionOf(page) as Node, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    await page.choose('IC卡认证');
    await page.enterPin(randomPin());
    await page.at('result');
    await until('nothing is announced any more', () => page.announced === '');
    expect(heard.filter(Boolean)).to.deep.equal([
      '正在准备…',
      '正在连接客户端控件并读卡，请勿拔卡…',
      '正在连接服务器…',
      '卡正在签名，请勿拔卡…',
      '服务器正在验证…',
    ]);
  });
});
