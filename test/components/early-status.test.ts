import {createActor, waitFor} from 'xstate';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {wireJourney} from '../../src/adapters/wire-journey.js';
import {JourneyLog} from '../../src/adapters/journey-log.js';
import {EarlyStatus} from '../../src/components/element/early-status.js';
import {BackendClock} from '../../src/domain/time.js';
import {fakeBackend, fakeStatus} from '../../src/fakes.js';
import {until} from '../../walks/dom.js';
import {CertPage} from '../harness/cert-page.js';
import {expect} from '../harness/expect.js';

describe('The first status query', () => {
  const {now} = Date;
  afterEach(() => {
    Date.now = now;
  });

  it('gives the clock the time when its answer arrived, even if the machine reads it later', async () => {
    const start = Date.parse('2026-01-15T02:30:00Z');
    // The PC is ten minutes behind.
    let device = start - 600_000;
    Date.now = () => device;
    const backend = fakeBackend({getStatus: () => Promise.resolve(fakeStatus({now: '2026-01-15T02:30:00Z'}))});
    const first = new EarlyStatus(backend, 'zh-CN', new JourneyLog());
    await until('it has arrived', () => first.request.endedAt === device);
    device += 25_000;
    const clock = new BackendClock();
    const agent = () => Promise.reject(new Error('No card here.'));
    const adapters = {backend, clock, agent, origin: location.origin, earlyStatus: () => first};
    const input = {known: [], only: undefined, startWith: undefined, solo: false};
    const journey = createActor(
      wireJourney(adapters, () => undefined),
      {input},
    );
    journey.start();
    await waitFor(journey, (snapshot) => snapshot.matches('home'));
    journey.stop();
    expect(clock.now).to.equal(start + 25_000);
  });

  it('leaves before the first render, if no token has to be waited for', async () => {
    for (const token of [undefined, () => 'token']) {
      const before: boolean[] = [];
      const fetch = (): Promise<Response> => {
        before.push(!page.cert.hasUpdated);
        return Promise.resolve(Response.json(fakeStatus()));
      };
      const page = new CertPage({set: {backend: new HttpBackend({baseUrl: '/api', fetch, ...(token && {token})})}});
      await page.mount();
      await page.at('home');
      expect(before).to.deep.equal([true]);
    }
  });
});
