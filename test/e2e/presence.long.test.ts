import {expect} from 'chai';
import type {RealnameCert} from '../../src/index.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {call, Journey, signCall, until} from './journey.js';
import {withClock} from './open-page.js';
import {useStage} from './stage.js';

/* What an agent's version and its faults mean: `test/adapters/eport-agent.permission.test.ts`. Here it is whom the page
   calls, and what a host hears of it. */

const check = ({cert}: Journey) => cert.evaluate((element: RealnameCert) => element.checkAgent());

/** What a host hears of the agent from now on. */
const listen = async (journey: Journey) => {
  const heard = await journey.listen('sw-agent-status');
  return async () => (await heard()).map(({state, version}) => ({state, version}));
};

describe('The check for the card agent', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  it('is never made by home itself', async () => {
    const {connections} = agent();
    const journey = await Journey.open(stage(), withClock);
    await journey.seesHome();
    const heard = await listen(journey);
    await journey.page.clock.fastForward('10:00');
    await journey.seesHome();
    expect(await heard()).to.deep.equal([]);
    expect(agent().connections).to.equal(connections);
  });

  it('is made by the host’s checkAgent(), emits sw-agent-status, and calls only ver of an agent that runs', async () => {
    const expected = ['ERR_CONNECTION_REFUSED'];
    const journey = await Journey.open(stage(), {scenario: 'agent-absent', expected});
    await journey.seesHome();
    const heard = await listen(journey);
    expect(await check(journey)).to.deep.equal({state: 'not-answering', version: undefined});
    agent().set({version: '1.5.19'});
    await journey.useAgent(agent().url);
    const before = agent().calls.length;
    expect(await check(journey)).to.deep.equal({state: 'answering', version: '1.5.19'});
    expect(agent().calls.slice(before)).to.deep.equal(['ver']);
    await until(() => agent().openConnections === 0);
    expect(await heard()).to.deep.equal([
      {state: 'not-answering', version: undefined},
      {state: 'answering', version: '1.5.19'},
    ]);
  });

  it('reports timeout after 30 seconds without an answer', async () => {
    const journey = await Journey.open(stage(), {desk: {fault: {kind: 'hang-answer'}}, ...withClock});
    await journey.seesHome();
    const before = agent().calls.length;
    const answer = check(journey);
    await until(() => agent().calls.length > before);
    await journey.page.clock.fastForward(30_000);
    expect(await answer).to.deep.equal({state: 'timeout', version: undefined});
  });

  it('is part of each reading, which emits sw-agent-status when it fails and when it succeeds', async () => {
    const fault = {kind: 'drop', method: call.open, times: 1} as const;
    const journey = await Journey.open(stage(), {desk: {fault}});
    await journey.seesHome();
    const heard = await listen(journey);
    await journey.choose('ic-card');
    await journey.seesFailure('agent-lost');
    await journey.press(journey.say['ic-card'].checkAgain);
    await journey.at('awaitingPin');
    expect((await heard()).map(({state}) => state)).to.deep.equal(['lost', 'answering']);
  });

  it('finds an agent older than agent-min-version, which gets no other call, and works after an update', async () => {
    const journey = await Journey.open(stage(), {desk: {version: '1.5.5'}});
    await journey.seesHome();
    await journey.cert.evaluate((cert: RealnameCert) => {
      cert.links = {agentDownload: 'https://download.invalid/control'};
      cert.agentMinVersion = '1.5.24';
    });
    await journey.seesHome();
    const heard = await listen(journey);
    const before = agent().calls.length;
    await journey.choose('ic-card');
    await journey.seesFailure('agent-too-old');
    await journey.seesCodes('agent-too-old / 1.5.5');
    expect(agent().calls.slice(before)).to.deep.equal(['ver']);
    agent().set({version: '1.5.30'});
    await journey.press(journey.say['ic-card'].checkAgain);
    await journey.at('awaitingPin');
    expect(agent().calls.slice(before)).to.deep.equal(['ver', 'ver', ...Object.values(call)]);
    expect((await heard())[0]).to.deep.equal({state: 'too-old', version: '1.5.5'});
  });
});

describe('Two tabs with one card reader', () => {
  const stage = useStage();
  const agent = () => stage().demo.agent;

  /** In the same browser, as the same user; the desk stays as it is. */
  const openSecond = async ({page, demo}: Journey): Promise<Journey> => {
    const second = await Journey.on(await page.context().newPage(), stage());
    await second.page.goto(`${demo.url}/embed.html`);
    await second.seesHome();
    return second;
  };

  it('exclude each other: the second is busy while the first reads, and works afterwards', async () => {
    const journey = await Journey.open(stage());
    const second = await openSecond(journey);
    agent().set({fault: {kind: 'hang-answer', method: call.certNo, times: 1}});
    await journey.page.bringToFront();
    await journey.choose('ic-card');
    await until(() => agent().calls.at(-1) === call.certNo);
    const {connections} = agent();
    await second.page.bringToFront();
    await second.choose('ic-card');
    await second.seesFailure('agent-busy');
    expect(agent().connections).to.equal(connections);
    await journey.press(journey.say.path.cancel);
    await until(() => agent().openConnections === 0);
    await second.press(second.say['ic-card'].checkAgain);
    await second.certifiesOnce();
  });

  it('do not disturb each other while the first waits for a PIN', async () => {
    const journey = await Journey.open(stage());
    await journey.take(icCardWalk, {to: 'awaitingPin'});
    const second = await openSecond(journey);
    await second.take(icCardWalk, {to: 'awaitingPin'});
    agent().set({pin: journey.pin});
    await journey.certifiesOnce();
  });

  it('sign one at a time: the second does not send its PIN while the first signs', async () => {
    const journey = await Journey.open(stage());
    const second = await openSecond(journey);
    agent().set({fault: {kind: 'hang-answer', method: signCall, times: 1}});
    await journey.take(icCardWalk, {to: 'awaitingPin'});
    await second.take(icCardWalk, {to: 'awaitingPin'});
    await journey.signInWith(second.pin);
    await until(() => journey.signatures === 1);
    await second.signInWith(second.pin);
    await second.seesCodes('agent-busy');
    expect(journey.signatures).to.equal(1);
    await journey.press(journey.say.path.cancel);
    await until(() => agent().openConnections === 0);
    await second.press(second.say['ic-card'].checkAgain);
    await second.certifiesOnce();
    expect(journey.signatures).to.equal(2);
  });
});
