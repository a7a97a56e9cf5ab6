import {expect} from 'chai';
import {
  type Administrator,
  administratorOf,
  Helped,
  helpedOf,
  minutes,
  newStepUp,
  pudong,
  wrongNumber,
} from './assistance.harness.js';
import {expectProblem, readProblem, useBackend} from './backend.harness.js';
import {refused} from './legal-rep.harness.js';
import {randomHan} from './profile.harness.js';

describe('An assistance request', () => {
  const backend = useBackend();
  let helped: Helped;
  let administrator: Administrator;
  beforeEach(async () => {
    [helped, administrator] = [await helpedOf(backend), await administratorOf(backend)];
  });

  it('is refused with not-applicable for accounts that need no certification', async () => {
    const registered = new Helped(await backend.signIn('wangwu'));
    expect(await registered.ask()).to.deep.equal(refused('not-applicable'));
  });

  it('of an enterprise account is accepted for its own enterprise only', async () => {
    const operator = new Helped(await backend.signIn('sunqi'));
    expect(await operator.ask('91100000PDY00001XY')).to.deep.equal(refused('enterprise-mismatch'));
    const {id, number} = await operator.request(pudong.name);
    expect(await administrator.confirm(id, number)).to.include({answer: 'confirmed'});
    expect(await operator.status(id)).to.include({
      passed: true,
      effective: 'next-sign-in',
      enterpriseName: pudong.name,
    });
    const {methods, level} = await (await backend.signIn('sunqi')).status();
    expect(methods.find((method) => method.id === 'admin-assist')?.state).to.equal('certified');
    expect(level.id).to.equal('medium');
  });

  it('cannot be confirmed by the administrator who made it', async () => {
    const asking = new Helped(administrator.client);
    const {id, number} = await asking.request();
    expect(await administrator.requests()).to.deep.equal([]);
    expect(await administrator.confirm(id, number)).to.deep.equal(refused('assistance-expired'));
    expect(await administrator.makeCode(id)).to.deep.equal(refused('assistance-expired'));
    const colleague = await administratorOf(backend, 'wangwu');
    expect(await colleague.confirm(id, number)).to.include({answer: 'confirmed'});
  });

  it('is refused with already-certified after certification, before and after the next sign-in', async () => {
    const {id, number} = await helped.request();
    await administrator.confirm(id, number);
    backend.clock.pass(minutes(1));
    expect(await helped.ask()).to.deep.equal(refused('already-certified'));
    expect(await (await helpedOf(backend)).ask()).to.deep.equal(refused('already-certified'));
  });

  it('is allowed five times a day, one minute apart; a refused one does not count', async () => {
    for (let sent = 0; sent < 5; sent += 1) {
      await helped.request();
      expect(await helped.ask()).to.deep.equal(refused('limit-reached', {retryAfter: 60}));
      backend.clock.pass(59_001);
      expect(await helped.ask()).to.deep.equal(refused('limit-reached', {retryAfter: 1}));
      backend.clock.pass(999);
    }
    const again = await helpedOf(backend);
    expect(await again.ask()).to.deep.equal(refused('limit-reached', {retryAfter: 86_400 - 5 * 60}));
    backend.clock.pass(86_400_000);
    await (await helpedOf(backend)).request();
  });

  it('is created once per key, and a retry ignores the one-minute wait', async () => {
    const key = 'k1';
    const ask = () => helped.request(pudong.uscc, {key});
    const [first, ...others] = await Promise.all([ask(), ask(), ask()]);
    for (const other of [...others, await ask()]) expect(other).to.deep.equal(first);
    await expectProblem(
      helped.client.post('/assistance/requests', {enterprise: pudong.name}, {key}),
      422,
      'idempotency-key-reused',
    );
    expect(await administrator.requests()).to.have.length(1);
  });

  it('accepts an enterprise name of 1 to 200 characters, and no invalid body', async () => {
    for (const body of [{}, {enterprise: ''}, {enterprise: '企'.repeat(201)}, {enterprise: 1}, [], 'x']) {
      await expectProblem(helped.client.post('/assistance/requests', body), 400, 'invalid-request');
      backend.forget('jiangqi', 'tries');
    }
    await helped.request('企'.repeat(200));
    await expectProblem(helped.client.post('/assistance/requests/x/code', {code: '1234567'}), 400, 'invalid-request');
    for (const body of [{}, {number: '7'}, {number: 42}]) {
      await expectProblem(administrator.post('x', 'confirm', body), 400, 'invalid-request');
    }
    for (const reason of ['', '否'.repeat(201), undefined]) {
      await expectProblem(administrator.post('x', 'decline', {reason}), 400, 'invalid-request');
    }
  });

  it('accepts changes only from its own origin and with a key', async () => {
    const {id, number} = await helped.request();
    const rogue = {headers: {origin: 'https://rogue.example'}};
    const body = {number, stepUp: newStepUp()};
    await expectProblem(administrator.post(id, 'confirm', body, rogue), 403, 'origin-not-allowed');
    await expectProblem(administrator.post(id, 'confirm', body, {key: null}), 400, 'idempotency-key-missing');
    await expectProblem(
      administrator.post(id, 'confirm', body, {headers: {'content-type': 'text/plain'}}),
      415,
      'not-json',
    );
    for (const origin of ['', 'https://rogue.example']) {
      await expectProblem(helped.delete(id, origin), 403, 'origin-not-allowed');
    }
    expect(await helped.status(id)).to.include({open: true});
    expect(await administrator.confirm(id, number)).to.include({answer: 'confirmed'});
  });

  it('returns the same answer to an administrator’s retry with the same key', async () => {
    const {id, number} = await helped.request();
    const stepUp = newStepUp();
    const confirm = () => administrator.confirm(id, number, {stepUp}, {key: 'k1'});
    const [first, ...others] = await Promise.all([confirm(), confirm()]);
    expect(first).to.include({answer: 'confirmed'});
    for (const other of [...others, await confirm()]) expect(other).to.deep.equal(first);
    expect((await backend.happenings()).filter(({type}) => type === 'joined')).to.have.length(1);
  });

  it('limits an administrator to sixty actions a day', async () => {
    for (let acts = 0; acts < 60; acts += 1) {
      expect(await administrator.decline('x')).to.deep.equal(refused('assistance-expired'));
    }
    expect(await administrator.decline('x')).to.have.nested.property('refusal.code', 'limit-reached');
    const colleague = await administratorOf(backend, 'wangwu');
    expect(await colleague.decline('x')).to.deep.equal(refused('assistance-expired'));
  });

  it('leaves no typed text, name or number in files or problem documents', async () => {
    const [enterprise, reason] = [randomHan(12), randomHan(12)];
    const {id, number} = await helped.request(enterprise);
    expect(await helped.status(id)).to.include({enterprise});
    backend.clock.pass(minutes(1));
    const second = await helped.request();
    await administrator.decline(second.id, reason);
    expect(await helped.status(second.id)).to.have.nested.property('refusal.message', reason);
    backend.clock.pass(minutes(1));
    const problem = await readProblem(
      await helped.client.post('/assistance/requests', {enterprise: [enterprise], number}),
    );
    expect(problem.text).not.to.include(enterprise);
    await backend.restart();
    const written = await backend.written();
    expect(written).to.include('"step":"declined"');
    for (const secret of [enterprise, reason, '蒋七', '*七', '138****0015', '13800000015', '"answered"']) {
      expect(written).not.to.include(secret);
    }
    expect(written).not.to.match(/"(?:number|numbers|code)":/);
  });
});

describe('An administrator’s step-up', () => {
  const backend = useBackend();
  let helped: Helped;
  let administrator: Administrator;
  const required = refused('step-up-required');
  beforeEach(async () => {
    [helped, administrator] = [await helpedOf(backend), await administratorOf(backend)];
  });

  it('is required to confirm and to create a code, but not to decline', async () => {
    const {id, number} = await helped.request();
    for (const stepUp of [undefined, '', 'demo-step-up-', 'demo-human', `x${newStepUp()}`]) {
      expect(await administrator.confirm(id, number, {stepUp}), stepUp).to.deep.equal(required);
      expect(await administrator.makeCode(id, {stepUp}), stepUp).to.deep.equal(required);
    }
    expect(await administrator.decline(id)).to.include({answer: 'declined'});
  });

  it('is required before the number is compared, so nothing is learned or lost', async () => {
    const {id, number} = await helped.request();
    const wrong = wrongNumber(number);
    expect(await administrator.confirm(id, wrong, {stepUp: undefined})).to.deep.equal(required);
    expect(await helped.status(id)).to.include({open: true});
  });

  it('is valid once, for one administrator and any operation', async () => {
    const {id, number} = await helped.request();
    const stepUp = newStepUp();
    expect(await administrator.makeCode(id, {stepUp})).to.have.property('code');
    expect(await administrator.confirm(id, number, {stepUp})).to.deep.equal(required);
    const colleague = await administratorOf(backend, 'wangwu');
    expect(await colleague.confirm(id, number, {stepUp: newStepUp()})).to.deep.equal(required);
    expect(await colleague.confirm(id, number)).to.include({answer: 'confirmed'});
  });

  it('may be sent with the same key as the request that was refused without it', async () => {
    const {id, number} = await helped.request();
    const options = {key: 'k1'};
    expect(await administrator.confirm(id, number, {stepUp: undefined}, options)).to.deep.equal(required);
    expect(await administrator.confirm(id, number, {}, options)).to.include({answer: 'confirmed'});
  });

  it('is neither required nor used up when the request has already ended', async () => {
    const {id} = await helped.request();
    await helped.withdraw(id);
    expect(await administrator.confirm(id, '42', {stepUp: undefined})).to.deep.equal(refused('assistance-withdrawn'));
    backend.clock.pass(minutes(1));
    const stepUp = newStepUp();
    const second = await helped.request();
    expect(await administrator.makeCode(id, {stepUp})).to.deep.equal(refused('assistance-withdrawn'));
    expect(await administrator.confirm(second.id, second.number, {stepUp})).to.include({answer: 'confirmed'});
  });

  it('is not required from users who are no administrators or are not certified themselves', async () => {
    const {id, number} = await helped.request();
    for (const user of ['sunqi', 'lisi', 'jiangqi', 'zhangsan']) {
      const other = await administratorOf(backend, user);
      const expected = refused('not-applicable');
      expect(await other.confirm(id, number, {stepUp: undefined}), user).to.deep.equal(expected);
      expect(await other.decline(id), user).to.deep.equal(expected);
      expect(await other.makeCode(id), user).to.deep.equal(expected);
    }
    expect(await helped.status(id)).to.include({open: true});
  });
});
