import {expect} from 'chai';
import {createActor, waitFor, type SnapshotFrom} from 'xstate';
import type {AskOptions} from '../../src/adapters/backend.js';
import {HttpBackend} from '../../src/adapters/http-backend.js';
import {wire as wireProfile} from '../../src/adapters/profile.wiring.js';
import {BackendClock} from '../../src/domain/clock.js';
import type {profileMachine} from '../../src/machines/profile.machine.js';
import {fakeAgent, fakeField, fakeProfile, fakeRefused, fakeSaved, type FakeProfileChanges} from '../../src/fakes.js';
import {idNumbers} from '../domain/profile-draft.harness.js';
import {ask} from './asking.js';
import {errorOf, expectError} from './errors.js';
import {HostServer} from './http-backend.harness.js';

/** As a server sends it: the version is in its header. */
const bodyOf = (changes?: FakeProfileChanges): object => ({...fakeProfile(changes), version: undefined});

describe('The HTTP backend’s profile requests', () => {
  const host = new HostServer();
  const backend = (token?: () => string) => new HttpBackend({baseUrl: `${host.url}/api`, ...(token && {token})});
  const signal = () => new AbortController().signal;
  const getProfile = () => ask(backend(), 'getProfile', undefined, {signal: signal()});
  const update = (
    question: 'updateEnterprise' | 'updateAccount',
    options: Partial<AskOptions> = {},
    token?: () => string,
  ) =>
    ask(backend(token), question, {changes: {legalRepName: '王五'}, version: '"v1"'}, {signal: signal(), ...options});

  it('read the profile by GET, with its version from the ETag', async () => {
    host.answer(200, bodyOf(), {etag: '"v1"'});
    expect(await getProfile()).to.deep.equal(fakeProfile({version: '"v1"'}));
    const {method, url, headers, body} = host.received[0]!;
    expect([method, url, body]).to.deep.equal(['GET', '/api/profile', '']);
    expect(headers).not.to.have.any.keys('idempotency-key', 'if-match', 'content-type');
  });

  it('use the ETag header, whatever version the body has', async () => {
    host.answer(200, {...bodyOf(), version: '"v0"'}, {etag: '"v2"'});
    expect((await getProfile()).version).to.equal('"v2"');
  });

  it('remove the W/ prefix of an ETag weakened by a proxy, so that If-Match fits', async () => {
    host.answer(200, bodyOf(), {etag: 'W/"v1"'});
    expect((await getProfile()).version).to.equal('"v1"');
  });

  it('fail with code contract when the record has no ETag', async () => {
    host.answer(200, bodyOf());
    await expectError(getProfile(), 'contract', {where: 'getProfile.version', got: 'nothing'});
  });

  it('fail with code contract when the JSON is no record', async () => {
    for (const body of [null, 'profile', 7, [], {}]) {
      host.answer(200, body, {etag: '"v1"'});
      const {code, details} = await errorOf(getProfile());
      expect(code, JSON.stringify(body)).to.equal('contract');
      expect(details.where).to.match(/^getProfile/);
    }
  });

  it('save a part by PUT of the changes, with If-Match and a key', async () => {
    host.answer(200, fakeSaved());
    expect(await update('updateEnterprise', {idempotencyKey: 'attempt-1'})).to.deep.equal(fakeSaved());
    expect(await update('updateAccount')).to.deep.equal(fakeSaved());
    expect(host.received.map(({method, url}) => `${method} ${url}`)).to.deep.equal([
      'PUT /api/profile/enterprise',
      'PUT /api/profile/account',
    ]);
    for (const {headers, body} of host.received) {
      expect(JSON.parse(body)).to.deep.equal({legalRepName: '王五'});
      expect(headers).to.include({'if-match': '"v1"', 'content-type': 'application/json'});
    }
    expect(host.received.map(({headers}) => headers['idempotency-key'])[0]).to.equal('attempt-1');
    expect(host.received[1]?.headers['idempotency-key']).to.match(/^[0-9a-f]{32}$/);
  });

  it('return a refusal as an answer', async () => {
    const refused = fakeRefused('id-number-taken', {fields: ['idNumber']});
    host.answer(200, refused);
    expect(await update('updateAccount')).to.deep.equal(refused);
  });

  it('fail with code conflict on 409 and 412', async () => {
    for (const status of [409, 412]) {
      host.answer(status, {status, code: 'conflict'});
      expect((await errorOf(update('updateEnterprise'))).code).to.equal('conflict');
    }
  });

  it('repeat the same attempt once after a 401, with the same version', async () => {
    host.respond = (response, {headers}) => {
      const isNew = headers.authorization === 'Bearer token-2';
      response.writeHead(isNew ? 200 : 401, {'content-type': 'application/json'});
      response.end(JSON.stringify(isNew ? fakeSaved() : {}));
    };
    let tokens = 0;
    await update('updateEnterprise', {}, () => `token-${++tokens}`);
    const [first, second] = host.received.map(({headers, body}) => [
      headers['idempotency-key'],
      headers['if-match'],
      body,
    ]);
    expect(host.received).to.have.length(2);
    expect(second).to.deep.equal(first);
  });

  it('put no typed value into a URL or header', async () => {
    host.answer(200, fakeSaved());
    await ask(backend(), 'updateAccount', {changes: {idNumber: idNumbers[0]}, version: '"v1"'}, {signal: signal()});
    const {url, headers, body} = host.received[0]!;
    expect(body).to.include(idNumbers[0]);
    expect(url + JSON.stringify(headers)).not.to.include(idNumbers[0]);
  });
});

describe('The profile’s machine over HTTP', () => {
  const host = new HostServer();

  it('saves a change once despite a lost answer and a conflict', async () => {
    /** A server that keeps one record and what was done by which key. */
    const record = {version: 1, legalRepName: '李四'};
    const done = new Map<string, string>();
    let isFirst = true;
    host.respond = (response, {method, headers, body}) => {
      const send = (status: number, answer: unknown) =>
        response
          .writeHead(status, {'content-type': 'application/json', etag: `"${record.version}"`})
          .end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      const of = {legalRepName: fakeField(record.legalRepName)};
      if (method === 'GET') return send(200, bodyOf({enterprise: of}));
      const key = String(headers['idempotency-key']);
      if (isFirst) {
        // Somebody else is quicker, and then the line breaks.
        isFirst = false;
        Object.assign(record, {version: 2, legalRepName: '赵六'});
        return response.destroy();
      }
      const before = done.get(key);
      if (before !== undefined) return send(200, before);
      if (headers['if-match'] !== `"${record.version}"`) return send(412, {status: 412, code: 'conflict'});
      Object.assign(record, {version: record.version + 1}, JSON.parse(body));
      done.set(key, JSON.stringify(fakeSaved()));
      return send(200, fakeSaved());
    };
    const backend = new HttpBackend({baseUrl: host.url});
    const adapters = {backend, clock: new BackendClock(), agent: async () => fakeAgent(), origin: host.url};
    const wired = wireProfile(adapters, 'subject-1');
    const actor = createActor(wired, {input: {pressed: true}}).start();
    const at = (place: Parameters<SnapshotFrom<typeof profileMachine>['matches']>[0]) =>
      waitFor(actor, (snapshot) => snapshot.matches(place), {timeout: 2_000});
    const submit = () => {
      actor.send({type: 'submitted'});
      actor.send({type: 'confirmed'});
    };
    await at('viewing');
    actor.send({type: 'editRequested', part: 'enterprise'});
    actor.send({type: 'edited', values: {legalRepName: '王五'}});
    submit();
    expect((await at('notSaved')).context.problem?.code).to.equal('network');
    actor.send({type: 'retried'});
    expect((await at('comparing')).context.profile?.enterprise.legalRepName.display).to.equal('赵六');
    actor.send({type: 'compared', theirs: []});
    submit();
    await at('saved');
    expect(record).to.deep.equal({version: 3, legalRepName: '王五'});
    const puts = host.received.filter(({method}) => method === 'PUT');
    expect(puts.map(({headers}) => headers['if-match'])).to.deep.equal(['"1"', '"1"', '"2"']);
    const [lost, again, chosen] = puts.map(({headers}) => headers['idempotency-key']);
    expect(again).to.equal(lost);
    expect(chosen).not.to.equal(lost);
  });
});
