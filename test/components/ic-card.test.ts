import type {ReadOptions} from '../../src/adapters/card-agent.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import {fakeReading, never} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {Timers} from '../harness/timers.js';
import {until} from '../../walks/dom.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn} from '../harness/outside.js';

const {reference: texts} = icCardTexts;
const back = '返回选择认证方式';
const byAnother = '法人身份认证';

const signedIn = async (options: PageOptions = {}): Promise<CertPage> => {
  const page = await CertPage.atPin(options);
  await page.enterPin(randomPin());
  return page;
};

describe('The links of the host', () => {
  const links = {agentDownload: 'https://agent.example/', cardService: 'https://cards.example/'};
  const hrefs = (page: CertPage): string[] => page.links().map(({href}) => href);

  it('include the client download in the introduction, and as the primary action when the client is too old', async () => {
    const page = await CertPage.open({set: {links, startView: 'ic-card'}});
    await page.at('introducing');
    expect(page.words).to.contain(texts.notInstalled);
    expect(hrefs(page)).to.deep.equal([links.agentDownload]);
    const old = await CertPage.atHome({set: {links}, readCard: fails('agent-too-old')});
    await old.press('IC卡认证');
    await old.at('notRead');
    expect(hrefs(old)).to.deep.equal([links.agentDownload]);
    expect(old.links()[0]?.part.contains('button-primary')).to.be.true;
  });

  it('lead to the card service when a card is locked or has expired', async () => {
    const locked = await signedIn({set: {links}, sign: fails('pin-locked')});
    await locked.at('locked');
    expect(hrefs(locked)).to.deep.equal([links.cardService]);
    const expired = await CertPage.atHome({set: {links}, readCard: () => Promise.resolve(fakeReading({daysLeft: -2}))});
    await expired.press('IC卡认证');
    await expired.at('notRead');
    expect(hrefs(expired)).to.deep.equal([links.cardService]);
  });
});

describe('A certification by card', () => {
  it('leads to a result with enterprise and method, effective at the next sign-in', async () => {
    const page = await signedIn();
    await page.at('result');
    await page.shows('已通过企业实名认证');
    expect(page.headings).to.deep.equal(['已通过企业实名认证']);
    expect(page.facts).to.deep.equal({
      企业名称: '上海浦东样例贸易有限公司',
      认证方式: 'IC卡认证',
      安全级别: '高',
      认证时间: '2026年1月15日 10:30',
    });
    expect(page.words).to.match(/^已通过企业实名认证 重新登录后生效。 重新登录 稍后再登录 /u);
    expect(page.cert.view).to.equal('result');
    await page.press('重新登录');
    expect(page.reported('sw-relogin').map(({reason}) => reason)).to.deep.equal(['effective-at-next-sign-in']);
  });
});

describe('A card that cannot be read', () => {
  it('leads to the start first when the agent does not answer, and once that is pressed to the next try', async () => {
    const page = await CertPage.atHome({
      readCard: inTurn(fails('agent-not-answering'), () => Promise.resolve(fakeReading())),
      set: {links: {agentDownload: 'https://download.example/'}},
    });
    await page.press('IC卡认证');
    await page.shows('未连接到客户端控件');
    expect(page.pressables).to.deep.equal([back, '启动客户端控件', '重新检测', '下载客户端控件', byAnother]);
    expect(page.links().map(({href}) => href)).to.deep.equal(['singlewindow://Restart', 'https://download.example/']);
    expect(page.primary).to.deep.equal(['启动客户端控件']);
    // This browser has no program for the address.
    page.cert.addEventListener('click', (event) => {
      event.preventDefault();
    });
    await page.press('启动客户端控件');
    await until('the next try is what remains', () => page.primary.join() === '重新检测');
    await page.press('重新检测');
    await page.at('awaitingPin');
  });
});

describe('A wait for the client of more than 8 s', () => {
  const timers = Timers.inEach();

  for (const [what, answers, step] of [
    ['the reading', {readCard: (options: ReadOptions) => never(undefined, options)}, 'reading'],
    [
      'the signature',
      {sign: (_text: string, _pin: unknown, options: ReadOptions) => never(undefined, options)},
      'signingIn',
    ],
  ] as const) {
    it(`says where to look (${what})`, async () => {
      const page = await CertPage.atHome(answers);
      await page.press('IC卡认证');
      if (step === 'signingIn') await page.enterPin(randomPin());
      await page.shows('请勿拔卡…');
      timers.pass(8_000);
      await page.shows(texts.slow);
      expect(page.announced).to.contain(texts.slow);
    });
  }
});
