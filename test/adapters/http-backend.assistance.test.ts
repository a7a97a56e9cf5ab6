import {expect} from 'chai';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {fakeAssistance, fakeOpenAssistance, fakeOutcome, fakeRefused, fakeStatus} from '../../src/fakes.js';
import {ask} from './asking.js';
import {errorOf} from './errors.js';
import {HostServer} from './http-backend.harness.js';

const question = {enterprise: '上海浦东样例贸易有限公司'};
const passed = fakeOutcome({method: 'admin-assist'});

describe('The HTTP backend’s assistance requests', () => {
  const host = new HostServer();
  const signal = () => new AbortController().signal;
  const backend = () => new HttpBackend({baseUrl: `${host.url}/api/`});

  const request = (options = {}) => ask(backend(), 'requestAssistance', question, {signal: signal(), ...options});
  const get = (id = 'request-1') => ask(backend(), 'getAssistance', {id}, {signal: signal()});
  const sendCode = (id = 'request-1', options = {}) =>
    ask(backend(), 'sendAssistanceCode', {id, code: '01234567'}, {signal: signal(), ...options});
  const withdraw = (id = 'request-1', options = {}) =>
    ask(backend(), 'withdrawAssistance', {id}, {signal: signal(), ...options});

  it('send a new request by POST with the idempotency key and the human-check token', async () => {
    host.answer(200, fakeAssistance());
    expect(await request({idempotencyKey: 'attempt-1', humanCheck: 'token-1'})).to.include({number: '47'});
    const [{method, url, headers, body} = {} as never] = host.received;
    expect([method, url]).to.deep.equal(['POST', '/api/assistance/requests']);
    expect(headers).to.include({'content-type': 'application/json', 'idempotency-key': 'attempt-1'});
    expect(JSON.parse(body)).to.deep.equal({...question, humanCheck: 'token-1'});
  });

  it('read each status by GET without a body', async () => {
    for (const status of [fakeOpenAssistance(), passed, fakeRefused('assistance-declined', {message: '不认识'})]) {
      host.answer(200, status);
      expect(await get()).to.deep.equal(status);
      const {method, url, headers, body} = host.received.at(-1)!;
      expect([method, url, body]).to.deep.equal(['GET', '/api/assistance/requests/request-1', '']);
      expect(headers).not.to.have.any.keys('content-type', 'idempotency-key');
    }
  });

  it('post a code to its request, with the id in the path only', async () => {
    host.answer(200, passed);
    expect(await sendCode('request-1', {idempotencyKey: 'attempt-1'})).to.deep.equal(passed);
    const refused = fakeRefused('assistance-code-incorrect', {triesLeft: 4});
    host.answer(200, refused);
    expect(await sendCode()).to.deep.equal(refused);
    const [{method, url, headers, body} = {} as never] = host.received;
    expect([method, url]).to.deep.equal(['POST', '/api/assistance/requests/request-1/code']);
    expect(JSON.parse(body)).to.deep.equal({code: '01234567'});
    expect(headers['idempotency-key']).to.equal('attempt-1');
  });

  it('withdraw by DELETE with a key and without a body', async () => {
    host.answer(200, {subject: 'subject-1'});
    expect(await withdraw()).to.deep.equal({subject: 'subject-1'});
    const [{method, url, headers, body} = {} as never] = host.received;
    expect([method, url, body]).to.deep.equal(['DELETE', '/api/assistance/requests/request-1', '']);
    expect(headers['idempotency-key']).to.match(/^[0-9a-f]{32}$/);
    expect(headers).not.to.have.property('content-type');
  });

  it('fail when the withdrawal answer names another user or none', async () => {
    host.answer(200, {subject: 'subject-2'});
    expect((await errorOf(withdraw('request-1', {subject: 'subject-1'}))).code).to.equal('subject-changed');
    host.answer(200, {});
    expect((await errorOf(withdraw())).details.where).to.equal('withdrawAssistance.subject');
  });

  it('percent-encode an id as one path segment', async () => {
    for (const id of ['a/../b', 'a?b=1#c', '100%', '$&', '%2e%2e', '{id}']) {
      host.answer(200, fakeOpenAssistance());
      await get(id);
      host.answer(200, passed);
      await sendCode(id);
      const [got, sent] = host.received.slice(-2).map(({url}) => url.split('/'));
      expect(got, id).to.deep.equal(['', 'api', 'assistance', 'requests', encodeURIComponent(id)]);
      expect(sent, id).to.deep.equal([...(got ?? []), 'code']);
    }
  });

  it('fail with code contract and the field when an answer does not match the schema', async () => {
    host.answer(200, fakeAssistance({number: '4'}));
    const {code, details} = await errorOf(request());
    expect([code, details.where, details.got]).to.deep.equal(['contract', 'requestAssistance.number', 'string']);
    host.answer(200, fakeAssistance({id: '..'}));
    expect((await errorOf(request())).details.where).to.equal('requestAssistance.id');
    host.answer(200, {...fakeOpenAssistance(), open: false});
    expect((await errorOf(get())).details.where).to.equal('getAssistance.open');
  });
});

describe('A host’s subclass of HttpBackend', () => {
  const host = new HostServer();

  it('overrides one answer and leaves the others', async () => {
    class Own extends HttpBackend {
      override async getStatus(...asked: Parameters<HttpBackend['getStatus']>) {
        return {...(await super.getStatus(...asked)), applicable: false};
      }
    }
    const backend = new Own({baseUrl: host.url});
    const options = {signal: new AbortController().signal};
    host.answer(200, fakeStatus());
    expect(await backend.getStatus(undefined, options)).to.include({applicable: false});
    host.answer(200, passed);
    expect(await backend.getAssistance({id: 'request-1'}, options)).to.deep.equal(passed);
  });

  it('keeps its own `this` in the token function', async () => {
    const session = {
      own: 'token-1',
      baseUrl: host.url,
      token() {
        return this.own;
      },
    };
    host.answer(200, fakeStatus());
    await new HttpBackend(session).getStatus(undefined, {signal: new AbortController().signal});
    expect(host.received[0]?.headers.authorization).to.equal('Bearer token-1');
  });
});
