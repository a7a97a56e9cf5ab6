import {expect} from 'chai';
import {demoSubAppSecrets} from '../../simulators/backend/levels.js';
import {declarationGateway} from '../../demo/declaration/gateway.js';
import {typedAddress} from '../support/navigation.js';
import {useDemo, Visitor} from './server.harness.js';

describe('A declaration that needs a level', () => {
  const demo = useDemo();

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
});
