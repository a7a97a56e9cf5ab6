import {expect} from 'chai';
import type {Page} from 'playwright-core';
import type {RealnameCert} from '../../src/index.js';
import {call, expectCertified, openFaulty, readingCalls, seesFailure, until} from './agent-faults.js';
import {Journey, withClipboard, withClock} from './journey.js';
import {useStage} from './stage.js';

const tag = 'sw-realname-cert';
const refused = {expected: ['ERR_CONNECTION_REFUSED']};

/** As a host hears it: `undefined` stays, what else an event has does not matter here. */
interface PollAnswer {
  readonly state: string;
  readonly version: string | undefined;
}

/** Listens from now on. */
const listen = async (page: Page): Promise<() => Promise<readonly PollAnswer[]>> => {
  const heard = await page.evaluateHandle(() => {
    const list: PollAnswer[] = [];
    addEventListener('sw-agent-status', (event) => {
      const {state, version} = event;
      list.push({state, version});
    });
    return list;
  });
  return () => heard.jsonValue();
};

const check = ({page}: Journey): Promise<PollAnswer> =>
  page.locator(tag).evaluate((cert: RealnameCert) => cert.checkAgent());

const want = async (journey: Journey, minAgentVersion: string): Promise<void> => {
  await journey.seesHome();
  await journey.page.locator(tag).evaluate((cert: RealnameCert, value) => {
    cert.links = {agentDownload: 'https://download.invalid/control'};
    cert.minAgentVersion = value;
  }, minAgentVersion);
  await journey.seesHome();
};

describe('The check for the card agent', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  it('is made by the host’s checkAgent(), emits sw-agent-status, and calls only ver', async () => {
    const journey = await openFaulty(stage(), {version: '1.5.19'});
    await journey.seesHome();
    const heard = await listen(journey.page);
    const {connections} = agent();
    const before = agent().calls.length;
    const answer = {state: 'answering', version: '1.5.19'};
    expect(await check(journey)).to.deep.equal(answer);
    expect(await heard()).to.deep.equal([answer]);
    expect(agent().calls.slice(before)).to.deep.equal(['ver']);
    await until(() => agent().openConnections === 0);
    expect(agent().connections).to.equal(connections + 1);
  });

  it('is never made by home itself', async () => {
    const {connections} = agent();
    const journey = await Journey.open(stage(), withClock);
    await journey.seesHome();
    const heard = await listen(journey.page);
    await journey.page.clock.fastForward('10:00');
    await journey.seesHome();
    expect(await heard()).to.deep.equal([]);
    expect(agent().connections).to.equal(connections);
  });

  it('reports not-answering, and answering when the agent runs', async () => {
    const journey = await Journey.open(stage(), {scenario: 'agent-absent', ...refused});
    await journey.seesHome();
    const heard = await listen(journey.page);
    const absent = {state: 'not-answering', version: undefined};
    expect(await check(journey)).to.deep.equal(absent);
    await journey.useAgent(agent().url);
    expect(await check(journey)).to.deep.equal({state: 'answering', version: '1.5.24'});
    expect(await heard()).to.deep.equal([absent, {state: 'answering', version: '1.5.24'}]);
  });

  const faults = [
    ['lost', {kind: 'drop', times: 1}],
    ['protocol', {kind: 'garbage', times: 1}],
  ] as const;
  for (const [state, fault] of faults) {
    it(`reports ${state} when the agent fails in that way, and home stays`, async () => {
      const journey = await openFaulty(stage(), {fault});
      await journey.seesHome();
      const heard = await listen(journey.page);
      expect(await check(journey)).to.deep.equal({state, version: undefined});
      expect(await heard()).to.deep.equal([{state, version: undefined}]);
      await journey.seesHome();
    });
  }

  it('reports timeout after 30 seconds without an answer', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'hang-answer'}}, withClock);
    await journey.seesHome();
    const before = agent().calls.length;
    const answer = check(journey);
    await until(() => agent().calls.length > before);
    await journey.page.clock.fastForward(30_000);
    expect(await answer).to.deep.equal({state: 'timeout', version: undefined});
  });

  it('reports too-old with the version when it is below minAgentVersion', async () => {
    const journey = await openFaulty(stage(), {version: '1.5.5'});
    await want(journey, '1.5.24');
    const heard = await listen(journey.page);
    expect(await check(journey)).to.deep.equal({state: 'too-old', version: '1.5.5'});
    expect(await heard()).to.deep.equal([{state: 'too-old', version: '1.5.5'}]);
  });

  it('is part of each reading, which emits sw-agent-status when it fails and when it succeeds', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'drop', method: call.open, times: 1}});
    await journey.seesHome();
    const heard = await listen(journey.page);
    await journey.chooseCard();
    await seesFailure(journey, '与客户端控件的连接已中断', 'agent-lost');
    await journey.press('重新检测');
    await journey.seesPinForm();
    expect((await heard()).map(({state}) => state)).to.deep.equal(['lost', 'answering']);
  });
});

describe('A card agent older than minAgentVersion', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  it('is displayed and reported with its version, gets no other call, and works after an update', async () => {
    const journey = await openFaulty(stage(), {version: '1.5.5'}, withClipboard);
    await want(journey, '1.5.24');
    const heard = await listen(journey.page);
    const before = agent().calls.length;
    await journey.chooseCard();
    await journey.heading('客户端控件的版本太旧').waitFor();
    await seesFailure(journey, '请下载并安装新版客户端控件，再重新检测', 'agent-too-old / 1.5.5');
    expect(agent().calls.slice(before)).to.deep.equal(['ver']);
    expect(await heard()).to.deep.equal([{state: 'too-old', version: '1.5.5'}]);
    await journey.press('复制诊断信息');
    await journey.button('已复制').waitFor();
    const copied = await journey.clipboard();
    expect(copied.split('\n')).to.include.members(['code: agent-too-old', 'foreign-code: 1.5.5']);
    const download = journey.page.getByRole('link', {name: '下载客户端控件'});
    expect(await download.getAttribute('href')).to.equal('https://download.invalid/control');
    agent().set({version: '1.5.30'});
    await journey.press('重新检测');
    await journey.seesPinForm();
    expect(agent().calls.slice(before)).to.deep.equal(['ver', 'ver', ...readingCalls]);
    await expectCertified(journey);
  });
});

describe('Two tabs with one card reader', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  /** In the same browser, as the same user; the desk stays as it is. */
  const openSecond = async ({page, demo}: Journey): Promise<Page> => {
    const second = await page.context().newPage();
    await second.goto(`${demo.url}/embed.html`);
    await second.getByRole('button', {name: 'IC卡认证'}).waitFor();
    return second;
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', {name, exact: true}).click();
  const isBusy = (page: Page): Promise<void> => page.getByText('代码 agent-busy', {exact: true}).waitFor();
  const pinOf = (page: Page) => page.getByLabel('密码', {exact: true});
  const result = (page: Page): Promise<void> => page.getByRole('heading', {name: '认证结果', exact: true}).waitFor();

  it('exclude each other: the second is busy while the first reads, and works afterwards', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'hang-answer', method: call.certNo, times: 1}});
    const second = await openSecond(journey);
    const before = agent().calls.length;
    await journey.page.bringToFront();
    await journey.chooseCard();
    await until(() => agent().calls.slice(before).includes(call.certNo));
    const {connections} = agent();
    await second.bringToFront();
    await press(second, 'IC卡认证');
    await second.getByRole('heading', {name: '客户端控件正在处理另一项操作'}).waitFor();
    await isBusy(second);
    expect(agent().connections).to.equal(connections);
    await journey.press('取消');
    await until(() => agent().openConnections === 0);
    await press(second, '重新检测');
    await pinOf(second).fill(journey.pin);
    await press(second, '登录');
    await result(second);
    expect(await journey.cardMethod()).to.equal('certified');
  });

  it('do not disturb each other while the first waits for a PIN', async () => {
    const journey = await openFaulty(stage(), {});
    const second = await openSecond(journey);
    await journey.readCard();
    await press(second, 'IC卡认证');
    await pinOf(second).waitFor();
    await expectCertified(journey);
  });

  it('sign one at a time: the second does not send its PIN while the first signs', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'hang-answer', method: call.sign, times: 1}});
    const second = await openSecond(journey);
    await journey.readCard();
    await press(second, 'IC卡认证');
    await pinOf(second).fill(journey.pin);
    await journey.signInWith(journey.pin);
    await until(() => journey.signatures === 1);
    await press(second, '登录');
    await isBusy(second);
    expect(journey.signatures).to.equal(1);
    await journey.press('取消');
    await until(() => agent().openConnections === 0);
    await press(second, '重新检测');
    await pinOf(second).fill(journey.pin);
    await press(second, '登录');
    await result(second);
    expect(journey.signatures).to.equal(2);
  });
});
