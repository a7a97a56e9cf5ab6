import {expect} from 'chai';
import {createActor, waitFor, type SnapshotFrom} from 'xstate';
import {wireCertification} from '../../src/adapters/wiring.js';
import {BackendClock} from '../../src/domain/time.js';
import {CertError} from '../../src/domain/errors.js';
import type {CertificationMachine} from '../../src/machines/certification.machine.js';
import {fakeBackend, fakeStatus} from '../../src/fakes.js';
import {lend} from '../harness/tab.js';
import {fakeAdapters, runPort} from './wired.js';

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

const fakes = fakeAdapters();

describe('The journey machine wired to the host’s adapters', () => {
  it('fails with not-configured for a method that this build does not implement', async () => {
    const status = fakeStatus({methods: [{id: 'face-scan', state: 'not-certified', enabled: true}]});
    const {at, choose} = run({...fakes, backend: fakeBackend({getStatus: async () => status})});
    await choose('face-scan');
    const {problem} = (await at('notOpened')).context;
    expect(problem).to.deep.include({code: 'not-configured', details: {where: 'face-scan'}});
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

  it('listens for the focus of the window once, and stops listening when its actor is stopped', async () => {
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
});
