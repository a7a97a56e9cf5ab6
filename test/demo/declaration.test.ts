import {expect} from 'chai';
import fc from 'fast-check';
import {declarationApp} from '../../demo/declaration/app.js';
import {demoSubAppSecrets} from '../../simulators/backend/levels.js';
import {useDemo, Visitor} from './server.harness.js';

/** What becomes of one request on its way. */
const fates = ['arrives', 'is lost', 'arrives twice', 'arrives, and its answer is lost'] as const;
type Fate = (typeof fates)[number];

describe('A declaration that needs a level', () => {
  const demo = useDemo();

  const ticketOf = async (visitor: Visitor): Promise<string> =>
    /id="declaration-ticket" value="([^"]+)"/.exec(await visitor.read('/declaration.html'))?.[1] ?? '';

  /** The sub-app's own session in a page of this visitor. */
  const openSession = async (visitor: Visitor): Promise<string> => {
    const ticket = await ticketOf(visitor);
    const begin = () =>
      fetch(`${demo().url}/demo/declaration-session`, {
        method: 'POST',
        headers: visitor.client.headers,
        body: JSON.stringify({ticket}),
      });
    const {session} = (await (await begin()).json()) as {session: string};
    expect((await begin()).status).to.equal(401);
    return session;
  };

  /** A tab in which the same form is submitted until an answer comes. Returns the number that the user was told. */
  const submitIn = async (visitor: Visitor, session: string, fateOf: () => Fate): Promise<string | undefined> => {
    const key = crypto.randomUUID();
    const post = () =>
      fetch(`${demo().url}/demo/declarations`, {
        method: 'POST',
        headers: {...visitor.client.headers, 'x-session': session, 'idempotency-key': key},
        body: JSON.stringify({kind: 'licensed', goods: '样品'}),
      });
    const send = async () => {
      const fate = fateOf();
      if (fate === 'is lost') throw new TypeError(fate);
      const [response] = await Promise.all([post(), ...(fate === 'arrives twice' ? [post()] : [])]);
      if (fate === 'arrives, and its answer is lost') throw new TypeError(fate);
      return response;
    };
    for (let press = 0; press < 6; press += 1) {
      const response = await send().catch(() => undefined);
      if (response?.ok) return ((await response.json()) as {number: string}).number;
      if (response?.status === 403) await visitor.open('/?scenario=certification-ends-soon');
    }
    return undefined;
  };

  it('is taken from nobody where the certification backend does not answer', async () => {
    const {origin} = new URL(demo().url);
    const visitor = new Visitor(demo());
    const app = declarationApp({
      origin,
      portalUrl: origin,
      certUrl: 'http://127.0.0.1:1',
      secret: demoSubAppSecrets[0],
    });
    await visitor.open('/?scenario=certification-ends-soon');
    const headers = {origin, 'content-type': 'application/json', 'idempotency-key': 'key-1'};
    const begun = await app.request('/demo/declaration-session', {
      ...{method: 'POST', headers},
      body: JSON.stringify({ticket: await ticketOf(visitor)}),
    });
    const {session} = (await begun.json()) as {session: string};
    const answer = await app.request('/demo/declarations', {
      ...{method: 'POST', headers: {...headers, 'x-session': session}},
      body: JSON.stringify({kind: 'general', goods: '样品'}),
    });
    expect(answer.status).to.equal(503);
  });

  it('is executed once, whatever is lost or comes twice, and in two tabs: 100 runs', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.constantFrom(...fates)),
        fc.integer({min: 1, max: 2}),
        async (way, tabs) => {
          const visitor = new Visitor(demo());
          await visitor.open('/?scenario=fresh');
          const session = await openSession(visitor);
          const executed = async (): Promise<number> => {
            const headers = {'x-session': session};
            const answer = await fetch(`${demo().url}/demo/declarations`, {headers});
            return ((await answer.json()) as {executed: number}).executed;
          };
          const before = await executed();
          const told = await Promise.all(
            Array.from({length: tabs}, () => submitIn(visitor, session, () => way.next().value as Fate)),
          );
          const numbers = told.filter((number) => number !== undefined);
          done += numbers.length;
          expect(new Set(numbers).size).to.equal(numbers.length);
          expect((await executed()) - before).to.be.within(numbers.length, tabs);
        },
      ),
      {numRuns: 100},
    );
    expect(done).to.be.greaterThan(50);
  }).timeout(60_000);
});
