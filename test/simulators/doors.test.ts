import {once} from 'node:events';
import {type IncomingMessage, request} from 'node:http';
import {text} from 'node:stream/consumers';
import {expect} from 'chai';
import {expectProblem, useBackend} from './backend.harness.js';
import type {Client} from './client.js';

const challenges = '/api/realname-cert/ic-card/challenges';

describe('The demo backend’s entry points', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  it('are open to a session for twelve hours, and not after it has signed out', async () => {
    backend.clock.pass(12 * 3_600_000 - 1);
    await client.get('/status');
    const again = await backend.signIn('zhangsan');
    backend.clock.pass(1);
    await expectProblem(client.send('GET', '/status'), 401, 'unauthenticated');
    const {status, headers} = await backend.signOut(again);
    expect([status, headers.get('cache-control')]).to.deep.equal([204, 'no-store']);
    await expectProblem(again.send('GET', '/status'), 401, 'unauthenticated');
  });

  it('sign in a known user, from a page of their own', async () => {
    const json = {'content-type': 'application/json'};
    const foreign = await backend.session('POST', {...json, origin: 'https://rogue.example'}, {user: 'lisi'});
    await expectProblem(foreign, 403, 'origin-not-allowed');
    const unknown = await backend.session('POST', json, {user: 'nobody'});
    expect(unknown.headers.get('set-cookie')).to.equal(null);
    await expectProblem(unknown, 400, 'invalid-request');
  });

  it('refuse a body that names a member twice', async () => {
    const headers = {...client.headers, 'content-type': 'application/json', 'idempotency-key': 'k'};
    const sent = await fetch(backend.url + challenges, {method: 'POST', headers, body: '{"a":1,"a":1}'});
    await expectProblem(sent, 400, 'invalid-request');
  });

  describe('do not wait for a body that', () => {
    beforeEach(async () => {
      backend.bodyPatienceMs = 100;
      await backend.close();
      await backend.open();
      client = await backend.signIn('zhangsan');
    });

    const begin = (path: string, length?: number) => {
      const headers = {
        ...client.headers,
        'idempotency-key': 'k',
        ...(length !== undefined && {'content-length': length}),
      };
      const sent = request(backend.url + path, {method: 'POST', headers});
      sent.on('error', () => undefined).write('{');
      return sent;
    };

    for (const [path, length] of [
      [challenges, 10],
      [challenges, undefined],
      ['/demo/session', 10],
    ] as const) {
      it(`never ends, ${length === undefined ? 'in chunks' : 'of a length'}, and do nothing: ${path}`, async () => {
        const sent = begin(path, length);
        const [response] = (await once(sent, 'response')) as [IncomingMessage];
        expect(response.statusCode).to.equal(408);
        expect(response.headers).to.include({connection: 'close', 'content-type': 'application/problem+json'});
        expect(JSON.parse(await text(response))).to.include({status: 408, code: 'request-timeout'});
        sent.end('}');
        // The key was not used up.
        expect(await client.post('/ic-card/challenges', {}, {key: 'k'})).to.have.property('nonce');
      });
    }
  });
});
