import {expect} from 'chai';
import type {DeskChanges, RunningCardAgent} from '../../simulators/card-agent/agent.js';
import {call, certifiesAfter, expectCertified, openFaulty, readingCalls, seesFailure, until} from './agent-faults.js';
import {Journey} from './journey.js';
import {useStage} from './stage.js';

interface Trouble {
  /** The end of the test's name. */
  readonly when: string;
  readonly desk: DeskChanges;
  readonly heading: string;
  readonly codes: string;
  readonly press: '重新读卡' | '重新检测';
  /** What the user does about it; a fault that holds once has passed by itself. */
  readonly mend?: (agent: RunningCardAgent) => void;
  /** Calls from the press on until the failure; where they are left out, whatever they are, the card is let go. */
  readonly calls?: readonly string[];
}

const noFault: Trouble['mend'] = (agent) => agent.set({faults: []});
const putBack: Trouble['mend'] = (agent) => agent.insertCard();

const protocol = {heading: '无法识别客户端控件的响应', press: '重新检测', mend: noFault} as const;
const lost = {heading: '与客户端控件的连接已中断', codes: 'agent-lost', press: '重新检测'} as const;

const troubles: readonly Trouble[] = [
  {
    when: 'is pulled out before it is read',
    desk: {fault: {kind: 'pull-out', method: call.open, times: 1}},
    heading: '没有读到卡',
    codes: 'card-missing / Err:Custom50200',
    press: '重新读卡',
    mend: putBack,
  },
  {
    when: 'is pulled out while it is read',
    desk: {fault: {kind: 'pull-out', method: call.certificate, times: 1}},
    heading: '卡在操作中被拔出',
    codes: 'card-removed / Err:Custom0x0A000023',
    press: '重新读卡',
    mend: putBack,
  },
  {
    when: 'does not answer its reader',
    desk: {fault: {kind: 'unreadable'}},
    heading: '无法读取这张卡',
    codes: 'card-unreadable / Err:Custom50070',
    press: '重新读卡',
    mend: noFault,
  },
  {
    when: 'has ended',
    desk: {expiresInDays: -3},
    heading: '卡内证书已过期',
    codes: 'card-expired',
    press: '重新读卡',
    mend: (agent) => agent.set({expiresInDays: 900}),
    calls: readingCalls,
  },
  {
    when: 'is in a 903 reader, in which it is not touched',
    desk: {reader: '903'},
    heading: '暂不支持这种读卡器',
    codes: 'reader-unsupported',
    press: '重新读卡',
    mend: (agent) => agent.set({reader: 'normal'}),
    calls: ['ra_Is903Reader'],
  },
  {
    when: 'is in use by another program',
    desk: {fault: {kind: 'busy', method: call.open, times: 1}},
    heading: '客户端控件正在处理另一项操作',
    codes: 'agent-busy',
    press: '重新检测',
  },
  {
    ...lost,
    when: 'is out of reach, since the agent hangs up at the first question',
    desk: {fault: {kind: 'drop', times: 1}},
    calls: ['ra_Is903Reader'],
  },
  {
    ...lost,
    when: 'is out of reach, since the agent hangs up in the middle of the reading',
    desk: {fault: {kind: 'drop', method: call.certificate, times: 1}},
    calls: readingCalls.slice(0, 4),
  },
  {
    ...protocol,
    when: 'cannot be read from what is no JSON, at the first question',
    desk: {fault: {kind: 'garbage'}},
    codes: 'agent-protocol',
    calls: ['ra_Is903Reader'],
  },
  {
    ...protocol,
    when: 'cannot be read from what is no JSON, in the middle',
    desk: {fault: {kind: 'garbage', method: call.certNo}},
    codes: 'agent-protocol',
  },
  {
    ...protocol,
    when: 'cannot be read from half an answer',
    desk: {fault: {kind: 'half-frame', method: call.certificate}},
    codes: 'agent-protocol',
    // The simulator hangs up after the half, so nothing more can be asked of it.
    calls: readingCalls.slice(0, 4),
  },
  {
    ...protocol,
    when: 'cannot be read from an answer of several megabytes',
    desk: {fault: {kind: 'oversized', method: call.certificate}},
    codes: 'agent-protocol',
  },
  {
    ...protocol,
    when: 'cannot be read from a certificate that is far too long',
    desk: {fault: {kind: 'oversized', method: call.certificate, bytes: 20_000}},
    codes: `agent-protocol / ${call.certificate}`,
  },
];

describe('Reading a card', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  for (const {when, desk, heading, codes, press, mend, calls} of troubles) {
    it(`displays the failure, asks for no PIN, and works at the next press, when the card ${when}`, async () => {
      const journey = await openFaulty(stage(), desk);
      const before = agent().calls.length;
      await journey.chooseCard();
      await journey.heading(heading).waitFor();
      await seesFailure(journey, heading, codes);
      expect(await journey.pinField.count()).to.equal(0);
      // Whether the last call still gets through to an agent that is hanging up is a matter of luck.
      const isRead = (method: string): boolean => method !== call.close;
      if (calls) expect(agent().calls.slice(before).filter(isRead)).to.deep.equal(calls.filter(isRead));
      else await until(() => agent().calls.slice(before).at(-1) === call.close);
      mend?.(agent());
      await certifiesAfter(journey, press);
      expect(journey.signatures).to.equal(1);
    });
  }

  it('is repeated after a failure only at a press, and leads also to the other methods', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'drop', method: call.certNo, times: 1}});
    await journey.chooseCard();
    await journey.heading('与客户端控件的连接已中断').waitFor();
    const {connections} = agent();
    await journey.press('返回选择认证方式');
    await journey.seesHome();
    expect(agent().connections).to.equal(connections);
    await journey.readCard();
    await expectCertified(journey);
  });

  it('displays an unknown error as plain text with at most 200 characters', async () => {
    const text = `<img src=x onerror="document.title='taken'">${'错'.repeat(300)}`;
    const fault = {kind: 'unknown-error', text, code: 'Err:Custom59999', method: call.open, times: 1} as const;
    const journey = await openFaulty(stage(), {fault});
    const title = await journey.page.title();
    await journey.chooseCard();
    await seesFailure(journey, '无法读取这张卡', 'card-unreadable / Err:Custom59999');
    await journey.sees('系统返回的说明：');
    const quote = (await journey.page.locator('q').textContent()) ?? '';
    expect(quote).to.have.length.at.most(200);
    expect(text.startsWith(quote.slice(0, -1))).to.equal(true);
    expect(quote).to.include('onerror');
    expect(await journey.page.locator('q *, blockquote img').count()).to.equal(0);
    expect(await journey.page.title()).to.equal(title);
    await certifiesAfter(journey, '重新读卡');
  });

  it('starts again when the agent stopped during the reading and runs again', async () => {
    const journey = await Journey.open(stage(), {expected: ['ERR_CONNECTION_REFUSED']});
    const another = await stage().startAgent(0, journey.pin);
    another.set({fault: {kind: 'hang-answer', method: call.certNo}});
    await journey.useAgent(another.url);
    await journey.chooseCard();
    await journey.sees('正在连接客户端控件并读卡，请勿拔卡…');
    // The words are there before the connection is.
    await until(() => another.calls.includes(call.certNo));
    await another.close();
    await seesFailure(journey, '与客户端控件的连接已中断', 'agent-lost');
    await journey.press('重新检测');
    await seesFailure(journey, '没有连接上客户端控件', 'agent-not-answering');
    await stage().startAgent(another.port, journey.pin);
    await journey.press('重新检测');
    await journey.seesPinForm();
    expect(await journey.cardMethod()).to.equal('not-certified');
    await journey.finishByCard();
    expect(await journey.cardMethod()).to.equal('certified');
  });

  it('certifies with an older card that has an RSA key', async () => {
    const journey = await openFaulty(stage(), {card: 'rsa'});
    await journey.readCard();
    const sent = journey.page.waitForRequest('**/ic-card/verifications');
    await expectCertified(journey);
    expect((await sent).postDataJSON()).to.include({algorithm: 'RSA-SHA1'});
  });

  for (const [days, warned] of [
    [30, true],
    [31, false],
  ] as const) {
    it(`${warned ? 'warns' : 'does not warn'} ${days} days before the card expires, and continues`, async () => {
      const journey = await openFaulty(stage(), {expiresInDays: days});
      await journey.readCard();
      await journey.sees(`有效，还剩 ${days} 天`);
      expect(await journey.page.getByText(`卡内证书还有 ${days} 天到期`).count()).to.equal(warned ? 1 : 0);
      await expectCertified(journey);
    });
  }

  it('works with an agent that is slow and sends every answer twice, without repeating a call', async () => {
    const faults = [{kind: 'slow', ms: 60} as const, {kind: 'duplicate'} as const];
    const journey = await openFaulty(stage(), {faults});
    const before = agent().calls.length;
    await journey.chooseCard();
    await journey.sees('正在连接客户端控件并读卡，请勿拔卡…');
    await journey.seesPinForm();
    expect(agent().calls.slice(before)).to.deep.equal(readingCalls);
    await expectCertified(journey);
  });
});
