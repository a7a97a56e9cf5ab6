import {expect} from 'chai';
import type {WebSocketRoute} from 'playwright-core';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {call, CardJourney, readingCalls, until} from './card-journey.js';
import {withClipboard, withClock} from './open-page.js';
import {openRecorded} from './recorder.js';
import {useStage} from './stage.js';

/* Each fault at each call: `test/adapters/eport-agent.*`. Here it is a browser's socket, with what the page says of it. */

describe('The card agent, over a browser’s socket,', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  /** When the agent has the call, the page has begun to wait for its answer. */
  const isAsked = (method: string) => until(() => agent().calls.at(-1) === method);

  const isLetGo = async (): Promise<void> => {
    await until(() => agent().openConnections === 0);
    expect(agent().calls.at(-1)).to.equal(call.close);
  };

  it('can hang up during the reading: no PIN is asked for, and the next press reads the card', async () => {
    const fault = {kind: 'drop', method: call.certificate, times: 1} as const;
    const journey = await CardJourney.openFaulty(stage(), {fault});
    await journey.chooseCard();
    await journey.seesFailure('agent-lost');
    expect(await journey.pinField.count()).to.equal(0);
    await journey.certifiesAfter(journey.say.card.checkAgain);
    expect(journey.signatures).to.equal(1);
  });

  it('can send what is no JSON: the card is let go, and the next press reads it', async () => {
    const fault = {kind: 'garbage', method: call.certNo, times: 1} as const;
    const journey = await CardJourney.openFaulty(stage(), {fault});
    await journey.chooseCard();
    await journey.seesFailure('agent-protocol');
    await isLetGo();
    await journey.certifiesAfter(journey.say.card.checkAgain);
  });

  it('may hold a card that is pulled out while it signs: nothing is verified, and the card is read again', async () => {
    const journey = await CardJourney.openFaulty(stage(), {fault: {kind: 'pull-out-mid-sign', times: 1}});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.seesFailure('card-removed');
    await journey.seesCodes('card-removed / Err:Custom0x0A000023');
    expect(await journey.stateOf('ic-card')).to.equal('not-certified');
    agent().insertCard();
    await journey.certifiesAfter(journey.say.card.reread);
  });

  it('can hang up after the PIN, which is sent once, may be counted, and must be typed again', async () => {
    const fault = {kind: 'drop', method: call.sign, times: 1} as const;
    const {journey, recorder} = await openRecorded(CardJourney, stage());
    agent().set({fault});
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await journey.seesProblem('pin-unknown-answer');
    expect(await journey.pinField.inputValue()).to.equal('');
    expect(await recorder.placesOf(journey.pin)).to.deep.equal(['frame sent']);
    await journey.certifiesOnce();
    expect(recorder.signCalls).to.have.length(2);
  });

  it('can be cancelled before the connection opens, which then does not stay open', async () => {
    const journey = await CardJourney.openFaulty(stage(), {fault: {kind: 'hang-handshake'}});
    await journey.chooseCard();
    await until(() => agent().hangingHandshakes === 1);
    await journey.press(journey.say.path.cancel);
    await until(() => agent().hangingHandshakes === 0);
    agent().set({faults: []});
    await journey.certifiesAfter(journey.say.card.read);
  });

  it('can be cancelled during a call, lets the card go, and its late answer is ignored', async () => {
    const fault = {kind: 'late', method: call.certNo, times: 1} as const;
    const journey = await CardJourney.openFaulty(stage(), {fault});
    await journey.chooseCard();
    await isAsked(call.certNo);
    await journey.press(journey.say.path.cancel);
    await isLetGo();
    // The late answer, too, would have told this card's number; the new card has another.
    agent().set({enterprise: {cardId: '8600000000007'}});
    await journey.certifiesAfter(journey.say.card.read);
  });

  it('is given up after 30 seconds without an answer to the PIN', async () => {
    const fault = {kind: 'hang-answer', method: call.sign, times: 1} as const;
    const journey = await CardJourney.openFaulty(stage(), {fault}, withClock);
    await journey.readCard();
    await journey.signInWith(journey.pin);
    await isAsked(call.sign);
    await journey.page.clock.fastForward(30_000);
    await journey.seesProblem('pin-unknown-answer');
    await isLetGo();
    await journey.certifiesOnce();
  });

  it('may be slow and send every answer twice: no call is repeated', async () => {
    const faults = [{kind: 'slow', ms: 60} as const, {kind: 'duplicate'} as const];
    const journey = await CardJourney.openFaulty(stage(), {faults});
    const before = agent().calls.length;
    await journey.readCard();
    expect(agent().calls.slice(before)).to.deep.equal(readingCalls);
    await journey.certifiesOnce();
  });

  it('may send answers to other questions before each right one', async () => {
    const route = (socket: WebSocketRoute): void => {
      socket.connectToServer().onMessage((frame) => {
        const {_id, _method, ...rest} = JSON.parse(String(frame)) as {_id: number; _method: string};
        const wrong = {...rest, _args: {Result: true, Data: ['ffffffff', 'ffffffff'], Error: []}};
        socket.send(JSON.stringify({...wrong, _id: _id + 1, _method}));
        socket.send(JSON.stringify({...wrong, _id, _method: 'ver'}));
        socket.send(frame);
      });
    };
    const prepare = {prepare: (page: CardJourney['page']) => page.routeWebSocket(agent().url, route)};
    const journey = await CardJourney.open(stage(), prepare);
    await journey.readCard();
    await journey.sees(sampleEnterprise.name);
    await journey.certifiesOnce();
  });

  it('may be stopped during the reading: it is found again when it runs again', async () => {
    const journey = await CardJourney.open(stage(), {expected: ['ERR_CONNECTION_REFUSED']});
    const another = await stage().startAgent(0, journey.pin);
    another.set({fault: {kind: 'hang-answer', method: call.certNo}});
    await journey.useAgent(another.url);
    await journey.chooseCard();
    await until(() => another.calls.includes(call.certNo));
    await another.close();
    await journey.seesFailure('agent-lost');
    await journey.press(journey.say.card.checkAgain);
    await journey.seesFailure('agent-not-answering');
    await stage().startAgent(another.port, journey.pin);
    await journey.press(journey.say.card.checkAgain);
    await journey.seesPinForm();
    await journey.finishByCard();
  });

  it('may name the holder in its words: the copied diagnostics have its code, and no data of the card', async () => {
    const {name, holder, holderIdNumber, cardId, uscc} = sampleEnterprise;
    const text = `${holder}（${holderIdNumber}）的卡操作失败`;
    const fault = {kind: 'unknown-error', text, code: 'Err:Custom59999', method: call.certificate, times: 1} as const;
    const journey = await CardJourney.openFaulty(stage(), {fault}, withClipboard);
    await journey.chooseCard();
    await journey.seesCodes('card-unreadable / Err:Custom59999');
    const copied = await journey.copyDiagnostics();
    expect(copied.split('\n')).to.include.members(['code: card-unreadable', 'foreign-code: Err:Custom59999']);
    for (const each of [holder, holderIdNumber, cardId, name, uscc, '操作失败', journey.demo.url])
      expect(copied).not.to.include(each);
  });
});
