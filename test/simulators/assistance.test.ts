import {expect} from 'chai';
import {
  confirm,
  decline,
  enterCode,
  helpPath,
  inboxOf,
  makeCode,
  minutes,
  newStepUp,
  pudong,
  requestHelp,
  wrongCode,
  wrongNumber,
} from './assistance.harness.js';
import {useBackend} from './backend.harness.js';
import type {Answer, Client} from './client.js';
import {refused} from './legal-rep.harness.js';

describe('A request for an administrator’s help', () => {
  const backend = useBackend();
  let helped: Client;
  let zhaoliu: Client;
  let wangwu: Client;
  let request: Answer;
  beforeEach(async () => {
    helped = await backend.signIn('jiangqi');
    [zhaoliu, wangwu] = [await backend.signIn('zhaoliu'), await backend.signIn('wangwu')];
    request = await requestHelp(helped);
  });

  const statusOf = ({id}: Answer, by = helped) => by.get(helpPath(id));
  const withdraw = (by: Client) => by.ask('DELETE', helpPath(request.id));
  /** What an administrator may do with it, and is told. */
  const expectEach = async (by: Client, code: string) => {
    for (const answer of [confirm(by, request.id, request.number), decline(by, request.id), makeCode(by, request.id)])
      expect(await answer).to.deep.equal(refused(code));
  };
  const allOf = (wanted: string) => backend.happenings.filter(({type}) => type === wanted);

  it('is open for half an hour, for both sides, and shown as it was typed', async () => {
    backend.clock.pass(minutes(30) - 1);
    const {id, number, expiresAt} = request;
    expect(number).to.match(/^[1-9]\d$/);
    expect(expiresAt).to.equal(new Date(backend.clock.now + 1).toISOString());
    const {subject} = helped;
    expect(await statusOf(request)).to.deep.equal({open: true, subject, number, expiresAt, enterprise: pudong.uscc});
    expect(await inboxOf(zhaoliu)).to.have.length(1);
    backend.clock.pass(1);
    expect(await statusOf(request)).to.deep.equal(refused('assistance-expired'));
    expect(await inboxOf(zhaoliu)).to.deep.equal([]);
    await expectEach(zhaoliu, 'assistance-expired');
    expect(await enterCode(helped, id, '01234567')).to.deep.equal(refused('assistance-expired'));
  });

  it('has nothing to do with an administrator who moved to another enterprise', async () => {
    await zhaoliu.save('enterprise', {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'});
    expect(await zhaoliu.certify(backend.card({orgCode: 'PDY000060'}))).to.include({passed: true});
    await expectEach(await backend.signIn('zhaoliu'), 'not-applicable');
  });

  it('of an enterprise account is for its own enterprise only', async () => {
    const operator = await backend.signIn('sunqi');
    expect(await requestHelp(operator, '91100000PDY00001XY')).to.deep.equal(refused('enterprise-mismatch'));
    const {id, number} = await requestHelp(operator, pudong.name);
    await confirm(zhaoliu, id, number);
    expect(await (await backend.signIn('sunqi')).standing('admin-assist')).to.deep.equal(['certified', 'medium']);
  });

  it('ends with a wrong number, and the administrators are told', async () => {
    const ended = refused('assistance-number-incorrect');
    expect(await confirm(zhaoliu, request.id, wrongNumber(request.number))).to.deep.equal(ended);
    expect(await statusOf(request)).to.deep.equal(ended);
    for (const by of [zhaoliu, wangwu]) await expectEach(by, 'assistance-answered');
    const notices = allOf('notice-to-administrators');
    expect(notices.map(({request: of, uscc}) => [of, uscc])).to.deep.equal([[request.id, pudong.uscc]]);
  });

  it('may be withdrawn again, which is written down once', async () => {
    for (const times of [1, 2])
      expect(await withdraw(helped), String(times)).to.deep.equal({subject: helped.subject, state: 'ended'});
    expect(allOf('assistance').map(({step}) => step)).to.deep.equal(['requested', 'withdrawn']);
  });

  it('is withdrawn by the next one, but keeps an answer for an hour after its end', async () => {
    backend.clock.pass(minutes(1));
    const second = await requestHelp(helped);
    await expectEach(zhaoliu, 'assistance-withdrawn');
    const declined = refused('assistance-declined', {message: '请先与人事部门联系'});
    await decline(zhaoliu, second.id, '请先与人事部门联系');
    // After an answer nobody has to wait.
    await requestHelp(helped);
    await helped.ask('DELETE', helpPath(second.id));
    backend.clock.pass(minutes(90) - 1);
    expect(await statusOf(second)).to.deep.equal(declined);
    backend.clock.pass(1);
    expect(await statusOf(second)).to.deep.equal(refused('assistance-expired'));
  });
});

describe('An administrator’s code', () => {
  const backend = useBackend();
  let helped: Client;
  let administrator: Client;
  let id: string;
  beforeEach(async () => {
    [helped, administrator] = [await backend.signIn('jiangqi'), await backend.signIn('zhaoliu')];
    ({id} = await requestHelp(helped));
  });

  const wrong = (triesLeft: number) => refused('assistance-code-incorrect', {triesLeft});
  const enter = (code: string) => enterCode(helped, id, code);

  it('certifies the account once, within ten minutes', async () => {
    const made = await makeCode(administrator, id);
    expect(made).to.include({subject: administrator.subject});
    expect(made.code).to.match(/^\d{8}$/);
    backend.clock.pass(minutes(10) - 1);
    const codeExpiresAt = new Date(backend.clock.now + 1).toISOString();
    expect(made.expiresAt).to.equal(codeExpiresAt);
    expect((await inboxOf(administrator))[0]).to.include({codeExpiresAt});
    const outcome = await enter(made.code);
    expect(outcome).to.include({passed: true, method: 'admin-assist', effective: 'next-sign-in'});
    expect(await enter(wrongCode(made.code))).to.deep.equal(outcome);
    expect(await inboxOf(administrator)).to.deep.equal([]);
    expect(backend.happenings.filter(({type}) => type === 'certified')).to.have.length(1);
  });

  it('is as wrong as any other after ten minutes, when its key tells it no more, or after its request', async () => {
    const sent = [id, {stepUp: newStepUp('zhaoliu')}, {key: 'k1'}] as const;
    const {code} = await makeCode(administrator, ...sent);
    backend.clock.pass(minutes(10));
    expect(await enter(code)).to.deep.equal(wrong(4));
    expect(await makeCode(administrator, ...sent)).to.have.property('refusal');
    expect((await inboxOf(administrator))[0]).not.to.have.property('codeExpiresAt');
    backend.clock.pass(minutes(15));
    const late = await makeCode(administrator, id);
    expect(Date.parse(late.expiresAt) - backend.clock.now).to.equal(minutes(5));
    backend.clock.pass(minutes(5));
    expect(await enter(late.code)).to.deep.equal(refused('assistance-expired'));
  });

  it('certifies nobody once its administrator is none, and does again where this was taken back', async () => {
    const certify = (inDays: number) =>
      backend.inside.certifyUntil('zhangsan', {method: 'ic-card', endReason: 'card-ends', inDays});
    certify(5 / (24 * 60));
    const [zhangsan, others] = [await backend.signIn('zhangsan'), administrator];
    const {code} = await makeCode(zhangsan, id);
    backend.clock.pass(minutes(5));
    expect(await enter(code)).to.deep.equal(wrong(4));
    expect((await inboxOf(others))[0]).not.to.have.property('codeExpiresAt');
    certify(1);
    expect((await inboxOf(others))[0]).to.have.property('codeExpiresAt');
    await zhangsan.save('enterprise', {uscc: '91310115PDY000060Q', orgCode: 'PDY000060'});
    certify(1);
    expect(await enter(code)).to.deep.equal(wrong(3));
  });
});
