import {expect} from 'chai';
import type {DeskChanges, Fault, RunningCardAgent} from '../../simulators/card-agent/agent.js';
import {call, certifiesAfter, expectCertified, openFaulty, seesFailure, until} from './agent-faults.js';
import {Journey} from './journey.js';
import {openRecorded} from './recorder.js';
import {randomPin, useStage} from './stage.js';

const once = {method: call.sign, times: 1} as const;

describe('A PIN that was sent to a faulty agent', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  const openFaultyRecorded = (desk: DeskChanges) =>
    openRecorded({open: (at, options) => openFaulty(at, desk, options)}, stage());

  const unclear: readonly [what: string, fault: Fault, reason: string][] = [
    ['the end of the connection', {kind: 'drop', ...once}, 'agent-lost'],
    ['half an answer', {kind: 'half-frame', ...once}, 'agent-protocol'],
    ['what is no JSON', {kind: 'garbage', ...once}, 'agent-protocol'],
    ['several megabytes', {kind: 'oversized', ...once}, 'agent-protocol'],
    ['what is no signature', {kind: 'oversized', bytes: 100, ...once}, 'agent-protocol'],
    ['an error that nobody knows', {kind: 'unknown-error', code: 'Err:Custom59999', ...once}, 'Err:Custom59999'],
  ];
  for (const [what, fault, reason] of unclear) {
    it(`may have been counted, is sent once and must be typed again when answered with ${what}`, async () => {
      const {journey, recorder} = await openFaultyRecorded({fault});
      await journey.readCard();
      await journey.signInWith(journey.pin);
      await seesFailure(journey, '卡没有返回明确的结果', `pin-unknown-answer / ${reason}`);
      await journey.sees('刚才的输入可能已计为一次密码尝试');
      expect(await journey.pinField.inputValue()).to.equal('');
      expect(recorder.signCalls.map(({passwd}) => passwd)).to.deep.equal([journey.pin]);
      expect(await recorder.placesOf(journey.pin)).to.deep.equal(['frame sent']);
      await expectCertified(journey);
      expect(recorder.signCalls).to.have.length(2);
    });
  }

  it('uses up a try and displays the agent’s code, not its text, when the answer is an unknown error', async () => {
    const {journey, recorder} = await openFaultyRecorded({fault: {kind: 'pin-unknown', times: 1}});
    const wrong = randomPin();
    await journey.readCard();
    await journey.signInWith(wrong);
    await seesFailure(journey, '卡没有返回明确的结果', 'pin-unknown-answer / Err:Custom50999');
    expect(await journey.page.locator('q').count()).to.equal(0);
    expect(agent().triesLeft).to.equal(4);
    expect(recorder.signCalls.map(({passwd}) => passwd)).to.deep.equal([wrong]);
    await expectCertified(journey);
    expect(agent().triesLeft).to.equal(5);
  });

  interface Failure {
    readonly when: string;
    readonly fault: Fault;
    readonly heading: string;
    readonly codes: string;
    readonly press: '重新读卡' | '重新检测';
    readonly mend?: (agent: RunningCardAgent) => void;
  }
  const failures: readonly Failure[] = [
    {
      when: 'the card was pulled out while it signed',
      fault: {kind: 'pull-out-mid-sign', times: 1},
      heading: '卡在操作中被拔出',
      codes: 'card-removed / Err:Custom0x0A000023',
      press: '重新读卡',
      mend: (to) => to.insertCard(),
    },
    {
      when: 'the card was pulled out before it signed',
      fault: {kind: 'pull-out', ...once},
      heading: '没有读到卡',
      codes: 'card-missing / Err:Custom50200',
      press: '重新读卡',
      mend: (to) => to.insertCard(),
    },
    {
      when: 'another card of the enterprise has signed',
      fault: {kind: 'card-swapped', times: 1},
      heading: '读卡后换过卡',
      codes: 'card-changed',
      press: '重新读卡',
    },
    {
      when: 'the reader does not get the card to answer',
      fault: {kind: 'unreadable', ...once},
      heading: '无法读取这张卡',
      codes: 'card-unreadable / Err:Custom50070',
      press: '重新读卡',
    },
    {
      when: 'the agent is in use by another program',
      fault: {kind: 'busy', ...once},
      heading: '客户端控件正在处理另一项操作',
      codes: 'agent-busy',
      press: '重新检测',
    },
  ];
  for (const {when, fault, heading, codes, press, mend} of failures) {
    it(`is not used again, and nothing is verified, when ${when}: the card is read again`, async () => {
      const {journey, recorder} = await openFaultyRecorded({fault});
      const verifications: string[] = [];
      journey.page.on('request', (request) => {
        if (request.url().endsWith('/ic-card/verifications')) verifications.push(request.url());
      });
      await journey.readCard();
      await journey.signInWith(journey.pin);
      await journey.heading(heading).waitFor();
      await seesFailure(journey, heading, codes);
      expect(await journey.pinField.count()).to.equal(0);
      expect(recorder.signCalls).to.have.length(1);
      expect(verifications).to.deep.equal([]);
      // Whoever comes next finds no card that is open and verified.
      await until(() => agent().calls.at(-1) === call.close);
      mend?.(agent());
      await journey.press(press);
      await journey.seesPinForm();
      expect(await journey.pinField.inputValue()).to.equal('');
      await expectCertified(journey);
    });
  }

  it('is used once when the agent is slow and sends every answer twice', async () => {
    const faults: Fault[] = [{kind: 'slow', ms: 400, method: call.sign}, {kind: 'duplicate'}];
    const {journey, recorder} = await openFaultyRecorded({faults});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.sees('卡正在签名，请勿拔卡…');
    await journey.seesResult();
    expect(recorder.signCalls).to.have.length(1);
    expect(await journey.cardMethod()).to.equal('certified');
  });
});

describe('A card that has signed', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  for (const [scenario, what, heading, words, code] of [
    ['not-customs', 'of another authority', '无法确认这张卡的发卡机构', '或联系客服', 'card-untrusted'],
    [
      'not-customs-code',
      'without an organisation code',
      '这张卡不是中国电子口岸的卡',
      '换用中国电子口岸制发的',
      'card-not-customs',
    ],
    ['card-revoked', 'that was revoked', '这张卡已被注销', '换用本企业的另一张卡', 'card-revoked'],
  ] as const) {
    it(`is refused when its certificate is one ${what}, and another card can be used`, async () => {
      const journey = await Journey.open(stage(), {scenario});
      await journey.readCard();
      await journey.signInWith(journey.pin);
      await journey.heading(heading).waitFor();
      await seesFailure(journey, words, code);
      expect(await journey.pinField.count()).to.equal(0);
      await journey.endScenario();
      await certifiesAfter(journey, '换一张卡');
    });
  }

  it('is refused, and the other methods can be reached at a press', async () => {
    const journey = await Journey.open(stage(), {scenario: 'card-revoked'});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.heading('这张卡已被注销').waitFor();
    await journey.press('返回选择认证方式');
    await journey.seesHome();
    expect(await journey.cardMethod()).to.equal('not-certified');
  });

  it('is too late when the challenge has expired: the form displays the reason, and the PIN is typed again', async () => {
    const journey = await Journey.open(stage());
    // Not by the scenario: to end that one puts another card into the reader.
    const tooLate = {passed: false, refusal: {code: 'challenge-expired'}};
    await journey.page.route('**/ic-card/verifications', (route) => route.fulfill({json: tooLate}), {times: 1});
    await journey.readCard();
    const {connections} = agent();
    await journey.signInWith(journey.pin);
    await seesFailure(journey, '停留时间过长，这次登录已失效', 'challenge-expired');
    expect(await journey.pinField.inputValue()).to.equal('');
    expect(journey.signatures).to.equal(1);
    expect(agent().connections).to.equal(connections + 1);
    await expectCertified(journey);
    expect(agent().connections).to.equal(connections + 2);
  });
});
