import {expect} from 'chai';
import {sampleEnterprise} from '../../simulators/card-agent/enterprise.js';
import {call, CardJourney, until} from './card-journey.js';
import {withClipboard} from './open-page.js';
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
