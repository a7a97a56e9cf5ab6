import {expect} from 'chai';
import {expectProblem, readProblem, useBackend} from './backend.harness.js';
import {Bank, BankClient} from './bank-ukey.harness.js';

describe('A bank handoff request', () => {
  const backend = useBackend();
  let applicant: BankClient;
  const clientOf = async (user: string) => new BankClient(await backend.signIn(user));
  beforeEach(async () => {
    applicant = await clientOf('zhangsan');
  });

  it('is rejected when its return URL is not a page of the portal', async () => {
    const {host, port} = new URL(backend.url);
    for (const returnUrl of [
      'https://rogue.example/',
      `https://${host}/`,
      `${backend.url}@rogue.example/`,
      `http://user:secret@${host}/`,
      `http://${host}.rogue.example/`,
      `http://127.0.0.1:${String(Number(port) + 1)}/`,
      '/certification',
      `${backend.url}/no-such-page`,
      `${backend.url}/certification/`,
      `ftp://${host}/certification`,
      `//${host}/`,
      'javascript:alert(1)',
      `blob:${backend.url}/x`,
      '',
      `${backend.url}/${'x'.repeat(2_048)}`,
      undefined,
    ]) {
      const problem = await readProblem(await applicant.create({returnUrl}));
      expect(problem, returnUrl).to.include({httpStatus: 400, code: 'invalid-request'});
      expect(problem.text).not.to.include('rogue');
    }
    // The origin alone will do.
    const handoff = await applicant.handoff({returnUrl: backend.url});
    expect(await new Bank(backend).caseAt(handoff)).to.include({returnUrl: `${backend.url}/?sw-handoff=${handoff.id}`});
  });

  it('replaces a handoff id in the return URL with its own', async () => {
    const handoff = await applicant.handoff({returnUrl: `${backend.url}/?sw-handoff=former&a=b#part`});
    const {returnUrl} = (await new Bank(backend).caseAt(handoff)) ?? {};
    expect(returnUrl).to.equal(`${backend.url}/?sw-handoff=${handoff.id}&a=b#part`);
  });

  it('is refused with bank-unavailable for an unknown bank', async () => {
    for (const bank of ['icbc', 'CCB', 'constructor', '__proto__', '../ccb']) {
      expect(await applicant.answer({bank}), bank).to.deep.equal({passed: false, refusal: {code: 'bank-unavailable'}});
    }
    await expectProblem(applicant.create({bank: ''}), 400, 'invalid-request');
    await expectProblem(applicant.create({consent: {}}), 400, 'invalid-request');
  });

  it('is refused for a disabled bank or method, as reported in the status', async () => {
    const message = '民生银行正在维护，请稍后再来。';
    const fenger = await clientOf('fenger');
    expect((await fenger.client.status()).banks).to.deep.equal([
      {id: 'ccb', enabled: true},
      {id: 'abc', enabled: true},
      {id: 'cmbc', enabled: false, reason: message},
    ]);
    expect(await fenger.answer({bank: 'cmbc'})).to.deep.equal({
      passed: false,
      refusal: {code: 'bank-unavailable', message},
    });
    await fenger.handoff({bank: 'ccb'});

    const reason = '银行 UKEY 认证正在维护，请稍后再来。';
    const sunqi = await clientOf('sunqi');
    expect((await sunqi.client.status()).methods[2]).to.deep.equal({
      id: 'bank-ukey',
      state: 'not-certified',
      enabled: false,
      reason,
    });
    expect(await sunqi.answer()).to.deep.equal({passed: false, refusal: {code: 'method-disabled', message: reason}});
  });

  it('is refused with not-applicable for Single Window accounts', async () => {
    const wangwu = await clientOf('wangwu');
    expect(await wangwu.answer()).to.deep.equal({passed: false, refusal: {code: 'not-applicable'}});
    expect(await wangwu.client.status()).not.to.have.property('banks');
  });

  it('is limited to twenty a day over all sessions, failed ones included, until a scenario is set', async () => {
    for (let tries = 0; tries < 10; tries += 1) await applicant.answer({bank: 'icbc'});
    for (let tries = 0; tries < 5; tries += 1) await applicant.create({returnUrl: 'https://rogue.example/'});
    for (let tries = 0; tries < 5; tries += 1) await applicant.handoff();
    const again = await clientOf('zhangsan');
    expect(await again.answer()).to.deep.equal({passed: false, refusal: {code: 'limit-reached', retryAfter: 86_400}});
    await (await clientOf('zhaoliu')).handoff();
    backend.forget('zhangsan', 'tries');
    await again.handoff();
  });

  it('creates one handoff per key, for retries and simultaneous requests', async () => {
    const key = 'k1';
    const ask = () => applicant.handoff({}, {key});
    const [first, ...others] = await Promise.all([ask(), ask(), ask()]);
    for (const other of [...others, await ask()]) expect(other).to.deep.equal(first);
    await expectProblem(applicant.create({bank: 'abc'}, {key}), 422, 'idempotency-key-reused');
    expect(await applicant.handoff({}, {key: 'k2'})).not.to.have.property('id', first.id);
  });
});
