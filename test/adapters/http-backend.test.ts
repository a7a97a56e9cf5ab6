import {once} from 'node:events';
import {expect} from 'chai';
import {repeatOrFail} from '../../src/adapters/http-problem.js';
import {HttpBackend, type HttpBackendOptions} from '../../src/adapters/http-backend.js';
import {withoutEndSlash} from '../../src/domain/wire-formats.js';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import {fakeChallenge, fakeProfile, fakeStatus} from '../../src/fakes.js';
import {ask} from './asking.js';
import {errorOf, expectError, inHaste} from './errors.js';
import {responseTo, spoil, spoilers, type Spoiled} from '../../walks/spoilers.js';
import {HostServer} from './http-backend.harness.js';

describe('The HTTP backend', () => {
  const host = new HostServer();
  const idle = () => new AbortController().signal;
  const backend = (options: Partial<HttpBackendOptions> = {}) =>
    new HttpBackend({baseUrl: `${host.url}/api`, ...options});
  const getStatus = (options?: Partial<HttpBackendOptions>, signal = idle()) =>
    ask(backend(options), 'getStatus', undefined, {signal});
  const createChallenge = (options?: Partial<HttpBackendOptions>) =>
    ask(backend(options), 'createCardChallenge', undefined, {signal: idle()});
  it('works behind a Proxy, as reactive frameworks create one', async () => {
    const status = fakeStatus();
    host.answer(200, status);
    const watched = new Proxy(backend(), {});
    expect(await ask(watched, 'getStatus', undefined, {signal: idle()})).to.deep.equal(status);
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
    const sent = ['Bearer token-1', 'Bearer at-once', 'Bearer token-2'];
    expect(host.received.map(({headers}) => headers.authorization)).to.deep.equal(sent);
  });

  it('sends a trace to another origin only if the host says so', async () => {
    host.answer(200, fakeStatus());
    for (const propagateTraceHeader of [false, true])
      await ask(backend({propagateTraceHeader}), 'getStatus', undefined, {signal: idle(), traceparent: 'trace-1'});
    expect(host.received.map(({headers}) => headers['traceparent'])).to.deep.equal([undefined, 'trace-1']);
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

  it('sends at most two requests when the new token fails too, and one when there is no token', async () => {
    host.answer(401, {status: 401, code: 'unauthenticated'});
    await expectError(getStatus({token: () => 'stale'}), 'unauthenticated');
    expect(host.received).to.have.length(2);
    await expectError(getStatus(), 'unauthenticated');
    expect(host.received).to.have.length(3);
  });

  it('fails with code backend when the host’s token function rejects', async () => {
    const token = () => Promise.reject(new Error('no session'));
    await expectError(getStatus({token}), 'backend', {where: 'token'});
    expect(host.received).to.deep.equal([]);
  });

  it('maps each HTTP status to one code, and reports the status', async () => {
    const codes = {
      backend: [400, 403, 404, 422, 500, 503],
      unauthenticated: [401],
      conflict: [409, 412],
      // Something on the way has taken a header out, or forbids the method.
      config: [405, 428],
      'rate-limited': [429],
    } as const;
    for (const [code, all] of Object.entries(codes) as [CertErrorCode, readonly number[]][]) {
      for (const status of all) {
        host.answer(status, {});
        await expectError(getStatus(), code, {status});
      }
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
    const known = {status: 503, foreignCode: 'unavailable', requestId: 'r-1', retryAfter: 9};
    expect((await errorOf(getStatus())).details).to.deep.equal(known);
  });

  it('takes no wait from a Retry-After that is a date', async () => {
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
    // It asks for no less than a second.
    expect(await inHaste(() => createChallenge(), {atLeast: 1_000, atMost: 1_000})).to.deep.equal(challenge);
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
    const [response, document] = [new Response('', {status: 409}), {code: 'request-in-progress', retryAfter: 3_600}];
    await expectError(repeatOrFail(response, document, '/status', AbortSignal.abort()), 'conflict');
  });

  it('maps each broken HTTP answer to the error code that a host’s own adapter causes for the same fault', async () => {
    for (const how of Object.keys(spoilers) as Spoiled[]) {
      const {status = 0, type, text, location} = responseTo(how) ?? {};
      if (!status) continue;
      host.respond = (response) => {
        response.writeHead(status, {'content-type': type, ...(location && {location})}).end(text);
      };
      const said = await spoil(how).catch((error: unknown) => error);
      await expectError(getStatus(), said instanceof CertError ? said.code : 'contract', {}, how);
    }
  });

  it('fails with code contract when the answer is not JSON', async () => {
    const answers: readonly [number, Record<string, string>, string?][] = [
      [200, {'content-type': 'text/html'}, '<form action="/login">'],
      [200, {'content-type': 'text/html'}, JSON.stringify(fakeStatus())],
      [200, {'content-type': 'application/jsonp'}, JSON.stringify(fakeStatus())],
      [200, {}, JSON.stringify(fakeStatus())],
      [200, {'content-type': 'application/json'}, ''],
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
      await expectError(getStatus(), 'network');
    }
  });

  it('fails with unauthenticated on a redirect, and does not follow it', async () => {
    for (const status of [301, 302, 303, 307]) {
      host.respond = (response) => response.writeHead(status, {location: '/login'}).end();
      await expectError(getStatus(), 'unauthenticated');
    }
    expect(host.received.map(({url}) => url)).not.to.include('/login');
  });

  it('closes the connection when it is cancelled, also in the middle of the answer', async () => {
    for (const part of [undefined, '{"subject":']) {
      const controller = new AbortController();
      const closed = new Promise<unknown>((resolve) => {
        host.respond = (response) => {
          resolve(once(response, 'close'));
          if (part) response.writeHead(200, {'content-type': 'application/json'}).write(part, () => controller.abort());
          else controller.abort();
        };
      });
      await expectError(getStatus({}, controller.signal), 'cancelled');
      await closed;
    }
  });

  it('takes a record’s version from the ETag header alone, as the backend gave it before a proxy weakened it', async () => {
    const getProfile = () => ask(backend(), 'getProfile', undefined, {signal: idle()});
    const {version: _, ...record} = fakeProfile();
    for (const [body, etag, version] of [
      [{...record, version: '"v0"'}, '"v2"', '"v2"'],
      [record, 'W/"v1"', '"v1"'],
      [record, '"W/v1"', '"W/v1"'],
    ] as const) {
      host.answer(200, body, {etag});
      expect((await getProfile()).version).to.equal(version);
    }
    const status = fakeStatus();
    host.answer(200, status, {etag: '"v1"'});
    expect(await getStatus()).to.deep.equal(status);
    host.answer(200, record);
    await expectError(getProfile(), 'contract', {where: 'getProfile.version', got: 'nothing'});
    for (const body of [null, 'profile', 7, [], {}]) {
      host.answer(200, body, {etag: '"v1"'});
      expect((await errorOf(getProfile())).details.where, JSON.stringify(body)).to.match(/^getProfile/);
    }
  });

  it('can be a host’s subclass, which overrides one answer, and keeps `this` of the host’s token function', async () => {
    class Own extends HttpBackend {
      override async getStatus(...asked: Parameters<HttpBackend['getStatus']>) {
        return {...(await super.getStatus(...asked)), applicable: false};
      }
    }
    const session = {
      ...{own: 'token-1', baseUrl: host.url},
      token() {
        return this.own;
      },
    };
    host.answer(200, fakeStatus());
    expect(await new Own(session).getStatus({signal: idle()})).to.include({applicable: false});
    expect(host.received[0]?.headers.authorization).to.equal('Bearer token-1');
  });
});
