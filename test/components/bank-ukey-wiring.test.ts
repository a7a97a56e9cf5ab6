import {createActor, waitFor, type ActorRefFrom, type SnapshotFrom} from 'xstate';
import {wireHandoff} from '../../src/adapters/handoff.wiring.js';
import {markOf} from '../../src/adapters/polling.key.js';
import {bankUkeyKind} from '../../src/components/bank-ukey/bank-ukey.kind.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {BackendClock} from '../../src/domain/clock.js';
import {phoneMustShow} from '../../src/domain/phone-shows.js';
import {ways, type HandoffKind, type Way} from '../../src/domain/places.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import type {PollingMachine} from '../../src/machines/polling.machine.js';
import {fakeAgent, fakeHandoff, fakeOutcome} from '../../src/fakes.js';
import {isOpen, isPending, rememberHandoff, tidyUp, wake} from '../harness/bank-ukey-page.js';
import {until} from '../harness/dom.js';
import {expect} from '../harness/expect.js';
import {Outside, type Answers} from '../harness/outside.js';

/** It vouches for the page on the phone. */
const own: MethodStatus = {id: 'bank-ukey', state: 'not-certified', enabled: true, phoneShows: [...phoneMustShow]};

type Place = Parameters<SnapshotFrom<HandoffMachine>['matches']>[0];

/** The path on real adapters, without a screen. */
class Path {
  readonly outside: Outside;
  readonly actor: ActorRefFrom<HandoffMachine>;

  constructor(answers: Answers = {}, adapters: Partial<Adapters> = {}, kind: HandoffKind = bankUkeyKind) {
    this.outside = new Outside({getHandoff: isOpen, ...answers});
    const {backend} = this.outside;
    const {origin} = location;
    const filled = {backend, agent: async () => fakeAgent(), clock: new BackendClock(), origin, ...adapters};
    this.actor = createActor(wireHandoff(kind)(filled, 'subject-1'), {input: {pressed: true, own}}).start();
    paths.push(this);
  }

  async at(place: Place | 'waiting') {
    return (await waitFor(this.actor, (snapshot) => snapshot.matches(place), {timeout: 2_000})).context;
  }

  async chosen(by?: Way): Promise<this> {
    await this.at('choosing');
    this.actor.send({type: 'placeChosen', place: 'ccb', ...(by && {by})});
    return this;
  }

  async asked(times: number): Promise<void> {
    await until(`it is asked ${String(times)} times`, () => this.outside.times('getHandoff') >= times);
  }
}

const paths: Path[] = [];

tidyUp();
afterEach(() => {
  for (const {actor} of paths.splice(0)) actor.stop();
});

const [minute, hour] = [60_000, 3_600_000];
const kind = {...bankUkeyKind, ways};

describe('A handoff with the real adapters', () => {
  for (const [what, inMs, goodForMs, by] of [
    ['what the backend says', 600_000, 600_000, 'link'],
    ['a minute at least', -hour, minute, 'link'],
    ['an hour at most', 30 * hour, hour, 'link'],
    ['five minutes at most', 30 * hour, 5 * minute, 'code'],
  ] as const) {
    it(`is valid for ${what}, by a ${by}`, async () => {
      const now = Date.now();
      Date.now = () => now;
      // By the backend's clock, which is a day ahead of this one.
      const clock = new BackendClock();
      const theirs = now + 24 * hour;
      clock.heard(new Date(theirs).toISOString());
      const expiresAt = new Date(theirs + inMs).toISOString();
      const path = await new Path({createHandoff: async () => fakeHandoff({expiresAt})}, {clock}, kind).chosen(by);
      const {handoff} = await path.at('waiting');
      expect(handoff?.endsAt).to.equal(now + goodForMs);
      expect(handoff?.link?.by).to.equal(by);
    });
  }

  it('is valid for one hour when the backend’s clock is unknown', async () => {
    const now = Date.now();
    Date.now = () => now;
    const expiresAt = new Date(now - hour).toISOString();
    const path = await new Path({createHandoff: async () => fakeHandoff({expiresAt})}).chosen();
    const {handoff} = await path.at('waiting');
    expect(handoff?.endsAt).to.equal(now + hour);
  });

  it('is valid for as long as the backend says when the bank has already accepted it', async () => {
    const now = Date.now();
    Date.now = () => now;
    rememberHandoff('handoff-1', 'subject-1');
    const path = new Path({getHandoff: isPending});
    const {handoff} = await path.at('waiting');
    expect(handoff).to.deep.equal({id: 'handoff-1', link: undefined, endsAt: now + hour});
  });
});

describe('An answer about a handoff of another method', () => {
  for (const [what, getHandoff] of [
    ['an open one', async () => ({...(await isOpen()), method: 'e-licence'})],
    ['a pass', async () => fakeOutcome({method: 'ic-card'})],
  ] as const) {
    it(`is not accepted: ${what}`, async () => {
      const path = await new Path({getHandoff}).chosen();
      const {context} = await waitFor(path.actor, (snapshot) => snapshot.context.problem !== undefined);
      expect(context.problem).to.deep.include({code: 'contract', details: {where: 'getHandoff.method'}});
    });
  }
});

describe('The wait for a bank with the real adapters', () => {
  it('tells other pages about each query, also after the bank has accepted the handoff', async () => {
    const told: unknown[] = [];
    const channel = new BroadcastChannel('sw-realname-cert');
    channel.onmessage = ({data}: MessageEvent) => told.push(data);
    const path = await new Path({getHandoff: isPending}).chosen();
    await path.at({waiting: 'away'});
    await path.asked(1);
    wake();
    await path.asked(2);
    await until('both were told of', () => told.length >= 2);
    channel.close();
    expect(told).to.deep.equal(Array(2).fill({type: 'asked', digest: markOf('handoff-1')}));
    expect(JSON.stringify(told)).not.to.contain('handoff-1');
  });

  it('skips its query when another page has just queried the same handoff', async () => {
    const path = await new Path().chosen();
    await path.asked(1);
    const wait = path.actor.getSnapshot().children['wait'] as unknown as ActorRefFrom<PollingMachine>;
    await waitFor(wait, (snapshot) => snapshot.matches('resting'));
    const heard: unknown[] = [];
    wait.subscribe(({value}) => heard.push(value));
    const channel = new BroadcastChannel('sw-realname-cert');
    channel.postMessage({type: 'asked', digest: markOf('handoff-of-another')});
    channel.postMessage({type: 'asked', digest: markOf('handoff-1')});
    await until('that is heard', () => heard.length > 0);
    channel.close();
    expect(heard).to.deep.equal(['resting']);
    expect(path.outside.times('getHandoff')).to.equal(1);
  });
});
