import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import {useBackend} from './backend.harness.js';

describe('The demo backend', () => {
  const backend = useBackend();

  it('reports a low level with advice for a user who is not certified', async () => {
    const status = await (await backend.signIn('zhangsan')).status();
    expect(status.level).to.deep.equal({id: 'low', rank: 1, label: '低', advice: '建议提升实名认证等级'});
    expect(status.aspects).to.deep.equal({enterprise: false, accountHolder: false});
    expect(status.methods).to.deep.equal([
      {id: 'ic-card', state: 'not-certified', enabled: true},
      {id: 'legal-rep', state: 'not-certified', enabled: true},
      {id: 'bank-ukey', state: 'not-certified', enabled: true},
      {id: 'admin-assist', state: 'not-certified', enabled: true},
    ]);
    expect(status.banks).to.deep.equal(banks.map(({id}) => ({id, enabled: true})));
  });

  it('reports the signed-in user’s enterprise and the current time', async () => {
    for (const [user, enterprise] of [
      ['zhangsan', {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'}],
      ['lisi', {name: '北京样例进出口有限公司', uscc: '91100000PDY00001XY'}],
      ['wangwu', {name: '上海浦东样例贸易有限公司', uscc: '91310000PDY000028G'}],
    ] as const) {
      const client = await backend.signIn(user);
      backend.clock.pass(1_234);
      const status = await client.status();
      expect(status.enterprise).to.deep.equal(enterprise);
      expect(status.now).to.equal(new Date(backend.clock.now).toISOString());
    }
  });

  for (const algorithm of ['sm2', 'rsa'] as const) {
    it(`certifies the enterprise when its ${algorithm} card signed the challenge`, async () => {
      const client = await backend.signIn('zhangsan');
      const outcome = await client.certify(backend.card({algorithm}));
      expect(outcome).to.include({
        passed: true,
        subject: client.subject,
        method: 'ic-card',
        enterpriseName: '上海浦东样例贸易有限公司',
        effective: 'next-sign-in',
      });
      expect(outcome).to.have.nested.property('level.label', '高');
    });
  }

  it('applies a certification at the next sign-in, and not before', async () => {
    const client = await backend.signIn('zhangsan');
    await client.certify(backend.card());
    const before = await client.status();
    expect(before.level).to.deep.equal({id: 'low', rank: 1, label: '低'});
    expect(before.nextLevel).to.deep.equal({id: 'high', rank: 3, label: '高'});
    expect(before.aspects).to.deep.equal({enterprise: false, accountHolder: false});
    expect(before.methods[0]).to.include({state: 'certified'});

    const after = await (await backend.signIn('zhangsan')).status();
    expect(after.level).to.deep.equal({id: 'high', rank: 3, label: '高'});
    expect(after).not.to.have.property('nextLevel');
    expect(after.aspects).to.deep.equal({enterprise: true, accountHolder: true});
    expect(after.methods[0]).to.include({state: 'certified', verifiedAt: new Date(backend.clock.now).toISOString()});
  });

  it('keeps a certification in force when the card is verified again', async () => {
    const client = await backend.signIn('zhaoliu');
    expect((await client.status()).level.id).to.equal('high');
    expect(await client.certify(backend.card())).to.include({passed: true, effective: 'now'});
    expect((await client.status()).level.id).to.equal('high');
  });

  it('certifies the account that asked, not its colleagues', async () => {
    await (await backend.signIn('zhangsan')).certify(backend.card());
    expect((await (await backend.signIn('sunqi')).status()).level.id).to.equal('low');
  });

  it('reports that Single Window accounts need no certification, and refuses them', async () => {
    const client = await backend.signIn('wangwu');
    expect((await client.status()).applicable).to.equal(false);
    expect(await client.certify(backend.card())).to.deep.equal({passed: false, refusal: {code: 'not-applicable'}});
  });

  it('reports why a method is disabled, and refuses it', async () => {
    const client = await backend.signIn('sunqi');
    const [method] = (await client.status()).methods;
    expect(method).to.include({enabled: false, reason: 'IC 卡认证正在维护，请稍后再来。'});
    expect(await client.certify(backend.card())).to.have.nested.property('refusal.code', 'method-disabled');
  });

  it('identifies users by an opaque subject that is the same at every sign-in', async () => {
    const subjectOf = async (user: string) => (await (await backend.signIn(user)).status()).subject;
    const subjects = await Promise.all(['zhangsan', 'lisi', 'wangwu', 'zhaoliu', 'sunqi'].map(subjectOf));
    expect(new Set(subjects)).to.have.property('size', 5);
    expect(await subjectOf('zhangsan')).to.equal(subjects[0]);
    expect(subjects.join()).not.to.match(/zhang|lisi|wang|zhao|sunqi|91310000/);
  });

  it('issues challenges of two minutes with unique nonces, for the session’s enterprise', async () => {
    const client = await backend.signIn('lisi');
    const [one, other] = [await client.challenge(), await client.challenge()];
    expect(one.uscc).to.equal('91100000PDY00001XY');
    expect(Date.parse(one.expiresAt) - backend.clock.now).to.equal(120_000);
    expect(Buffer.from(one.nonce, 'base64url')).to.have.property('length').that.is.at.least(16);
    expect(one.nonce).not.to.equal(other.nonce);
    expect(one.challengeId).not.to.equal(other.challengeId);
  });

  it('allows twenty tries a day, then returns the wait, and accepts again after it', async () => {
    const client = await backend.signIn('zhangsan');
    const card = backend.card();
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await client.certify(card, {certNo: 'ffffffff'})).to.have.nested.property(
        'refusal.code',
        'signature-invalid',
      );
    }
    const again = await backend.signIn('zhangsan');
    const refused = await again.certify(card);
    expect(refused).to.deep.equal({passed: false, refusal: {code: 'limit-reached', retryAfter: 86_400}});
    expect(await (await backend.signIn('zhaoliu')).certify(card)).to.include({passed: true});
    backend.clock.pass(86_400_000);
    expect(await (await backend.signIn('zhangsan')).certify(card)).to.include({passed: true});
  });
});
