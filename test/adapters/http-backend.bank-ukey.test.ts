import {expect} from 'chai';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {fakeHandoff, fakeOutcome, fakePending, fakeRefused} from '../../src/fakes.js';
import {ask} from './asking.js';
import {errorOf} from './errors.js';
import {HostServer} from './http-backend.harness.js';

const request = {bank: 'ccb', returnUrl: 'https://swapp.example.cn/user/cert?a=1'};
const {subject, url, expiresAt} = fakeHandoff();
const open = {open: true, subject, bank: 'ccb', url, expiresAt};
const passed = fakeOutcome({method: 'bank-ukey', via: 'ccb', effective: 'now'});

/** Ids that would lead elsewhere in a path, were they put there as they are. */
const awkward = ['a/../b', 'a?b=1#c', '100%', '银行 1', '%2e%2e', 'a\\b', 'A-z_0.9~'];

describe('The HTTP backend’s bank UKey requests', () => {
  const host = new HostServer();
  const signal = () => new AbortController().signal;
  const backend = () => new HttpBackend({baseUrl: `${host.url}/api/`});

  const create = (options = {}) => ask(backend(), 'createHandoff', request, {signal: signal(), ...options});
  const get = (id = 'handoff-1') => ask(backend(), 'getHandoff', {id}, {signal: signal()});
  const cancel = (id = 'handoff-1', options = {}) =>
    ask(backend(), 'cancelHandoff', {id}, {signal: signal(), ...options});

  it('create a handoff by POST with the input unchanged and the idempotency key', async () => {
    host.answer(200, fakeHandoff());
    expect(await create({idempotencyKey: 'attempt-1'})).to.deep.include({id: 'handoff-1', url});
    const [{method, url: path, headers, body} = {} as never] = host.received;
    expect([method, path]).to.deep.equal(['POST', '/api/bank-ukey/handoffs']);
    expect(JSON.parse(body)).to.deep.equal(request);
    expect(headers).to.include({'content-type': 'application/json', 'idempotency-key': 'attempt-1'});
  });

  it('return a refusal as an answer, and send the human-check token', async () => {
    const refused = fakeRefused('bank-unavailable', {message: '系统维护'});
    host.answer(200, refused);
    expect(await create({humanCheck: 'token-1'})).to.deep.equal(refused);
    expect(JSON.parse(host.received[0]?.body ?? '')).to.deep.equal({...request, humanCheck: 'token-1'});
  });

  it('read a handoff by GET without a body, and accept every state', async () => {
    for (const standing of [open, passed, fakePending(20), fakeRefused('x')]) {
      host.answer(200, standing);
      expect(await get()).to.deep.equal(standing);
      const {method, url: path, headers, body} = host.received.at(-1)!;
      expect([method, path, body]).to.deep.equal(['GET', '/api/bank-ukey/handoffs/handoff-1', '']);
      expect(headers).not.to.have.any.keys('content-type', 'idempotency-key');
    }
  });

  it('cancel by DELETE with a key and without a body, also a second time', async () => {
    host.answer(200, {subject});
    expect(await cancel()).to.deep.equal({subject});
    await cancel('handoff-1', {idempotencyKey: 'attempt-1'});
    const {method, url: path, headers, body} = host.received[0]!;
    expect([method, path, body]).to.deep.equal(['DELETE', '/api/bank-ukey/handoffs/handoff-1', '']);
    expect(headers['idempotency-key']).to.match(/^[0-9a-f]{32}$/);
    expect(headers).not.to.have.property('content-type');
    expect(host.received[1]?.headers['idempotency-key']).to.equal('attempt-1');
  });

  it('fail when the cancellation answer names another user or none', async () => {
    host.answer(200, {subject: 'subject-2'});
    expect((await errorOf(cancel('handoff-1', {subject}))).code).to.equal('subject-changed');
    host.answer(200, {});
    expect((await errorOf(cancel())).details.where).to.equal('cancelHandoff.subject');
  });

  it('percent-encode an id as one path segment', async () => {
    for (const id of awkward) {
      host.answer(200, open);
      await get(id);
      host.answer(200, {subject});
      await cancel(id);
      for (const {url: path} of host.received.slice(-2)) {
        expect(path.split('/').slice(0, -1), id).to.deep.equal(['', 'api', 'bank-ukey', 'handoffs']);
        expect(decodeURIComponent(path.split('/').at(-1) ?? ''), id).to.equal(id);
      }
    }
  });

  for (const [status, code] of [
    [404, 'handoff-unknown'],
    [410, 'handoff-expired'],
  ] as const) {
    it(`map the problem’s own code: ${code}`, async () => {
      for (const asks of [get, cancel, create]) {
        host.answer(status, {status, code, requestId: 'r-1'}, {'content-type': 'application/problem+json'});
        const error = await errorOf(asks());
        expect(error.code).to.equal(code);
        expect(error.details).to.deep.include({status, foreignCode: code, requestId: 'r-1'});
      }
    });

    it(`return code backend for a bare ${String(status)}, as a proxy may send it`, async () => {
      for (const body of [{status}, {status, code: 'not-found'}, {status, code: 7}]) {
        host.answer(status, body);
        const error = await errorOf(get());
        expect([error.code, error.details.status]).to.deep.equal(['backend', status]);
      }
      host.respond = (response) => response.writeHead(status, {'content-type': 'text/html'}).end(code);
      expect((await errorOf(get())).code).to.equal('backend');
    });
  }

  it('return Retry-After as the wait, and unauthenticated for a 401', async () => {
    host.answer(429, {code: 'too-many'}, {'retry-after': '45'});
    expect((await errorOf(get())).toJSON()).to.deep.include({code: 'rate-limited'});
    expect((await errorOf(get())).details.retryAfter).to.equal(45);
    host.answer(401, {code: 'unauthenticated'});
    expect((await errorOf(get())).code).to.equal('unauthenticated');
  });

  it('fail with code contract and the field when an answer does not match the schema', async () => {
    host.answer(200, {...fakeHandoff(), url: ''});
    const {code, details} = await errorOf(create());
    expect([code, details.where, details.got]).to.deep.equal(['contract', 'createHandoff.url', 'string']);
    host.answer(200, {...open, expiresAt: 'soon'});
    expect((await errorOf(get())).details.where).to.equal('getHandoff.expiresAt');
    host.answer(200, []);
    expect((await errorOf(cancel())).details.where).to.equal('cancelHandoff');
  });
});
