import {once} from 'node:events';
import {type IncomingMessage, request} from 'node:http';
import {text} from 'node:stream/consumers';
import {expect} from 'chai';
import {useDemo, Visitor} from './server.harness.js';

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookie: string | undefined;
  readonly body: string;
}

/** By a client that names the host it is told to; `fetch` names the one it asks. */
const ask = async (url: string, host: string, options: {method?: string; headers?: object} = {}): Promise<Answer> => {
  const headers = {...options.headers, host};
  const sent = request(url.replace('localhost', '127.0.0.1'), {method: options.method ?? 'GET', headers}).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const {location, 'set-cookie': cookies} = response.headers;
  return {status: response.statusCode ?? 0, location, cookie: cookies?.[0], body: await text(response)};
};

describe('The demo’s servers', () => {
  const demo = useDemo();
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = new Visitor(demo());
    await visitor.open('/?scenario=normal');
  });

  const portOf = (url: string) => new URL(url).port;

  it('reject a foreign Host header on every path, against DNS rebinding', async () => {
    const foreign = ['evil.test', '127.0.0.1.evil.test', 'foreign-127.0.0.1', '127.0.0.2', 'portal.localhost', '[::1]'];
    for (const base of [demo().url, demo().bankUrl]) {
      for (const name of foreign) {
        for (const host of [name, `${name}:${portOf(base)}`]) {
          for (const path of ['/', '/?scenario=fresh', '/api/realname-cert/profile', '/dist/define.js', '/bank.css']) {
            const answer = await ask(base + path, host, {headers: visitor.headers});
            expect(answer.status, host + path).to.be.oneOf([400, 421]);
            expect(answer.cookie).to.equal(undefined);
            expect(answer.body).not.to.include('样例');
          }
        }
      }
    }
  });

  it('reject a Host header with a port other than their own', async () => {
    expect((await ask(`${demo().url}/`, '127.0.0.1')).status).to.equal(421);
    expect((await ask(`${demo().url}/`, `127.0.0.1:${portOf(demo().bankUrl)}`)).status).to.equal(421);
    expect((await ask(`${demo().url}/`, `127.0.0.1:${portOf(demo().url)}`)).status).to.equal(200);
  });

  it('redirect localhost to 127.0.0.1, so the bank never receives the portal’s cookie', async () => {
    const atLocalhost = `localhost:${portOf(demo().url)}`;
    for (const path of ['/', '/?user=lisi&view=profile', '/embed.html', '/dist/return.html?sw-handoff=a']) {
      const {status, location, cookie} = await ask(demo().url + path, atLocalhost);
      expect([status, location, cookie]).to.deep.equal([302, demo().url + path, undefined]);
    }
    const {status, location} = await ask(`${demo().bankUrl}/`, `127.0.0.1:${portOf(demo().bankUrl)}`);
    expect([status, location]).to.deep.equal([302, `${demo().bankUrl}/`]);
    expect((await ask(`${demo().bankUrl}/`, new URL(demo().bankUrl).host)).status).to.equal(200);
  });

  it('redirect only pages there: API requests, images and POSTs get 421', async () => {
    const host = `localhost:${portOf(demo().url)}`;
    const {headers} = visitor;
    const status = await ask(`${demo().url}/api/realname-cert/status`, host, {headers});
    expect(status.status).to.equal(421);
    expect(JSON.parse(status.body)).to.include({status: 421, code: 'not-this-host'});
    const origin = `http://${host}`;
    const signIn = await ask(`${demo().url}/demo/session`, host, {method: 'POST', headers: {...headers, origin}});
    expect([signIn.status, signIn.cookie]).to.deep.equal([421, undefined]);
    const image = await ask(`${demo().url}/?scenario=fresh`, host, {headers: {'sec-fetch-dest': 'image'}});
    expect(image.status).to.equal(421);
  });

  it('send nosniff with every answer', async () => {
    for (const base of [demo().url, demo().bankUrl]) {
      for (const path of ['/', '/nowhere', '/api/realname-cert/nowhere', '/favicon.ico', '/?user=nobody']) {
        const {headers} = await fetch(base + path);
        expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
      }
    }
  });

  it('forbid framing of the return page, and give it a main landmark', async () => {
    const arrive = (path: string) => fetch(demo().url + path, {headers: {'sec-fetch-site': 'cross-site'}});
    for (const path of ['/?sw-handoff=a', '/dist/return.html?sw-handoff=a']) {
      const response = await arrive(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).to.include("frame-ancestors 'none'").and.to.include("default-src 'none'");
      if (path.startsWith('/?')) expect(await response.text()).to.match(/<main\b/);
    }
  });
});
