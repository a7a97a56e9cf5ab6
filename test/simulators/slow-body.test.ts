import {once} from 'node:events';
import {type IncomingMessage, request} from 'node:http';
import {text} from 'node:stream/consumers';
import {expect} from 'chai';
import {type Client, readProblem, useBackend} from './backend.harness.js';

describe('A request body that never ends', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
    backend.bodyPatienceMs = 100;
    await backend.restart();
    client = client.at(backend.url);
  });

  const begin = (path: string, length?: number) =>
    request(backend.url + path, {
      method: 'POST',
      headers: {
        ...client.headers,
        ...{origin: backend.url, 'content-type': 'application/json', 'idempotency-key': 'k'},
        ...(length !== undefined && {'content-length': length}),
      },
    });

  for (const [path, length] of [
    ['/api/realname-cert/ic-card/challenges', 10],
    ['/api/realname-cert/ic-card/challenges', undefined],
    ['/demo/session', 10],
  ] as const) {
    it(`gets 408 and has no effect: ${path}, ${length === undefined ? 'in chunks' : 'of a length'}`, async () => {
      const sent = begin(path, length);
      sent.on('error', () => undefined);
      sent.write('{');
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      expect(response.statusCode).to.equal(408);
      expect(response.headers).to.include({connection: 'close', 'content-type': 'application/problem+json'});
      expect(JSON.parse(await text(response))).to.include({status: 408, code: 'request-timeout'});
      sent.end('}');
      expect((await client.get('/status')).status).to.equal(200);
      // The key was not used up.
      expect((await client.post('/ic-card/challenges', {}, {key: 'k'})).status).to.equal(200);
    });
  }

  it('is accepted when it is slow but ends in time', async () => {
    const sent = begin('/api/realname-cert/ic-card/challenges');
    sent.write('{');
    setImmediate(() => sent.end('}'));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).to.equal(200);
  });

  it('is not read further when it is too long, with or without a length', async () => {
    const chunks = () =>
      new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode('x'.repeat(16_384)));
        },
      });
    const init = {method: 'POST', duplex: 'half', body: chunks()} as RequestInit;
    const headers = {...client.headers, origin: backend.url, 'content-type': 'application/json'};
    const response = await fetch(`${backend.url}/api/realname-cert/ic-card/challenges`, {...init, headers});
    expect(await readProblem(response)).to.include({httpStatus: 413, code: 'body-too-large'});
  });
});
