import {once} from 'node:events';
import {expect} from 'chai';
import type {AskOptions, CertBackend} from '../../src/adapters/backend.js';
import {waitToRepeat} from '../../src/adapters/http-problem.js';
import {certOperations, type Operation} from '../../src/adapters/operations.js';
import {HttpBackend, type HttpBackendOptions} from '../../src/adapters/http-backend.js';
import {withoutEndSlash} from '../../src/domain/plain.js';
import {CertError} from '../../src/domain/errors.js';
import {type CardVerification} from '../../src/domain/ic-card.schemas.js';
import {fakeChallenge, fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {ask} from './asking.js';
import {errorOf, expectError} from './errors.js';
import {HostServer} from './http-backend.harness.js';

const verification: CardVerification = {
  challengeId: 'challenge-1',
  certificate: 'MAAA',
  certNo: '0123456789abcdef',
  signature: `${'A'.repeat(86)}==`,
  algorithm: 'SM2-SM3',
};

/** Each operation, asked directly. */
const operations = Object.entries<Operation>(certOperations).map(([id, [method]]) => ({
  id,
  method,
  asks: (to: CertBackend, options: AskOptions): Promise<unknown> =>
    (to[id as keyof CertBackend] as (input: object, options: AskOptions) => Promise<unknown>)({id: 'id-1'}, options),
}));

describe('The HTTP backend', () => {
  const host = new HostServer();
  const idle = () => new AbortController().signal;
  const backend = (options: Partial<HttpBackendOptions> = {}) =>
    new HttpBackend({baseUrl: `${host.url}/api`, ...options});
  const getStatus = (options?: Partial<HttpBackendOptions>, signal = idle()) =>
    ask(backend(options), 'getStatus', undefined, {signal});
  const createChallenge = (options?: Partial<HttpBackendOptions>) =>
    ask(backend(options), 'createCardChallenge', undefined, {signal: idle()});
  const verify = (idempotencyKey?: string) =>
    ask(backend(), 'verifyCard', verification, {
      signal: idle(),
      ...(idempotencyKey && {idempotencyKey}),
    });

  it('reads the status by GET without body or key', async () => {
    const status = fakeStatus();
    host.answer(200, status);
    expect(await getStatus()).to.deep.equal(status);
    const {method, url, headers, body} = host.received[0]!;
    expect([method, url, body]).to.deep.equal(['GET', '/api/status', '']);
    expect(headers.accept).to.equal('application/json');
    expect(headers).not.to.have.any.keys('idempotency-key', 'authorization', 'content-type');
  });

  it('works behind a Proxy, as reactive frameworks create one', async () => {
    const status = fakeStatus();
    host.answer(200, status);
    const watched = new Proxy(backend(), {});
    expect(await ask(watched, 'getStatus', undefined, {signal: idle()})).to.deep.equal(status);
  });

  it('sends requests with an effect by POST, as JSON with a key', async () => {
    const challenge = fakeChallenge();
    host.answer(200, challenge);
    expect(await createChallenge()).to.deep.equal(challenge);
    host.answer(200, fakeOutcome());
    expect(await verify()).to.deep.equal(fakeOutcome());
    expect(host.received.map(({method, url}) => `${method} ${url}`)).to.deep.equal([
      'POST /api/ic-card/challenges',
      'POST /api/ic-card/verifications',
    ]);
    expect(host.received.map(({body}) => JSON.parse(body) as unknown)).to.deep.equal([{}, verification]);
    for (const {headers} of host.received) expect(headers['content-type']).to.equal('application/json');
  });

  it('sends the given key, or a new 128-bit key per request', async () => {
    host.answer(200, fakeOutcome());
    await verify('verify-1');
    await verify('verify-1');
    await verify();
    await verify();
    const keys = host.received.map(({headers}) => String(headers['idempotency-key']));
    expect(keys.slice(0, 2)).to.deep.equal(['verify-1', 'verify-1']);
    for (const key of keys.slice(2)) expect(key).to.match(/^[0-9a-f]{32}$/);
    expect(keys[2]).not.to.equal(keys[3]);
  });

  it('sends the subject with every request but the status', async () => {
    host.answer(200, {});
    const about = {signal: idle(), subject: '~subject;1="x"'};
    for (const {id, asks} of operations) {
      await asks(backend(), id === 'getStatus' ? {signal: idle()} : about);
      const subject = id === 'getStatus' ? undefined : about.subject;
      expect(host.received.at(-1)?.headers['sw-subject'], id).to.equal(subject);
    }
  });

  it('sends a key with every changing request, and with no other', async () => {
    host.answer(200, {});
    for (const {id, method, asks} of operations) {
      await asks(backend(), {signal: idle(), subject: 'subject-1'});
      const key = host.received.at(-1)?.headers['idempotency-key'];
      if (method === 'GET') expect(key, id).to.equal(undefined);
      else expect(key, id).to.match(/^[0-9a-f]{32}$/);
    }
  });

  it('sends the subject again when it repeats a request after a 401', async () => {
    host.answer(401, {});
    const about = {signal: idle(), subject: 'subject-1'};
    await errorOf(backend({token: () => 'stale'}).getProfile(undefined, about));
    expect(host.received.map(({headers}) => headers['sw-subject'])).to.deep.equal(['subject-1', 'subject-1']);
  });

  it('ignores trailing slashes of its base URL', async () => {
    host.answer(200, fakeStatus());
    await getStatus({baseUrl: `${host.url}/api//`});
    // Not with time that grows with the square of the slashes.
    expect(withoutEndSlash(`/${'/'.repeat(500_000)}a//`)).to.have.length(500_002);
    expect(host.received[0]?.url).to.equal('/api/status');
  });

  it('fails with code config when no base URL is given', async () => {
    expect((await errorOf(getStatus({baseUrl: undefined}))).toJSON()).to.deep.equal({
      code: 'config',
      details: {where: 'base-url'},
    });
  });

  it('asks for the token on each request and sends it', async () => {
    host.answer(200, fakeStatus());
    let tokens = 0;
    const token = async () => `token-${++tokens}`;
    await getStatus({token});
    await getStatus({token: () => 'at-once'});
    await getStatus({token});
    expect(host.received.map(({headers}) => headers.authorization)).to.deep.equal([
      'Bearer token-1',
      'Bearer at-once',
      'Bearer token-2',
    ]);
  });

  it('uses the given fetch for each request', async () => {
    host.answer(200, fakeStatus());
    await getStatus({
      fetch: (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set('x-csrf-token', 'csrf-1');
        return fetch(url, {...init, headers});
      },
    });
    expect(host.received.map(({headers}) => [headers['x-csrf-token'], headers.accept])).to.deep.equal([
      ['csrf-1', 'application/json'],
    ]);
  });

  it('asks for a new token after a 401 and repeats the request with the same key', async () => {
    host.respond = (response, {headers}) => {
      const isNew = headers.authorization === 'Bearer token-2';
      response.writeHead(isNew ? 200 : 401, {'content-type': 'application/json'});
      response.end(JSON.stringify(isNew ? fakeChallenge() : {}));
    };
    let tokens = 0;
    await createChallenge({token: () => `token-${++tokens}`});
    expect(tokens).to.equal(2);
    const [first, second] = host.received;
    expect(host.received).to.have.length(2);
    expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
    expect(second?.body).to.equal(first?.body);
  });

  it('sends at most two requests when the new token fails too, and one when there is no token', async () => {
    host.answer(401, {status: 401, code: 'unauthenticated'});
    expect((await errorOf(getStatus({token: () => 'stale'}))).code).to.equal('unauthenticated');
    expect(host.received).to.have.length(2);
    expect((await errorOf(getStatus())).code).to.equal('unauthenticated');
    expect(host.received).to.have.length(3);
  });

  it('fails with code backend when the host’s token function rejects', async () => {
    const token = () => Promise.reject(new Error('no session'));
    expect((await errorOf(getStatus({token}))).code).to.equal('backend');
    expect(host.received).to.deep.equal([]);
  });

  it('maps each HTTP status to one code, and reports the status', async () => {
    const codes = {
      400: 'backend',
      401: 'unauthenticated',
      403: 'backend',
      404: 'backend',
      409: 'conflict',
      412: 'conflict',
      422: 'backend',
      // Something on the way has taken a header out.
      428: 'config',
      429: 'rate-limited',
      500: 'backend',
      503: 'backend',
    };
    for (const [status, code] of Object.entries(codes)) {
      host.answer(Number(status), {});
      const error = await errorOf(getStatus());
      expect([error.code, error.details.status], status).to.deep.equal([code, Number(status)]);
    }
  });

  it('fails with subject-changed only for exactly that problem code, at any status', async () => {
    for (const status of [412, 409, 403]) {
      host.answer(status, {status, code: 'subject-changed', requestId: 'r-1'});
      await expectError(getStatus(), 'subject-changed', {status, requestId: 'r-1'});
    }
    for (const body of [{code: 'conflict'}, {code: 'Subject-Changed'}, {}, {detail: 'subject-changed'}]) {
      host.answer(412, body);
      expect((await errorOf(getStatus())).code, JSON.stringify(body)).to.equal('conflict');
    }
  });

  it('copies only known members of a problem document', async () => {
    const problem = {type: 'urn:x', title: '张三', status: 503, code: 'unavailable', requestId: 'r-1', retryAfter: 9};
    host.answer(503, problem, {'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '77'});
    expect((await errorOf(getStatus())).details).to.deep.equal({
      status: 503,
      foreignCode: 'unavailable',
      requestId: 'r-1',
      retryAfter: 9,
    });
  });

  it('takes the wait from Retry-After when the body has none', async () => {
    host.answer(429, {code: 'rate-limited'}, {'retry-after': '77'});
    expect((await errorOf(getStatus())).details.retryAfter).to.equal(77);
    host.answer(429, {}, {'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT'});
    expect((await errorOf(getStatus())).details.retryAfter).to.equal(undefined);
  });

  it('drops problem members of a wrong type or range, and reads the others', async () => {
    const misfits: readonly object[] = [
      ...[{code: 503}, {code: null}, {code: ['x']}, {code: 'a\nb'}, {code: 'Unavailable'}, {code: 'x'.repeat(61)}],
      ...[{requestId: 7}, {requestId: ''}, {requestId: 'x'.repeat(201)}, {requestId: 'a\nb'}],
      ...[{retryAfter: '9'}, {retryAfter: -1}, {retryAfter: 86_401}, {retryAfter: {}}],
      {status: '503'},
    ];
    const problem = {code: 'unavailable', requestId: 'r-1', retryAfter: 9};
    const read = {foreignCode: 'unavailable', requestId: 'r-1', retryAfter: 9, status: 503};
    for (const misfit of misfits) {
      host.answer(503, {...problem, ...misfit});
      const lost = Object.keys(misfit).map((name) => [name === 'code' ? 'foreignCode' : name, undefined]);
      const {details} = await errorOf(getStatus());
      expect(details, JSON.stringify(misfit)).to.deep.equal({...read, ...Object.fromEntries(lost), status: 503});
    }
  });

  it('repeats the request while the answer is request-in-progress, and returns the final answer', async () => {
    const challenge = fakeChallenge();
    host.respond = (response) => {
      const isDone = host.received.length > 1;
      response.writeHead(isDone ? 200 : 409, {'content-type': 'application/problem+json'});
      response.end(JSON.stringify(isDone ? challenge : {code: 'request-in-progress', retryAfter: 0}));
    };
    expect(await createChallenge()).to.deep.equal(challenge);
    const [first, second] = host.received;
    expect(second?.headers['idempotency-key']).to.be.a('string').and.equal(first?.headers['idempotency-key']);
    expect(second?.body).to.equal(first?.body);
  });

  it('stops repeating when it is cancelled', async () => {
    const answered = new Promise<void>((resolve) => {
      host.respond = (response) => {
        response.writeHead(409, {'content-type': 'application/problem+json'});
        response.end(JSON.stringify({code: 'request-in-progress', retryAfter: 3_600}), resolve);
      };
    });
    const stop = new AbortController();
    const error = errorOf(getStatus({}, stop.signal));
    await answered;
    stop.abort();
    expect((await error).code).to.equal('cancelled');
    expect(host.received).to.have.length(1);
  });

  it('does not start waiting when it was already cancelled', async () => {
    const failure = new CertError('conflict', {foreignCode: 'request-in-progress', retryAfter: 3_600});
    expect(await waitToRepeat(failure, AbortSignal.abort()).catch((reason: unknown) => reason)).to.equal(failure);
  });

  it('sends the widget’s language as Accept-Language, if known', async () => {
    host.answer(200, fakeStatus());
    const backend = new HttpBackend({baseUrl: host.url});
    for (const locale of ['zh-TW', undefined]) {
      await backend.getStatus(undefined, {signal: new AbortController().signal, locale});
    }
    expect(host.received.map(({headers}) => headers['accept-language'])).to.deep.equal(['zh-TW', '*']);
  });

  it('falls back to the HTTP status when the body is no problem document', async () => {
    for (const body of [{code: 5}, {requestId: {}}, null, 'oops', [1]]) {
      host.answer(500, body);
      const {code, details} = await errorOf(getStatus());
      expect({code, ...details}).to.include({code: 'backend', status: 500, foreignCode: undefined});
    }
    host.respond = (response) => response.writeHead(502, {'content-type': 'text/html'}).end('<h1>Bad Gateway</h1>');
    expect((await errorOf(getStatus())).details).to.include({status: 502, foreignCode: undefined});
  });

  it('fails with code contract when the answer is not JSON', async () => {
    const answers: readonly [number, Record<string, string>, string?][] = [
      [200, {'content-type': 'text/html'}, '<form action="/login">'],
      [200, {'content-type': 'text/html'}, JSON.stringify(fakeStatus())],
      [200, {'content-type': 'application/jsonp'}, JSON.stringify(fakeStatus())],
      [200, {}, JSON.stringify(fakeStatus())],
      [200, {'content-type': 'application/json'}, ''],
      [200, {'content-type': 'application/json'}, JSON.stringify(fakeStatus()).slice(0, 40)],
      [204, {}],
    ];
    for (const [status, headers, body] of answers) {
      host.respond = (response) => response.writeHead(status, headers).end(body);
      expect((await errorOf(getStatus())).toJSON(), body).to.deep.equal({
        code: 'contract',
        details: {where: '/status', status},
      });
    }
  });

  it('accepts every JSON media type', async () => {
    for (const type of ['application/json; charset=UTF-8', 'Application/JSON', 'application/vnd.example+json']) {
      const status = fakeStatus();
      host.answer(200, status, {'content-type': type});
      expect(await getStatus(), type).to.deep.equal(status);
    }
  });

  it('fails with code network when the connection breaks in the middle of an answer', async () => {
    for (const status of [200, 500]) {
      host.respond = (response) => {
        response.writeHead(status, {'content-type': 'application/json', 'content-length': '1000'});
        response.write('{"subject":', () => response.destroy());
      };
      expect((await errorOf(getStatus())).code).to.equal('network');
    }
  });

  it('fails with code network when no server listens', async () => {
    expect((await errorOf(getStatus({baseUrl: 'http://127.0.0.1:1'}))).code).to.equal('network');
  });

  it('fails with unauthenticated on a redirect, and does not follow it', async () => {
    for (const status of [301, 302, 303, 307]) {
      host.respond = (response) => response.writeHead(status, {location: '/login'}).end();
      expect((await errorOf(getStatus())).code).to.equal('unauthenticated');
    }
    expect(host.received.map(({url}) => url)).not.to.include('/login');
  });

  it('closes the connection when it is cancelled', async () => {
    const controller = new AbortController();
    const closed = new Promise<void>((resolve) => {
      host.respond = (response) => {
        void once(response, 'close').then(() => {
          resolve();
        });
        controller.abort();
      };
    });
    expect((await errorOf(getStatus({}, controller.signal))).code).to.equal('cancelled');
    await closed;
  });

  it('closes the connection when it is cancelled in the middle of the answer', async () => {
    const controller = new AbortController();
    const closed = new Promise<void>((resolve) => {
      host.respond = (response) => {
        void once(response, 'close').then(() => {
          resolve();
        });
        response.writeHead(200, {'content-type': 'application/json'});
        response.write('{"subject":', () => {
          controller.abort();
        });
      };
    });
    expect((await errorOf(getStatus({}, controller.signal))).code).to.equal('cancelled');
    await closed;
  });
});
