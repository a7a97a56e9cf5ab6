import {expect} from 'chai';
import {createActor, waitFor, type ActorRefFrom, type SnapshotFrom} from 'xstate';
import {licence} from '../../demo/pages/e-licence.js';
import type {CertBackend} from '../../src/adapters/backend.js';
import {EportAgent} from '../../src/adapters/eport-agent.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {wireCertification} from '../../src/adapters/wiring.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {BackendClock} from '../../src/domain/clock.js';
import {CertError} from '../../src/domain/errors.js';
import {Secret} from '../../src/domain/secret.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import type {HandoffMachine} from '../../src/machines/handoff.machine.js';
import type {IcCardMachine} from '../../src/machines/ic-card.machine.js';
import type {ProfileMachine} from '../../src/machines/profile.machine.js';
import {fakeAgent, fakeBackend, fakeProfile, fakeStatus} from '../../src/fakes.js';
import {useDemo} from '../demo/server.harness.js';
import {randomPin} from '../domain/random-pin.js';
import {lend} from '../harness/tab.js';
import {SocketClass} from './eport-agent.harness.js';
import {runPort} from './wired.js';

const input = {known: ['ic-card', 'face-scan'], only: undefined, startWith: undefined, solo: false};

const run = (...wiring: Parameters<typeof wireCertification>) => {
  const actor = createActor(wireCertification(...wiring), {input}).start();
  const at = (place: Parameters<SnapshotFrom<CertificationMachine>['matches']>[0]) =>
    waitFor(actor, (snapshot) => snapshot.matches(place), {timeout: 5_000});
  const choose = async (method = 'ic-card') => {
    await at({home: 'current'});
    actor.send({type: 'methodChosen', method, pressed: true});
  };
  return {actor, at, choose};
};

const fakes: Adapters = {
  backend: fakeBackend(),
  agent: async () => fakeAgent(),
  clock: new BackendClock(),
  origin: 'https://swapp.example.cn',
};

describe('The journey machine wired to the host’s adapters', () => {
  it('fails with not-configured for a method that this build does not implement', async () => {
    const status = fakeStatus({methods: [{id: 'face-scan', state: 'not-certified', enabled: true}]});
    const {at, choose} = run({...fakes, backend: fakeBackend({getStatus: async () => status})});
    await choose('face-scan');
    const {problem} = (await at('notOpened')).context;
    expect(problem).to.deep.include({code: 'not-configured', details: {where: 'face-scan'}});
  });

  it('opens a method that the host brings, with its places', async () => {
    const phoneShows = ['account', 'enterprise', 'sub-app', 'effect'];
    const status = fakeStatus({methods: [{id: 'face-scan', state: 'not-certified', enabled: true, phoneShows}]});
    const backend = fakeBackend({getStatus: async () => status});
    const {at, choose} = run({...fakes, backend}, undefined, [{...licence, id: 'face-scan'}]);
    await choose('face-scan');
    const {method} = (await at('inMethod')).context;
    const {context} = (method as ActorRefFrom<HandoffMachine>).getSnapshot();
    expect(context).to.deep.include({ways: ['code', 'link'], places: [{id: 'sample-wallet', enabled: true}]});
  });

  it('fails with code network when a lazy-loaded module fails to load, and retries', async () => {
    const prepared: string[] = [];
    const {actor, at, choose} = run(fakes, async (method) => {
      prepared.push(method);
      if (prepared.length === 1)
        throw new TypeError(
          'Failed to fetch dynamically imported module: https://swapp.example.cn/a.js;jsessionid=1?b',
        );
    });
    await choose();
    expect((await at('notOpened')).context.problem).to.deep.include({
      code: 'network',
      details: {where: 'https://swapp.example.cn/a.js'},
    });
    actor.send({type: 'retried'});
    await at('inMethod');
    expect(prepared).to.deep.equal(['ic-card', 'ic-card']);
  });

  it('reports the error when the host’s card agent is unavailable', async () => {
    const agent = () => Promise.reject(new CertError('config', {where: 'agent-url'}));
    const {at, choose} = run({...fakes, agent});
    await choose();
    const {problem} = (await at('notOpened')).context;
    expect(problem).to.deep.include({code: 'config', details: {where: 'agent-url'}});
  });

  it('waits for the focus of the window as long as it is asked to', async () => {
    const heard: unknown[] = [];
    const back = lend({
      addEventListener: (type: string, _: unknown, {once, signal}: AddEventListenerOptions) =>
        heard.push(type, once, signal),
    });
    const {actor} = runPort(wireCertification(fakes), 'windowFocus');
    actor.stop();
    back();
    expect(heard.slice(0, 2)).to.deep.equal(['focus', true]);
    expect(heard[2]).to.include({aborted: true});
  });

  it('sets the backend clock from each status', async () => {
    const clock = new BackendClock();
    const times = ['2026-01-15T02:30:00Z', undefined];
    const getStatus = async () => {
      const {now: _, ...status} = fakeStatus();
      const now = times.shift();
      return {...status, ...(now !== undefined && {now})};
    };
    const {actor, at} = run({...fakes, clock, backend: fakeBackend({getStatus})});
    await at({home: 'current'});
    expect([clock.isKnown, Math.abs(clock.now - Date.parse('2026-01-15T02:30:00Z')) < 5_000]).to.deep.equal([
      true,
      true,
    ]);
    actor.send({type: 'refreshRequested'});
    await at({home: 'current'});
    expect(clock.isKnown).to.equal(false);
  });

  it('opens each method for the status’s subject, and sends that subject with each request', async () => {
    const subjects: unknown[] = [];
    const getProfile: CertBackend['getProfile'] = async ({subject = ''}) => {
      subjects.push(subject);
      return fakeProfile({subject});
    };
    const getStatus: CertBackend['getStatus'] = async (options) => {
      subjects.push(Object.keys(options));
      return fakeStatus({subject: 'subject-7'});
    };
    const {at, choose} = run({...fakes, backend: fakeBackend({getStatus, getProfile})});
    await choose('profile');
    const {method} = (await at('inMethod')).context;
    await waitFor(method as ActorRefFrom<ProfileMachine>, (snapshot) => snapshot.matches('viewing'));
    expect(subjects).to.deep.equal([['signal', 'locale'], 'subject-7']);
  });
});

describe('The whole journey, headless on the demo backend and card agent', () => {
  const demo = useDemo();
  const {fetch: plainFetch} = globalThis;

  // A browser says which page asks; other runtimes do not.
  before(() => {
    globalThis.fetch = (url, init) =>
      plainFetch(url, {...init, headers: {...(init?.headers as Record<string, string>), origin: demo().url}});
  });
  after(() => {
    globalThis.fetch = plainFetch;
  });

  const signInAs = async (user: string): Promise<HttpBackend> => {
    const response = await fetch(`${demo().url}/demo/session`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({user, as: 'program'}),
    });
    const {token} = (await response.json()) as {token: string};
    return new HttpBackend({baseUrl: `${demo().url}/api/realname-cert`, token: () => token});
  };

  const begin = async (user: string) => {
    const pin = randomPin();
    demo().agent.set({pin});
    const agent = new EportAgent({urls: [demo().agentUrl], WebSocket: SocketClass});
    const backend = await signInAs(user);
    const journey = run({backend, agent: async () => agent, clock: new BackendClock(), origin: demo().url});
    await journey.choose();
    const {context} = await journey.at('inMethod');
    const card = context.method as ActorRefFrom<IcCardMachine>;
    const cardAt = (place: Parameters<SnapshotFrom<IcCardMachine>['matches']>[0]) =>
      waitFor(card, (snapshot) => snapshot.matches(place), {timeout: 5_000});
    const enterPin = async (typed = pin) => {
      await cardAt('awaitingPin');
      card.send({type: 'pinEntered', pin: new Secret(typed)});
    };
    return {...journey, backend, card, cardAt, enterPin};
  };
  const statusOf = (backend: HttpBackend) => backend.getStatus({signal: new AbortController().signal});

  it('does not certify when the card is swapped after it was read', async () => {
    const {backend, cardAt, enterPin} = await begin('zhangsan');
    const {reading} = (await cardAt('awaitingPin')).context;
    demo().agent.set({enterprise: {cardId: '8600000000009'}});
    await enterPin();
    expect((await cardAt('notRead')).context.problem?.code).to.equal('card-changed');
    expect(reading?.holder).to.equal('*三');
    expect((await statusOf(backend)).methods[0]).to.include({state: 'not-certified'});
  });

  it('certifies after a wrong PIN followed by the right one', async () => {
    const {actor, at, backend, cardAt, enterPin} = await begin('zhangsan');
    expect((await cardAt('awaitingPin')).context.reading?.enterpriseName).to.equal('上海浦东样例贸易有限公司');
    await enterPin(randomPin());
    await cardAt('signingIn');
    expect((await cardAt('awaitingPin')).context.problem).to.deep.include({code: 'pin-incorrect'});
    await enterPin();
    const {result} = (await at('result')).context;
    expect(result).to.have.nested.property('outcome.method', 'ic-card');
    expect(result).to.have.nested.property('outcome.effective', 'next-sign-in');
    expect((await statusOf(backend)).methods[0]).to.include({id: 'ic-card', state: 'certified'});
    actor.send({type: 'finished'});
    expect((await at({home: 'current'})).context.offered[0]?.state).to.equal('certified');
  });
});
