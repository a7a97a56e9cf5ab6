import {expect} from 'chai';
import fc from 'fast-check';
import {demoSubAppSecrets} from '../../simulators/backend/levels.js';
import {declarationGateway} from '../../demo/declaration/gateway.js';
import {typedAddress} from '../support/navigation.js';
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

  const redeem = (ask: typeof fetch, origin: string, ticket: string) =>
    ask(`${origin}/demo/tickets`, {
      method: 'POST',
      headers: {authorization: `Bearer ${demoSubAppSecrets[0]}`},
      body: JSON.stringify({ticket}),
    });

  describe('by way of a ticket for a client', () => {
    const visitor = () => new Visitor(demo());
    const ask = (query: string, headers: Record<string, string>) =>
      fetch(`${demo().url}/demo/ticket?${query}`, {redirect: 'manual', headers: {...typedAddress, ...headers}});

    it('leads back to the registered address with ticket and state, and the ticket can be redeemed only once', async () => {
      const user = visitor();
      await user.open('/?user=zhangsan');
      const answer = await ask('client=declaration&state=s-1', user.headers);
      expect(answer.status).to.equal(303);
      const to = new URL(answer.headers.get('location') ?? '');
      expect(to.origin + to.pathname).to.equal('http://127.0.0.1:8101/');
      expect(to.searchParams.get('state')).to.equal('s-1');
      const redeemed = () => redeem(fetch, demo().url, to.searchParams.get('ticket') ?? '');
      expect(await (await redeemed()).json()).to.include({account: 'zhangsan'});
      expect((await redeemed()).status).to.equal(404);
    });

    it('redirects no unregistered client, no invalid state, and no request that is not for a page', async () => {
      const user = visitor();
      await user.open('/?user=zhangsan');
      const statusOf = async (query: string, headers: Record<string, string> = {}) => {
        const answer = await ask(query, {...user.headers, ...headers});
        expect(answer.headers.get('location')).to.equal(null);
        expect(answer.headers.get('refresh')).to.equal(null);
        return answer.status;
      };
      // The first one is registered, without an address for tickets.
      for (const client of ['jsp', 'other', '']) expect(await statusOf(`client=${client}`)).to.equal(400);
      expect(await statusOf('client=declaration&state=a%0d%0ab')).to.equal(400);
      expect(await statusOf('client=declaration', {'sec-fetch-dest': 'image'})).to.equal(403);
    });

    it('leads to the sign-in first, and from another site to itself, where the session is seen', async () => {
      const query = 'client=declaration&state=s-1';
      const signIn = await ask(query, {});
      expect(signIn.headers.get('location')).to.equal(
        `/sign-in.html?next=${encodeURIComponent(`/demo/ticket?${query}`)}`,
      );
      const here = await ask(query, {'sec-fetch-site': 'cross-site'});
      expect(here.headers.get('refresh')).to.equal(`0; url=/demo/ticket?${query}`);
      const user = visitor();
      await user.open('/?user=zhangsan');
      // A redirect from the sign-in's form would be blocked by its policy.
      const afterForm = await ask(query, {...user.headers, 'sec-fetch-site': 'same-origin'});
      expect(afterForm.headers.get('refresh')).to.match(/^0; url=http:\/\/127\.0\.0\.1:8101\/\?ticket=/);
    });

    it('opens no session at another client', async () => {
      const session = {...{id: 'session-1', user: 'zhangsan'}, order: 1, at: Date.now(), until: Infinity};
      const other = {id: 'other', name: '其他系统', returnUrls: ['https://other.example.cn/']} as const;
      const subApps = [{...other, ticketUrl: 'https://other.example.cn/in'}];
      const {routes} = declarationGateway({portalUrl: 'http://127.0.0.1:1', sessions: {find: () => session}, subApps});
      const {headers} = await routes.request('/demo/ticket?client=other', {headers: typedAddress});
      const ticket = new URL(headers.get('location') ?? '').searchParams.get('ticket') ?? '';
      const answer = await redeem((url, init) => Promise.resolve(routes.request(url as string, init)), '', ticket);
      expect(answer.status).to.equal(404);
    });
  });

  it('is executed once per tab at most when requests or answers are lost or doubled: 100 random runs', async () => {
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
