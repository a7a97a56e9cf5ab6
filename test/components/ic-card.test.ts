import type {ReadOptions} from '../../src/adapters/card-agent.js';
import {icCardTexts} from '../../src/components/ic-card/ic-card.texts.js';
import type {CertErrorCode} from '../../src/domain/errors.js';
import {fakePending, fakeReading, never} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {Timers} from '../harness/timers.js';
import {CertPage, type PageOptions} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';
import {fails, inTurn, refuses, says, saysOfCard} from '../harness/outside.js';

const {reference: texts} = icCardTexts;
const dayMs = 86_400_000;
const back = '返回选择认证方式';
const byAnother = '法人身份认证';

const signedIn = async (options: PageOptions = {}): Promise<CertPage> => {
  const page = await CertPage.atPin(options);
  await page.enterPin(randomPin());
  return page;
};

describe('A card of another enterprise', () => {
  const readCard = () => Promise.resolve(fakeReading({enterpriseName: '北京样例报关有限公司'}));

  it('displays both names before the PIN step, and can be changed or used', async () => {
    const page = await CertPage.atHome({readCard});
    await page.press('IC卡认证');
    await page.at('anotherEnterprise');
    expect(page.focusedWords).to.equal(texts.anotherTitle);
    expect(page.facts).to.include({
      [texts.signedIn]: '上海浦东样例贸易有限公司',
      [texts.onCard]: '北京样例报关有限公司',
    });
    expect(page.pressables).to.deep.equal([back, texts.anotherCard, texts.useThisCard, byAnother]);
    expect(page.outside.times('createCardChallenge')).to.equal(0);
    await page.press(texts.useThisCard);
    await page.at('awaitingPin');
  });
});

describe('The links of the host', () => {
  const links = {agentDownload: 'https://agent.example/', cardService: 'https://cards.example/'};
  const hrefs = (page: CertPage): string[] => page.links().map(({href}) => href);

  it('include the client download in the introduction, and as the primary action when the client is too old', async () => {
    const page = await CertPage.open({set: {links, view: 'ic-card'}});
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
      生效时间: '重新登录才能生效',
    });
    expect(page.cert.view).to.equal('result');
    await page.press('重新登录');
    expect(page.told('sw-relogin').map(({reason}) => reason)).to.deep.equal(['effective-at-next-sign-in']);
  });

  it('leads to home when the user presses 完成, and queries the status again', async () => {
    const getStatus = inTurn(says({}), saysOfCard({state: 'certified'}));
    const page = await signedIn({getStatus});
    await page.press('完成');
    await page.at('home');
    expect(page.outside.times('getStatus')).to.equal(2);
    expect(page.words).to.contain('中国电子口岸IC卡 已认证');
  });

  it('displays that it is pending when the backend decides later', async () => {
    const page = await signedIn({verifyCard: () => Promise.resolve(fakePending(60))});
    await page.at('result');
    await page.shows('认证正在处理中 完成 现在可以离开本页');
    expect(page.pressables).to.deep.equal(['完成']);
  });
});

describe('A card that was read', () => {
  it('displays its enterprise, its holder and the remaining days of its certificate', async () => {
    const page = await CertPage.atPin();
    expect(page.facts).to.deep.equal({
      企业名称: '上海浦东样例贸易有限公司',
      持卡人: '*三',
      卡内证书: '有效，还剩 800 天',
    });
    expect(page.words).not.to.contain('到期');
  });

  for (const [daysLeft, warned] of [
    [30, true],
    [31, false],
  ] as const) {
    it(`${warned ? 'warns' : 'does not warn'} ${daysLeft} days before it expires, and can be used`, async () => {
      const page = await CertPage.atPin({readCard: () => Promise.resolve(fakeReading({daysLeft}))});
      expect(page.words.includes(`卡内证书还有 ${daysLeft} 天到期`)).to.equal(warned);
      expect(page.words.includes('到期')).to.equal(warned);
      await page.enterPin(randomPin());
      await page.at('result');
    });
  }

  it('cannot be used when its certificate has expired', async () => {
    const page = await CertPage.atHome({readCard: () => Promise.resolve(fakeReading({daysLeft: 0}))});
    await page.press('IC卡认证');
    await page.shows('卡内证书已过期');
    expect(page.pressables).to.deep.equal([back, '重新读卡', byAnother]);
  });

  const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

  it('is valid when it is not expired by the backend’s clock, whatever the PC’s clock says', async () => {
    const page = await CertPage.atPin({
      getStatus: says({now: inDays(-5)}),
      readCard: () => Promise.resolve(fakeReading({daysLeft: -3})),
    });
    expect(page.facts).to.include({卡内证书: '有效，还剩 2 天'});
  });

  it('displays only a warning when it has expired by the PC’s clock alone', async () => {
    const page = await CertPage.atPin({
      getStatus: says({now: undefined}),
      readCard: () => Promise.resolve(fakeReading({daysLeft: -2})),
    });
    expect(page.facts).to.include({卡内证书: icCardTexts.reference.daysLeft(-2)});
    expect(page.words).to.contain(icCardTexts.reference.endsSoon(-2)).and.not.contain('已过期');
    expect(page.told('sw-error')).to.be.empty;
    await page.enterPin(randomPin());
    await page.at('result');
  });
});

describe('A card that cannot be read', () => {
  it('displays both start and download when the agent does not answer', async () => {
    const page = await CertPage.atHome({
      readCard: inTurn(fails('agent-not-answering'), () => Promise.resolve(fakeReading())),
      set: {links: {agentDownload: 'https://download.example/'}},
    });
    await page.press('IC卡认证');
    await page.shows('没有连接上客户端控件');
    expect(page.pressables).to.deep.equal([back, '启动客户端控件', '下载客户端控件', '重新检测', byAnother]);
    expect(page.links().map(({href}) => href)).to.deep.equal(['singlewindow://Restart', 'https://download.example/']);
    await page.press('重新检测');
    await page.at('awaitingPin');
  });

  const codes: readonly CertErrorCode[] = ['card-missing', 'reader-unsupported', 'agent-timeout', 'card-unreadable'];
  for (const code of codes) {
    it(`can be read again, or left for another method (${code})`, async () => {
      const page = await CertPage.atHome({readCard: fails(code, {foreignCode: 'Err:X1'})});
      await page.press('IC卡认证');
      await page.shows(`代码 ${code} / Err:X1`);
      const again = code.startsWith('agent-') ? '重新检测' : '重新读卡';
      expect(page.pressables).to.deep.equal([back, again, byAnother]);
      await page.press(again);
      await page.asked('readCard', 2);
      await page.press(back);
      await page.at('home');
    });
  }
});

describe('A sign-in that fails', () => {
  it('leads to another card when it has locked the first one', async () => {
    const page = await signedIn({sign: fails('pin-locked')});
    await page.at('locked');
    await page.press(texts.anotherCard);
    await page.at('awaitingPin');
  });
});

describe('A card that the backend refuses', () => {
  it('displays the reason, and another card can be used', async () => {
    const page = await signedIn({verifyCard: refuses('card-of-another-enterprise')});
    await page.at('refused');
    await page.shows('这张卡不属于当前登录的企业');
    expect(page.pressables).to.deep.equal([back, '换一张卡', byAnother]);
    await page.press('换一张卡');
    await page.at('awaitingPin');
    expect(page.outside.times('readCard')).to.equal(2);
  });

  it('displays the backend’s text as plain text when the code is unknown', async () => {
    const page = await signedIn({verifyCard: refuses('x-new', {message: '<i>年检中</i>'})});
    await page.shows('没有通过认证 请核对后再试，或改用其他认证方式。 系统返回的说明： <i>年检中</i>');
    await page.shows('代码 x-new');
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
