import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {
  type Administrator,
  administratorOf,
  Helped,
  helpedOf,
  minutes,
  pudong,
  wrongNumber,
} from './assistance.harness.js';
import {expectProblem, useBackend} from './backend.harness.js';
import {refused} from './legal-rep.harness.js';
import {Editor, fieldsOf} from './profile.harness.js';

const reason = '个人账号还不属于任何企业。';

/** The method in a status. */
const helpIn = ({methods}: Status) => methods.find(({id}) => id === 'admin-assist');

describe('A personal account', () => {
  const backend = useBackend();
  let helped: Helped;
  beforeEach(async () => {
    helped = await helpedOf(backend);
  });

  it('belongs to no enterprise, and can use only the admin-assist method', async () => {
    const status = await helped.client.status();
    expect(status).not.to.have.property('enterprise');
    expect(status).to.deep.include({applicable: true, aspects: {enterprise: false, accountHolder: false}});
    expect(status.level.id).to.equal('low');
    expect(status.methods).to.deep.equal([{id: 'admin-assist', state: 'not-certified', enabled: true}]);
  });

  it('has a complete record, with no enterprise data to edit', async () => {
    expect(await helped.client.status()).to.have.property('profile', 'complete');
    const editor = new Editor(helped.client);
    const profile = await editor.read();
    expect(profile).to.deep.include({complete: true, editable: {enterprise: false, account: true}});
    expect(Object.values(fieldsOf(profile)).some(({issue}) => issue)).to.equal(false);
    expect(profile.enterprise.uscc).to.deep.equal({display: '', onRecord: false, masked: false});
    await expectProblem(editor.put('enterprise', {enterpriseName: pudong.name}), 403, 'not-editable');
  });

  it('is refused by the other methods with method-disabled', async () => {
    const post = async (path: string, body: object): Promise<unknown> => (await helped.client.post(path, body)).json();
    const expected = {passed: false, refusal: {code: 'method-disabled'}};
    expect(await post('/ic-card/challenges', {})).to.deep.equal(expected);
    const returnUrl = `${backend.url}/`;
    const handoff = await post('/bank-ukey/handoffs', {bank: 'ccb', returnUrl});
    expect(handoff).to.deep.equal(refused('method-disabled', {message: reason}));
  });
});

describe('An assistance request', () => {
  const backend = useBackend();
  let helped: Helped;
  let zhaoliu: Administrator;
  let wangwu: Administrator;
  beforeEach(async () => {
    helped = await helpedOf(backend);
    [zhaoliu, wangwu] = [await administratorOf(backend), await administratorOf(backend, 'wangwu')];
  });

  /** What the journal says became of a request. */
  const stepsOf = async (id: string) =>
    (await backend.happenings()).flatMap((each) =>
      'step' in each && 'request' in each && each.request === id ? [each.step] : [],
    );

  it('is open for half an hour, and returns its number and the typed enterprise', async () => {
    const {id, number, subject, expiresAt} = await helped.request(` ${pudong.name}`);
    expect(Date.parse(expiresAt)).to.equal(backend.clock.now + minutes(30));
    expect(number).to.match(/^[1-9]\d$/);
    expect(subject).to.equal(helped.client.subject);
    expect(await helped.status(id)).to.deep.equal({
      ...{open: true, subject, number, expiresAt},
      enterprise: ` ${pudong.name}`.trim(),
    });
  });

  it('appears to every administrator of the enterprise, with masked name, time and portal', async () => {
    const spellings = [pudong.uscc, '91310000 pdy000028 g', pudong.name, '上海浦东样例国际贸易有限公司'];
    for (const [before, typed] of spellings.entries()) {
      const nth = before + 1;
      const {id, expiresAt} = await helped.request(typed);
      const [request, ...others] = await zhaoliu.requests();
      expect(others, typed).to.deep.equal([]);
      expect(request).to.deep.equal({
        ...{id, expiresAt, name: '*七', mobile: '138****0015', from: '企业实名认证（示例门户）'},
        requestedAt: new Date(backend.clock.now).toISOString(),
        nthToday: nth,
      });
      expect(await wangwu.requests()).to.deep.equal([request]);
      backend.clock.pass(minutes(1));
    }
  });

  it('appears to no operator and to no administrator who moved to another enterprise', async () => {
    await helped.request();
    for (const user of ['sunqi', 'lisi', 'jiangqi']) {
      expect(await (await administratorOf(backend, user)).inbox(), user).to.deep.equal(refused('not-applicable'));
    }
    const moved = {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'};
    await new Editor(zhaoliu.client).save('enterprise', moved);
    expect(await zhaoliu.inbox()).to.deep.equal(refused('not-applicable'));
    expect(await wangwu.requests()).to.have.length(1);
  });

  it('passes when an administrator types its number, effective at the next sign-in', async () => {
    const {id, number} = await helped.request();
    expect(await zhaoliu.confirm(id, number)).to.deep.equal({
      subject: zhaoliu.client.subject,
      answer: 'confirmed',
    });
    const outcome = await helped.status(id);
    expect(outcome).to.deep.include({
      ...{passed: true, subject: helped.client.subject, method: 'admin-assist', enterpriseName: pudong.name},
      ...{effective: 'next-sign-in', level: {id: 'medium', rank: 2, label: '中'}},
    });
    const status = await helped.client.status();
    expect(status).not.to.have.property('enterprise');
    expect([status.level.id, status.nextLevel?.id]).to.deep.equal(['low', 'medium']);
    expect(helpIn(status)).to.include({state: 'certified'});
    expect(await zhaoliu.requests()).to.deep.equal([]);
  });

  it('makes the account an operator of the enterprise in later sessions', async () => {
    const {id, number} = await helped.request();
    await zhaoliu.confirm(id, number);
    const again = await helpedOf(backend);
    const status = await again.client.status();
    expect(status).to.deep.include({enterprise: pudong, profile: 'complete'});
    expect(status.level.id).to.equal('medium');
    expect(status.methods.map(({id, state, enabled}) => [id, state, enabled])).to.deep.equal([
      ['ic-card', 'not-certified', true],
      ['legal-rep', 'not-certified', true],
      ['bank-ukey', 'not-certified', true],
      ['admin-assist', 'certified', true],
    ]);
    expect((await new Editor(again.client).read()).account.holderName.display).to.equal('蒋七');
    expect(await again.client.certify(backend.card())).to.include({passed: true, enterpriseName: pudong.name});
  });

  it('gives the account a new subject, so that pages of the personal account stop', async () => {
    const {id, number} = await helped.request();
    await zhaoliu.confirm(id, number);
    const again = await helpedOf(backend);
    expect(again.client.subject).to.match(/^sub-[\w-]{10}$/);
    expect(again.client.subject).not.to.equal(helped.client.subject);
    expect((await again.client.status()).subject).to.equal(again.client.subject);
    await expectProblem(again.client.about(helped.client.subject).get('/profile'), 412, 'subject-changed');
    expect(await again.status(id)).to.deep.equal(refused('assistance-expired'));
    const [third] = [await helpedOf(backend)];
    expect(third.client.subject).to.equal(again.client.subject);
  });

  it('stays confirmed after a restart, with the administrators notified', async () => {
    const {id, number} = await helped.request();
    await zhaoliu.confirm(id, number);
    const {certificationId} = (await helped.status(id)) as {certificationId: string};
    const notices = (await backend.happenings()).filter(({type}) => type === 'notice-to-administrators');
    expect(notices.map((each) => each.certificationId)).to.deep.equal([certificationId]);
    await backend.restart();
    await backend.restart();
    const again = await helpedOf(backend);
    expect(await again.client.status()).to.deep.include({enterprise: pudong});
    expect((await again.client.status()).level.id).to.equal('medium');
    expect(await new Helped(helped.client.at(backend.url)).client.status()).not.to.have.property('enterprise');
  });

  it('is declined with a reason that the account holder can read', async () => {
    const {id} = await helped.request();
    expect(await zhaoliu.decline(id, '请先与人事部门联系')).to.include({answer: 'declined'});
    const message = '请先与人事部门联系';
    expect(await helped.status(id)).to.deep.equal(refused('assistance-declined', {message}));
    expect(await zhaoliu.requests()).to.deep.equal([]);
    expect(await (await helpedOf(backend)).client.status()).not.to.have.property('enterprise');
  });

  it('ends for both sides with a wrong number, and notifies the administrators', async () => {
    const {id, number} = await helped.request();
    const ended = refused('assistance-number-incorrect');
    expect(await zhaoliu.confirm(id, wrongNumber(number))).to.deep.equal(ended);
    expect(await helped.status(id)).to.deep.equal(ended);
    expect(await wangwu.requests()).to.deep.equal([]);
    expect(await wangwu.confirm(id, number)).to.deep.equal(refused('assistance-answered'));
    expect(await zhaoliu.confirm(id, number)).to.deep.equal(refused('assistance-answered'));
    const notices = (await backend.happenings()).filter(({type}) => type === 'notice-to-administrators');
    expect(notices).to.have.length(1);
    expect(notices[0]).to.include({request: id, uscc: pudong.uscc});
    expect(helpIn(await helped.client.status())).to.include({state: 'not-certified'});
  });

  it('is answered once when two administrators confirm at the same time', async () => {
    const {id, number} = await helped.request();
    const answers = await Promise.all([zhaoliu.confirm(id, number), wangwu.confirm(id, number)]);
    expect(answers.filter((each) => 'answer' in each)).to.have.length(1);
    expect(answers).to.deep.include(refused('assistance-answered'));
    expect(await helped.status(id)).to.include({passed: true});
    for (const late of [wangwu.decline(id), wangwu.makeCode(id)]) {
      expect(await late).to.deep.equal(refused('assistance-answered'));
    }
  });

  it('is answered once when one administrator confirms and another declines', async () => {
    const {id, number} = await helped.request();
    const [confirmed, declined] = await Promise.all([zhaoliu.confirm(id, number), wangwu.decline(id)]);
    const isConfirmed = 'answer' in confirmed;
    expect('answer' in declined).to.equal(!isConfirmed);
    expect(await helped.status(id)).to.include({passed: isConfirmed});
  });

  it('is withdrawn by the account holder, and administrators get a refusal', async () => {
    const {id, number} = await helped.request();
    await helped.withdraw(id);
    await helped.withdraw(id);
    expect(await helped.status(id)).to.deep.equal(refused('assistance-expired'));
    expect(await zhaoliu.requests()).to.deep.equal([]);
    for (const late of [zhaoliu.confirm(id, number), zhaoliu.decline(id), zhaoliu.makeCode(id)]) {
      expect(await late).to.deep.equal(refused('assistance-withdrawn'));
    }
    expect(await stepsOf(id)).to.deep.equal(['requested', 'withdrawn']);
  });

  it('stays answered when a withdrawal comes too late', async () => {
    const {id, number} = await helped.request();
    await zhaoliu.confirm(id, number);
    await helped.withdraw(id);
    expect(await helped.status(id)).to.include({passed: true});
    expect(await stepsOf(id)).to.deep.equal(['requested', 'confirmed']);
  });

  it('is withdrawn by the next request, since an account has one at a time', async () => {
    const first = await helped.request();
    backend.clock.pass(minutes(1));
    const second = await helped.request();
    expect(await helped.status(first.id)).to.deep.equal(refused('assistance-expired'));
    expect((await zhaoliu.requests()).map(({id}) => id)).to.deep.equal([second.id]);
    expect(await zhaoliu.confirm(first.id, first.number)).to.deep.equal(refused('assistance-withdrawn'));
  });

  it('keeps its answer when the next request is sent', async () => {
    const {id} = await helped.request();
    await zhaoliu.decline(id, '请先与人事部门联系');
    backend.clock.pass(minutes(1));
    await helped.request();
    expect(await helped.status(id)).to.have.nested.property('refusal.code', 'assistance-declined');
  });

  it('expires for both sides after half an hour', async () => {
    const {id, number} = await helped.request();
    backend.clock.pass(minutes(30) - 1);
    expect(await helped.status(id)).to.include({open: true});
    expect(await zhaoliu.requests()).to.have.length(1);
    backend.clock.pass(1);
    expect(await helped.status(id)).to.deep.equal(refused('assistance-expired'));
    expect(await zhaoliu.requests()).to.deep.equal([]);
    for (const late of [zhaoliu.confirm(id, number), zhaoliu.decline(id), zhaoliu.makeCode(id)]) {
      expect(await late).to.deep.equal(refused('assistance-expired'));
    }
    expect(await helped.code(id, '01234567')).to.deep.equal(refused('assistance-expired'));
  });

  it('keeps its answer for an hour after its end', async () => {
    const {id} = await helped.request();
    await zhaoliu.decline(id);
    backend.clock.pass(minutes(89));
    expect(await helped.status(id)).to.have.nested.property('refusal.code', 'assistance-declined');
    backend.clock.pass(minutes(1));
    expect(await helped.status(id)).to.deep.equal(refused('assistance-expired'));
  });

  it('ends with record-changed when the account gets another holder', async () => {
    const {id, number} = await helped.request();
    await new Editor(helped.client).save('account', {holderName: '蒋琪'});
    expect(await helped.status(id)).to.deep.equal(refused('record-changed'));
    expect(await helped.code(id, '01234567')).to.deep.equal(refused('record-changed'));
    expect(await zhaoliu.requests()).to.deep.equal([]);
    expect(await zhaoliu.confirm(id, number)).to.deep.equal(refused('assistance-expired'));
  });

  for (const [when, isSignedInAgain] of [
    ['before the next sign-in', false],
    ['after it', true],
  ] as const) {
    for (const [how, change] of [
      ['name', {holderName: '蒋琪'}],
      ['number', {idNumber: '310100198006010125'}],
    ] as const) {
      it(`leaves no operator behind when the holder’s ${how} changes ${when}`, async () => {
        const {id, number} = await helped.request();
        await zhaoliu.confirm(id, number);
        const member = isSignedInAgain ? await helpedOf(backend) : helped;
        await new Editor(member.client).save('account', change);
        const again = await helpedOf(backend);
        expect(await again.client.status()).not.to.have.property('enterprise');
        expect(helpIn(await again.client.status())).to.include({state: 'not-certified'});
        if (!isSignedInAgain) expect(await helped.status(id)).to.deep.equal(refused('assistance-expired'));
      });
    }
  }

  it('continues in the next session of the same account, and is hidden from others', async () => {
    const {id, number} = await helped.request();
    await backend.signOut(helped.client);
    const again = await helpedOf(backend);
    expect(await again.status(id)).to.include({open: true, number});
    for (const user of ['zhaoliu', 'lisi']) {
      const other = new Helped(await backend.signIn(user));
      expect(await other.status(id), user).to.deep.equal(refused('assistance-expired'));
      expect(await other.code(id, '01234567'), user).to.deep.equal(refused('assistance-expired'));
      await other.withdraw(id);
    }
    expect(await zhaoliu.confirm(id, number)).to.include({answer: 'confirmed'});
    expect(await again.status(id)).to.include({passed: true});
  });

  it('is unknown after a restart, since no names are stored', async () => {
    const {id, number} = await helped.request();
    await backend.restart();
    const again = new Helped(helped.client.at(backend.url));
    expect(await again.status(id)).to.deep.equal(refused('assistance-expired'));
    const administrator = await administratorOf(backend);
    expect(await administrator.requests()).to.deep.equal([]);
    expect(await administrator.confirm(id, number)).to.deep.equal(refused('assistance-expired'));
  });

  it('can be made again after the demo user is reset', async () => {
    const {id, number} = await helped.request();
    await zhaoliu.confirm(id, number);
    backend.forget('jiangqi', 'certification');
    backend.forget('jiangqi', 'tries');
    const again = await helpedOf(backend);
    expect(await again.client.status()).not.to.have.property('enterprise');
    await again.request();
  });
});
