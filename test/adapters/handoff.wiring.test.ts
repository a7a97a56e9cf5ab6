import {expect} from 'chai';
import fc from 'fast-check';
import {createActor} from 'xstate';
import {wireHandoff} from '../../src/adapters/handoff.wiring.js';
import {methodParameter, returnParameter} from '../../src/adapters/polling.key.js';
import {pollingStore} from '../../src/adapters/polling.store.js';
import type {Adapters} from '../../src/adapters/adapters.js';
import {Attempt} from '../../src/domain/attempt.js';
import {bankMethod} from '../../src/domain/banks.js';
import {BackendClock} from '../../src/domain/time.js';
import {certErrorCodes, type CertError} from '../../src/domain/errors.js';
import {phoneMustShow} from '../../src/domain/method-status.js';
import {longestCode, placeHostIn, placeIn, ways, type ExternalMethodInfo, type Way} from '../../src/domain/places.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {fakeHandoff, fakeOutcome, fakePending, fakeRefused} from '../../src/fakes.js';
import type {OpenHandoff} from '../../src/machines/handoff.setup.js';
import {jsonWith, nearly, wildText} from '../fuzz/wild.js';
import {lend, tabWith} from '../harness/tab.js';
import type {Backend} from '../harness/world.js';
import {expectError} from './errors.js';
import {fakeAdapters, noting, origin, runPort} from './wired.js';

const [minute, hour] = [60_000, 3_600_000];
const now = Date.parse('2026-01-15T02:30:00Z');
const at = (ms: number): string => new Date(ms).toISOString();
const page = `${origin}/user/cert`;
const url = 'https://ibsbjstar.ccb.com/certify';
const kind: ExternalMethodInfo = {...bankMethod(), ways};

/** A tab that shows this address. */
const tab = {href: page, origin, pathname: '/user/cert'};

/** The ports of a method that is decided at a bank. */
const wired = (answers: Partial<Backend> = {}, adapters: Partial<Adapters> = {}, of = kind) => {
  const {sent, backend} = noting(answers);
  const machine = wireHandoff(of)(fakeAdapters({}, {backend, ...adapters}), 'subject-1');
  return {
    ...{sent, machine},
    create: (by: Way = 'link') =>
      runPort(machine, 'createHandoff', new Attempt({method: of.id, place: 'ccb', by})).answer,
    recall: () => runPort(machine, 'recall').answer,
  };
};

const isOpen = (changes: object) => async () =>
  ({open: true, subject: 'subject-1', method: 'bank-ukey', place: 'ccb', by: 'link', ...changes}) as never;

describe('A handoff on the host’s adapters', () => {
  const store = pollingStore('bank-ukey');
  let giveBack = (): void => undefined;
  beforeEach(() => {
    Object.assign(tab, {href: page, pathname: '/user/cert'});
    const history = {replaceState: (_: unknown, __: string, {href}: URL) => (tab.href = href)};
    const {now: real} = Date;
    const back = lend({...tabWith(), location: tab, history});
    Date.now = () => now;
    giveBack = () => {
      Date.now = real;
      back();
    };
  });
  afterEach(() => {
    giveBack();
  });

  for (const [what, inMs, goodForMs, by] of [
    ['what the backend says', 10 * minute, 10 * minute, 'link'],
    ['a minute at least', -hour, minute, 'link'],
    ['an hour at most', 30 * hour, hour, 'link'],
    ['five minutes at most', 30 * hour, 5 * minute, 'code'],
  ] as const) {
    it(`is valid for ${what}, by a ${by}, by the backend’s clock; it is stored, and is the same after a reload`, async () => {
      const clock = new BackendClock();
      // A day ahead of this PC.
      clock.heard(at(now + 24 * hour));
      const expiresAt = at(now + 24 * hour + inMs);
      const createHandoff = async () => fakeHandoff({expiresAt, url});
      const path = wired({createHandoff, getHandoff: isOpen({by, url, expiresAt})}, {clock});
      const link = {place: 'ccb', by, url, host: 'ibsbjstar.ccb.com'};
      const handoff = {id: 'handoff-1', link, endsAt: now + goodForMs};
      expect(await path.create(by)).to.deep.equal(handoff);
      expect(await path.recall()).to.deep.include({found: handoff});
      expect(path.sent.at(-1)).to.deep.include({operation: 'getHandoff', input: {id: 'handoff-1'}});
    });
  }

  it('is valid for an hour when the backend’s clock is unknown, or the bank has accepted it', async () => {
    const path = wired({
      createHandoff: async () => fakeHandoff({expiresAt: at(now - hour)}),
      getHandoff: async () => fakePending(60),
    });
    expect(await path.create()).to.include({endsAt: now + hour});
    expect(await path.recall()).to.deep.include({found: {id: 'handoff-1', link: undefined, endsAt: now + hour}});
  });

  it('by link sends return-url, else the page’s address without query, fragment and session; by code none', async () => {
    for (const [returnUrl, expected] of [
      [undefined, page],
      ['', page],
      ['?for=a', `${page}?for=a`],
      ['#section', page],
      ['back.html', `${origin}/user/back.html`],
      ['/back.html;v=1?a=1#b', `${origin}/back.html;v=1?a=1`],
    ]) {
      tab.pathname = '/(S(secret-1))/user;token=secret-1;v=2/%28A(secret-1)F%28secret-1))/cert%3Bjsessionid=secret-1';
      tab.href = `${origin}${tab.pathname}?token=secret-1#section`;
      const {create, sent} = wired({}, {returnUrl});
      await create();
      await create('code');
      const body = {method: 'bank-ukey', place: 'ccb'};
      expect(sent.map(({input}) => input)).to.deep.equal([
        {...body, by: 'link', returnUrl: expected},
        {...body, by: 'code'},
      ]);
    }
  });

  it('is not requested with an address of another origin, or with a user in it', async () => {
    for (const returnUrl of ['https://evil.example/', `https://zhangsan@${new URL(origin).host}/`, 'http://:']) {
      const {create, sent} = wired({}, {returnUrl});
      await expectError(create(), 'config', {where: 'return-url'}, returnUrl);
      expect(sent).to.deep.equal([]);
    }
  });

  const tooLong = url.padEnd(longestCode + 1, 'x');
  for (const [what, by, wrong, from] of [
    ['leads to another host', 'link', 'https://evil.example/', origin],
    ['leads to another scheme', 'code', url.replace('https', 'http'), origin],
    ['is no address', 'link', 'http://127.0.0.1:99999/', 'http://127.0.0.1:8710'],
    ['is too long for a phone', 'code', tooLong, origin],
  ] as const) {
    it(`is not accepted when its ${by} ${what}, now or after a reload`, async () => {
      const [expiresAt, changes] = [at(now + minute), {origin: from}];
      const path = wired(
        {createHandoff: async () => fakeHandoff({url: wrong}), getHandoff: isOpen({by, url: wrong, expiresAt})},
        changes,
      );
      await expectError(path.create(by), 'contract', {where: 'createHandoff.url'});
      expect(store.recall('subject-1')).to.equal(undefined);
      store.remember('handoff-1', 'subject-1');
      await expectError(path.recall(), 'contract', {where: 'getHandoff.url'});
    });
  }

  it('never leads to a host that is not the place’s, whatever the backend answers', async () => {
    const part = fc.oneof(jsonWith('id', 'url', 'open', 'by', 'refusal', 'pending'), wildText);
    const hosts = ['ccb.com.evil.example', 'ccb.com@evil.example', 'x.ccb.com', 'ccb.com'];
    const right = fc.constantFrom(...hosts).map((host) => fakeHandoff({url: `https://${host}/`}));
    const open = {open: true, method: 'bank-ukey', place: 'ccb', by: 'link'};
    const standing = fc.oneof(right, fc.constantFrom(fakePending(5), fakeOutcome({method: 'bank-ukey'})));
    const answers = standing.chain((each) => fc.oneof(part, nearly({...each}, part), nearly({...open, ...each}, part)));
    const seen = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(answers, fc.constantFrom(...ways), async (answer, by) => {
        const path = wired({createHandoff: async () => answer as never, getHandoff: async () => answer as never});
        store.remember('handoff-1', 'subject-1');
        for (const ask of [() => path.create(by), path.recall]) {
          const found = Object(await ask().catch((error: unknown) => error)) as {found?: OpenHandoff} & OpenHandoff;
          const {link} = found.found ?? found;
          if (link) expect(placeHostIn(link.url, placeIn(kind.places, 'ccb'), origin)).to.equal(link.host);
          if (found instanceof Error) expect(certErrorCodes).to.include((found as unknown as CertError).code);
          seen.add(found instanceof Error ? 'failed' : link?.host);
        }
      }),
      {seed: 20260115, numRuns: 120},
    );
    expect([...seen]).to.have.members(['failed', undefined, 'x.ccb.com', 'ccb.com']);
  });

  it('accepts a code address of exactly the maximum length, and a longer link', async () => {
    const accepted = (by: Way, long: string) => wired({createHandoff: async () => fakeHandoff({url: long})}).create(by);
    expect(await accepted('link', tooLong)).to.have.property('link');
    expect(await accepted('code', tooLong.slice(0, -1))).to.have.property('link');
  });

  it('is not stored when the backend refuses to create it, and the refusal is returned', async () => {
    const refused = fakeRefused('place-unavailable');
    expect(await wired({createHandoff: async () => refused}).create()).to.deep.equal(refused);
    expect(store.recall('subject-1')).to.equal(undefined);
  });

  it('that is recalled fails with code contract when it belongs to another method, open or passed', async () => {
    store.remember('handoff-1', 'subject-1');
    const passed = async () => fakeOutcome({method: 'ic-card'});
    for (const getHandoff of [isOpen({method: 'e-licence', url, expiresAt: at(now + minute)}), passed])
      await expectError(wired({getHandoff}).recall(), 'contract', {where: 'getHandoff.method'});
  });

  it('is recalled from the address only for its own method, and only its parameters are removed from the address', async () => {
    const address = (method: string, id = 'handoff-9') =>
      `${page}?a=1&${returnParameter}=${id}&${methodParameter}=${method}#b`;
    const {recall, sent} = wired();
    for (const [href, asked, left] of [
      [`${page}?a=1#b`, [], `${page}?a=1#b`],
      [address('e-licence'), [], address('e-licence')],
      [address('', '..'), [], `${page}?a=1#b`],
      [address(''), ['handoff-9'], `${page}?a=1#b`],
      [address(''), ['handoff-1'], `${page}?a=1#b`],
    ] as const) {
      sent.splice(0);
      tab.href = href;
      // What this tab has stored comes first.
      if (asked[0] === 'handoff-1') store.remember('handoff-1', 'subject-1');
      await recall();
      expect(sent.map(({input}) => (input as {id: string}).id)).to.deep.equal(asked);
      expect(tab.href).to.equal(left);
    }
  });

  it('offers a code only if the phone shows all required data, and limits only banks to the host’s list', () => {
    const offered = (changes: Partial<MethodStatus>, of = kind) => {
      const own: MethodStatus = {id: of.id, state: 'not-certified', enabled: true, ...changes};
      const {machine} = wired({}, {places: ['cmbc', 'ccb']}, of);
      const actor = createActor(machine, {input: {pressed: true, own}}).start();
      const {ways: offeredWays, places} = actor.getSnapshot().context;
      actor.stop();
      return [offeredWays, places.map(({id}) => id)];
    };
    const all = kind.places.map(({id}) => id);
    expect(offered({})).to.deep.equal([['link'], ['cmbc', 'ccb']]);
    expect(offered({phoneShows: [...phoneMustShow]}, {...kind, id: 'e-licence'})).to.deep.equal([ways, all]);
  });
});
