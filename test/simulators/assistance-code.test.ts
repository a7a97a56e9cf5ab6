import {expect} from 'chai';
import {
  type Administrator,
  administratorOf,
  type Helped,
  helpedOf,
  minutes,
  newStepUp,
  pudong,
  wrongCode,
} from './assistance.harness.js';
import {useBackend} from './backend.harness.js';
import {refused} from './legal-rep.harness.js';

const wrong = (triesLeft: number) => refused('assistance-code-incorrect', {triesLeft});

describe('An assistance code', () => {
  const backend = useBackend();
  let helped: Helped;
  let administrator: Administrator;
  let id: string;
  beforeEach(async () => {
    [helped, administrator] = [await helpedOf(backend), await administratorOf(backend)];
    ({id} = await helped.request());
  });

  it('certifies the account when it is typed, and notifies the administrators', async () => {
    const {code, expiresAt, subject} = await administrator.code(id);
    expect(code).to.match(/^\d{8}$/);
    expect(subject).to.equal(administrator.client.subject);
    expect(Date.parse(expiresAt)).to.equal(backend.clock.now + minutes(10));
    expect((await administrator.requests())[0]).to.include({id, codeExpiresAt: expiresAt});
    const outcome = await helped.code(id, code);
    expect(outcome).to.deep.include({
      ...{passed: true, subject: helped.client.subject, method: 'admin-assist', enterpriseName: pudong.name},
      ...{effective: 'next-sign-in', level: {id: 'medium', rank: 2, label: '中'}},
    });
    expect(await helped.status(id)).to.deep.equal(outcome);
    expect(await administrator.requests()).to.deep.equal([]);
    expect((await backend.happenings()).filter(({type}) => type === 'notice-to-administrators')).to.have.length(1);
    expect(await (await helpedOf(backend)).client.status()).to.deep.include({enterprise: pudong});
  });

  for (const [how, end] of [
    ['was used', (code: string) => helped.code(id, code)],
    ['was replaced', () => administrator.code(id)],
    ['has expired', () => backend.clock.pass(minutes(10))],
    ['lost its request', () => helped.withdraw(id)],
    [
      'was typed wrongly five times',
      async (code: string) => {
        for (let tries = 0; tries < 5; tries += 1) await helped.code(id, wrongCode(code));
      },
    ],
  ] as const) {
    it(`is not told again by its key once it ${how}`, async () => {
      const sent = [id, {stepUp: newStepUp()}, {key: 'k1'}] as const;
      const made = await administrator.makeCode(...sent);
      if (!('code' in made)) throw new Error('There is no code.');
      expect(await administrator.makeCode(...sent)).to.deep.equal(made);
      await end(made.code);
      expect(await administrator.makeCode(...sent)).to.have.property('refusal');
    });
  }

  it('works once', async () => {
    const {code} = await administrator.code(id);
    const first = await helped.code(id, code);
    expect(await helped.code(id, wrongCode(code))).to.deep.equal(first);
    expect((await backend.happenings()).filter(({type}) => type === 'certified')).to.have.length(1);
  });

  it('allows five tries, after which even the right code is rejected', async () => {
    const {code} = await administrator.code(id);
    for (const left of [4, 3, 2, 1, 0, 0]) expect(await helped.code(id, wrongCode(code))).to.deep.equal(wrong(left));
    expect(await helped.code(id, code)).to.deep.equal(wrong(0));
    expect(await helped.status(id)).to.include({open: true});
    expect((await backend.happenings()).map(({type}) => type)).not.to.include('certified');
  });

  it('is replaced by a new one, with five tries again', async () => {
    const {code: former} = await administrator.code(id);
    for (let tries = 0; tries < 5; tries += 1) await helped.code(id, wrongCode(former));
    const other = await administratorOf(backend, 'wangwu');
    const {code} = await other.code(id);
    if (former !== code) expect(await helped.code(id, former)).to.deep.equal(wrong(4));
    expect(await helped.code(id, code)).to.include({passed: true});
  });

  it('expires after ten minutes, and is then rejected like a wrong one', async () => {
    const {code} = await administrator.code(id);
    backend.clock.pass(minutes(10));
    expect(await helped.code(id, code)).to.deep.equal(wrong(4));
    expect((await administrator.requests())[0]).not.to.have.property('codeExpiresAt');
    const {code: next} = await administrator.code(id);
    backend.clock.pass(minutes(10) - 1);
    expect(await helped.code(id, next)).to.include({passed: true});
  });

  it('expires no later than its request', async () => {
    backend.clock.pass(minutes(25));
    const {code, expiresAt} = await administrator.code(id);
    expect(Date.parse(expiresAt)).to.equal(backend.clock.now + minutes(5));
    backend.clock.pass(minutes(5));
    expect(await helped.code(id, code)).to.deep.equal(refused('assistance-expired'));
  });

  it('is valid for its own request only', async () => {
    const {code} = await administrator.code(id);
    backend.clock.pass(minutes(1));
    const second = await helped.request();
    expect(await helped.code(id, code)).to.deep.equal(refused('assistance-expired'));
    expect(await helped.code(second.id, code)).to.deep.equal(wrong(4));
  });

  it('gets the same answer when none was created, whether or not the enterprise exists', async () => {
    for (const left of [4, 3, 2, 1, 0, 0]) expect(await helped.code(id, '01234567')).to.deep.equal(wrong(left));
    backend.clock.pass(minutes(1));
    const {id: nowhere} = await helped.request('北京无此企业有限公司');
    for (const left of [4, 3, 2, 1, 0, 0]) expect(await helped.code(nowhere, '01234567')).to.deep.equal(wrong(left));
  });

  it('is rejected with the request’s result once the request is answered', async () => {
    const {code} = await administrator.code(id);
    await administrator.decline(id, '不认识');
    expect(await helped.code(id, code)).to.deep.equal(refused('assistance-declined', {message: '不认识'}));
  });

  it('is limited to twenty tries a day over all requests, malformed ones included', async () => {
    for (let tries = 0; tries < 10; tries += 1) await helped.code(id, '01234567');
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await helped.client.post(`/assistance/requests/${id}/code`, {code: '1'})).status).to.equal(400);
    }
    const {code} = await administrator.code(id);
    expect(await helped.code(id, code)).to.have.nested.property('refusal.code', 'limit-reached');
  });

  it('costs one try and gets one answer when sent again with the same key', async () => {
    const {code} = await administrator.code(id);
    const key = 'k1';
    expect(await helped.code(id, wrongCode(code), {key})).to.deep.equal(wrong(4));
    expect(await helped.code(id, wrongCode(code), {key})).to.deep.equal(wrong(4));
    const first = await helped.code(id, code, {key: 'k2'});
    expect(await helped.code(id, code, {key: 'k2'})).to.deep.equal(first);
  });

  it('is written to no file', async () => {
    const {code} = await administrator.code(id);
    await helped.code(id, wrongCode(code));
    await helped.code(id, code);
    await backend.restart();
    const written = await backend.written();
    expect(written).to.include('"step":"code-made"').and.to.include('"step":"code-incorrect"');
    expect(written).not.to.include(code).and.not.to.include(wrongCode(code));
  });
});
