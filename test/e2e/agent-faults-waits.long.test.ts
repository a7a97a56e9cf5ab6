import {expect} from 'chai';
import type {WebSocketRoute} from 'playwright-core';
import type {DeskChanges} from '../../simulators/card-agent/agent.js';
import {call, certifiesAfter, expectCertified, openFaulty, readingCalls, seesFailure, until} from './agent-faults.js';
import {type Journey, withClock} from './journey.js';
import {useStage} from './stage.js';

const reading = '正在连接客户端控件并读卡，请勿拔卡…';
const signing = '卡正在签名，请勿拔卡…';

describe('The wait for the card agent', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  /** Half a minute is not waited for: the page's clock is put forward. */
  const openTimed = (desk: DeskChanges): Promise<Journey> => openFaulty(stage(), desk, withClock);

  /** When the agent has the call, the page has begun to wait for its answer. */
  const asked = async (method: string, before: number): Promise<void> =>
    until(() => agent().calls.slice(before).includes(method));

  const letsGo = async (before: number, lastCall: string = call.close): Promise<void> => {
    await until(() => agent().openConnections === 0);
    expect(agent().calls.slice(before).at(-1)).to.equal(lastCall);
  };

  const readsAndCertifies = async (journey: Journey): Promise<void> => {
    agent().set({faults: []});
    await certifiesAfter(journey, '读取卡片');
  };

  it('can be cancelled before the connection opens, and no connection stays open', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'hang-handshake'}});
    await journey.chooseCard();
    await journey.sees(reading);
    await until(() => agent().hangingHandshakes === 1);
    await journey.press('取消');
    await until(() => agent().hangingHandshakes === 0);
    expect(await journey.page.getByText('代码').count()).to.equal(0);
    await readsAndCertifies(journey);
  });

  it('ends with a timeout after ten seconds when the connection does not open', async () => {
    const journey = await openTimed({fault: {kind: 'hang-handshake'}});
    await journey.chooseCard();
    await until(() => agent().hangingHandshakes === 1);
    await journey.page.clock.fastForward(7_000);
    await journey.sees(reading);
    await journey.page.clock.fastForward(3_000);
    await seesFailure(journey, '客户端控件长时间没有响应', 'agent-timeout');
    await until(() => agent().hangingHandshakes === 0);
    agent().set({faults: []});
    await certifiesAfter(journey, '重新检测');
  });

  for (const method of readingCalls) {
    it(`can be cancelled during ${method}, and the connection to the card is closed`, async () => {
      const journey = await openFaulty(stage(), {fault: {kind: 'hang-answer', method}});
      const before = agent().calls.length;
      await journey.chooseCard();
      await asked(method, before);
      await journey.sees(reading);
      await journey.press('取消');
      // Before the card is open there is nothing to be closed.
      await letsGo(before, method === 'ra_Is903Reader' ? method : call.close);
      expect(await journey.pinField.count()).to.equal(0);
      await readsAndCertifies(journey);
    });
  }

  for (const [kind, what] of [
    ['hang-answer', 'nothing'],
    ['wrong-id', 'what belongs to another question'],
    ['wrong-method', 'another method’s answer'],
  ] as const) {
    it(`ends with a timeout after 30 seconds when the agent sends ${what}`, async () => {
      const journey = await openTimed({fault: {kind, method: call.certNo}});
      const before = agent().calls.length;
      await journey.chooseCard();
      await asked(call.certNo, before);
      await journey.page.clock.fastForward(25_000);
      await journey.sees(reading);
      await journey.page.clock.fastForward(5_000);
      await seesFailure(journey, '客户端控件长时间没有响应', 'agent-timeout');
      await letsGo(before);
      agent().set({faults: []});
      await certifiesAfter(journey, '重新检测');
    });

    it(`ends with a timeout after the PIN when the agent sends ${what}, and a try may have been counted`, async () => {
      const journey = await openTimed({fault: {kind, method: call.sign}});
      await journey.readCard();
      const before = agent().calls.length;
      await journey.signInWith(journey.pin);
      await asked(call.sign, before);
      await journey.page.clock.fastForward(30_000);
      await seesFailure(journey, '卡没有返回明确的结果', 'pin-unknown-answer / agent-timeout');
      expect(await journey.pinField.inputValue()).to.equal('');
      await letsGo(before);
      expect(journey.signatures).to.equal(1);
      agent().set({faults: []});
      await expectCertified(journey);
    });
  }

  it('can be cancelled during the signature, which displays that a try may have been counted', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'hang-answer', method: call.sign, times: 1}});
    await journey.readCard();
    const before = agent().calls.length;
    await journey.signInWith(journey.pin);
    await asked(call.sign, before);
    await journey.sees(signing);
    await journey.press('取消');
    await seesFailure(journey, '卡没有返回明确的结果', 'pin-unknown-answer');
    expect(await journey.pinField.inputValue()).to.equal('');
    await letsGo(before);
    expect(journey.signatures).to.equal(1);
    await expectCertified(journey);
  });

  it('can be cancelled before the connection for the signature opens, and the PIN is not sent', async () => {
    const journey = await openFaulty(stage(), {});
    await journey.readCard();
    agent().set({fault: {kind: 'hang-handshake'}});
    await journey.signInWith(journey.pin);
    await until(() => agent().hangingHandshakes === 1);
    await journey.press('取消');
    await journey.seesPinForm();
    await until(() => agent().hangingHandshakes === 0);
    agent().set({faults: []});
    expect(journey.signatures).to.equal(0);
    await expectCertified(journey);
  });

  it('ignores a late answer after it was cancelled', async () => {
    const journey = await openFaulty(stage(), {fault: {kind: 'late', method: call.certNo, times: 1}});
    const before = agent().calls.length;
    await journey.chooseCard();
    await asked(call.certNo, before);
    await journey.press('取消');
    await letsGo(before);
    // The late answer, too, would have told this card's number; the new card has another.
    agent().set({enterprise: {cardId: '8600000000007'}});
    await certifiesAfter(journey, '读取卡片');
  });

  it('finds the right answer among wrong ones', async () => {
    const noise = (frame: string): string[] => {
      const {_id, _method, ...rest} = JSON.parse(frame) as {_id: number; _method: string; _args: object};
      const wrong = {...rest, _args: {Result: true, Data: ['ffffffff', 'ffffffff'], Error: []}};
      return [
        JSON.stringify({...wrong, _id: _id + 1, _method}),
        JSON.stringify({...wrong, _id: 0, _method}),
        JSON.stringify({...wrong, _id, _method: 'ver'}),
      ];
    };
    let wrongs = 0;
    const route = (socket: WebSocketRoute): void => {
      socket.connectToServer().onMessage((frame) => {
        for (const wrong of noise(String(frame))) {
          socket.send(wrong);
          wrongs += 1;
        }
        socket.send(frame);
      });
    };
    const journey = await openFaulty(stage(), {}, {prepare: (page) => page.routeWebSocket(agent().url, route)});
    await journey.readCard();
    await journey.sees('上海浦东样例贸易有限公司');
    await expectCertified(journey);
    expect(wrongs).to.be.greaterThan(3 * readingCalls.length);
  });
});
