import {expect} from 'chai';
import {type Client, expectProblem, readProblem, useBackend} from './backend.harness.js';
import {allOnRecord, bankCardOf, idCardOf} from './legal-rep.harness.js';
import {Editor} from './profile.harness.js';

const challenges = '/ic-card/challenges';
const verifications = '/ic-card/verifications';

const smsCode = {ticket: 'ticket', whose: 'legal-rep', smsId: 'sms', smsCode: '123456'};
const signed = {challengeId: 'c', certificate: 'AAAA', certNo: 'f', signature: 'AAAA', algorithm: 'RSA-SHA1'};

/** All that changes something, each with a body that fits. */
const operations: readonly (readonly [method: string, path: string, body: object])[] = [
  ['POST', challenges, {}],
  ['POST', verifications, signed],
  ['PUT', '/profile/enterprise', {enterpriseName: '上海浦东样例国际贸易有限公司'}],
  ['PUT', '/profile/account', {holderName: '张叁'}],
  ['POST', '/legal-rep/enterprise', allOnRecord],
  ['POST', '/legal-rep/id-card', idCardOf('陈静', 'ticket', 'legal-rep')],
  ['POST', '/legal-rep/sms-codes', bankCardOf('陈静', 'ticket', 'legal-rep')],
  ['POST', '/legal-rep/bank-card', smsCode],
  ['POST', '/bank-ukey/handoffs', {bank: 'ccb', returnUrl: 'http://127.0.0.1/'}],
];

describe('The demo backend over HTTP', () => {
  const backend = useBackend();
  let client: Client;
  beforeEach(async () => {
    client = await backend.signIn('zhangsan');
  });

  it('returns 401 in JSON, without a redirect, when nobody is signed in', async () => {
    const options = {redirect: 'manual'} as const;
    const response = await fetch(`${backend.url}/api/realname-cert/status`, options);
    expect(response.headers.get('www-authenticate')).to.equal('Bearer');
    await expectProblem(response, 401, 'unauthenticated');
    const headers = {authorization: 'Bearer nonsense'};
    await expectProblem(
      fetch(`${backend.url}/api/realname-cert/status`, {...options, headers}),
      401,
      'unauthenticated',
    );
  });

  for (const [method, path, body] of operations) {
    it(`accepts ${method} ${path} only from its own pages, signed in, as JSON and with a key`, async () => {
      const editor = new Editor(client);
      const version = await editor.version();
      const send = (changes: Record<string, string | undefined>, sent: unknown = body) => {
        const own = {
          origin: backend.url,
          'content-type': 'application/json',
          'idempotency-key': 'k',
          'if-match': version,
        };
        const headers = Object.entries<string | undefined>({...client.headers, ...own, ...changes});
        return fetch(`${backend.url}/api/realname-cert${path}`, {
          method,
          headers: headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]])),
          body: JSON.stringify(sent),
        });
      };
      await expectProblem(send({authorization: undefined}), 401, 'unauthenticated');
      for (const origin of ['https://rogue.example', undefined]) {
        await expectProblem(send({origin}), 403, 'origin-not-allowed');
      }
      await expectProblem(send({'content-type': 'text/plain'}), 415, 'not-json');
      await expectProblem(send({}, {filler: 'x'.repeat(65_536)}), 413, 'body-too-large');
      await expectProblem(send({}, []), 400, 'invalid-request');
      await expectProblem(send({'idempotency-key': undefined}), 400, 'idempotency-key-missing');
      await expectProblem(client.get(path), 404, 'not-found');
      expect(await editor.version()).to.equal(version);
    });
  }

  it('ends a session after twelve hours', async () => {
    backend.clock.pass(12 * 3_600_000 - 1);
    expect((await client.get('/status')).status).to.equal(200);
    backend.clock.pass(1);
    await expectProblem(client.get('/status'), 401, 'unauthenticated');
  });

  it('sends no-store and nosniff with every answer', async () => {
    for (const response of [await client.get('/status'), await client.post(challenges, {})]) {
      expect(response.status).to.equal(200);
      expect(response.headers.get('cache-control')).to.equal('no-store');
      expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
    }
    const {headers} = await backend.signOut(client);
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).to.deep.equal([
      'no-store',
      'nosniff',
    ]);
  });

  it('returns 404 with a problem document for an unknown path', async () => {
    await expectProblem(client.get('/elsewhere'), 404, 'not-found');
    await expectProblem(client.post('/status', {}), 404, 'not-found');
  });

  it('does not echo an invalid body', async () => {
    const right = client.prove(backend.card(), await client.challenge());
    const secret = `secret${crypto.randomUUID()}`;
    const unfit: unknown[] = [
      {...right, certNo: secret},
      {...right, algorithm: secret},
      {[secret]: 1},
      [secret],
      secret,
    ];
    for (const body of unfit) {
      const problem = await readProblem(await client.post(verifications, body));
      expect(problem).to.include({httpStatus: 400, code: 'invalid-request'});
      expect(problem.text).not.to.include(secret);
    }
  });

  it('does not use up a challenge for an invalid body', async () => {
    const right = client.prove(backend.card(), await client.challenge());
    await client.post(verifications, {...right, certNo: ''});
    expect(await client.verify(right)).to.include({passed: true});
  });

  it('sets an HttpOnly, SameSite=Strict session cookie', async () => {
    const response = await fetch(`${backend.url}/demo/session`, {
      method: 'POST',
      headers: {origin: backend.url, 'content-type': 'application/json'},
      body: JSON.stringify({user: 'lisi'}),
    });
    expect(await response.json()).to.have.all.keys('user', 'subject');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).to.include('HttpOnly').and.to.include('SameSite=Strict');
    const headers = {cookie: cookie.split(';')[0] ?? ''};
    expect((await fetch(`${backend.url}/api/realname-cert/status`, {headers})).status).to.equal(200);
  });

  it('rejects a sign-in from another origin or for an unknown user', async () => {
    const signIn = (origin: string, user: string) =>
      fetch(`${backend.url}/demo/session`, {
        method: 'POST',
        headers: {origin, 'content-type': 'application/json'},
        body: JSON.stringify({user}),
      });
    await expectProblem(signIn('https://rogue.example', 'lisi'), 403, 'origin-not-allowed');
    const unknown = await signIn(backend.url, 'nobody');
    expect(unknown.headers.get('set-cookie')).to.equal(null);
    await expectProblem(unknown, 400, 'invalid-request');
  });

  describe('with idempotency keys', () => {
    it('returns the same answer to the same request, and runs it once', async () => {
      const right = client.prove(backend.card(), await client.challenge());
      const first = await client.verify(right, {key: 'k1'});
      backend.clock.pass(3_600_000);
      expect(first).to.include({passed: true});
      expect(await client.verify(right, {key: 'k1'})).to.deep.equal(first);
    });

    it('runs simultaneous requests once, and gives all the same answer', async () => {
      const right = client.prove(backend.card(), await client.challenge());
      const [first, ...others] = await Promise.all(Array.from({length: 8}, () => client.verify(right, {key: 'k1'})));
      expect(first).to.include({passed: true});
      for (const other of others) expect(other).to.deep.equal(first);
    });

    it('returns 422 when a key is reused with another body', async () => {
      const right = client.prove(backend.card(), await client.challenge());
      await client.verify({...right, certNo: 'ffffffff'}, {key: 'k1'});
      await expectProblem(client.post(verifications, right, {key: 'k1'}), 422, 'idempotency-key-reused');
    });

    it('keeps the keys of two operations separate', async () => {
      const right = client.prove(backend.card(), await client.challenge());
      await client.post(challenges, {}, {key: 'k1'});
      expect(await client.verify(right, {key: 'k1'})).to.include({passed: true});
    });

    it('keeps the keys of two users separate', async () => {
      const own = await client.post(challenges, {}, {key: 'k1'});
      const colleagues = await (await backend.signIn('zhaoliu')).post(challenges, {}, {key: 'k1'});
      expect(await colleagues.json()).not.to.have.property(
        'challengeId',
        ((await own.json()) as {challengeId: string}).challengeId,
      );
    });

    it('accepts a key again after a request rejected as malformed', async () => {
      const right = client.prove(backend.card(), await client.challenge());
      await client.post(verifications, {}, {key: 'k1'});
      expect(await client.verify(right, {key: 'k1'})).to.include({passed: true});
    });

    it('keeps its answers through a flood of other requests by the same user', async () => {
      const ask = async (key: string) => (await (await client.post(challenges, {}, {key})).json()) as {nonce: string};
      const oldest = await ask('k0');
      const flood = Array.from({length: 120}, (_, at) => [`k${String(at + 1)}`, `v${String(at)}`] as const);
      const unfit = client.prove(backend.card(), await client.challenge());
      await Promise.all(flood.map(([key]) => client.post(challenges, {}, {key})));
      await Promise.all(flood.map(([, key]) => client.post(verifications, unfit, {key})));
      backend.clock.pass(86_399_999);
      const again = await backend.signIn('zhangsan');
      const response = await again.post(challenges, {}, {key: 'k0'});
      expect(await response.json()).to.have.property('nonce', oldest.nonce);
    });
  });
});
