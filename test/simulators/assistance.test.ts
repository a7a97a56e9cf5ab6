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
  wrongNumber,
} from './assistance.harness.js';
import {useBackend} from './backend.harness.js';
import type {Answer, Client} from './client.js';
import {refused} from './legal-rep.harness.js';

describe('A request for an administrator’s help', () => {
  const backend = useBackend();
  let helped: Client;
  let zhaoliu: Client;
  let request: Answer;
  beforeEach(async () => {
    helped = await backend.signIn('jiangqi');
    zhaoliu = await backend.signIn('zhaoliu');
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

  it('is open for half an hour, for both sides', async () => {
    backend.clock.pass(minutes(30) - 1);
    expect(request.expiresAt).to.equal(new Date(backend.clock.now + 1).toISOString());
    expect(await statusOf(request)).to.include({open: true});
    expect(await inboxOf(zhaoliu)).to.have.length(1);
    backend.clock.pass(1);
    expect(await statusOf(request)).to.deep.equal(refused('assistance-expired'));
    expect(await inboxOf(zhaoliu)).to.deep.equal([]);
    await expectEach(zhaoliu, 'assistance-expired');
    expect(await enterCode(helped, request.id, '01234567')).to.deep.equal(refused('assistance-expired'));
  });

  it('has a code that no line of the log tells', async () => {
    const {code} = await makeCode(zhaoliu, request.id);
    const lines = backend.log.filter((line) => line.includes(' createAssistanceCode 200 '));
    expect(lines.at(-1)).to.match(/ ok - \d+ ms$/);
    expect(lines.join()).to.not.include(code);
  });

  it('cannot be answered by an administrator who moved to another enterprise', async () => {
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

  it('that ends with a wrong number is told to the administrators', async () => {
    await confirm(zhaoliu, request.id, wrongNumber(request.number));
    const notices = allOf('notice-to-administrators');
    expect(notices.map(({request: of, uscc}) => [of, uscc])).to.deep.equal([[request.id, pudong.uscc]]);
  });

  it('may be withdrawn again, which is written down once', async () => {
    for (const times of [1, 2])
      expect(await withdraw(helped), String(times)).to.deep.equal({subject: helped.subject, state: 'ended'});
    expect(allOf('assistance').map(({step}) => step)).to.deep.equal(['requested', 'withdrawn']);
  });

  it('keeps an answer for an hour after its end', async () => {
    await decline(zhaoliu, request.id);
    backend.clock.pass(minutes(90) - 1);
    expect(await statusOf(request)).to.have.nested.property('refusal.code', 'assistance-declined');
    backend.clock.pass(1);
    expect(await statusOf(request)).to.deep.equal(refused('assistance-expired'));
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

  it('is refused after ten minutes and after the end of its request, and its key does not return it any more', async () => {
    const sent = [id, {stepUp: newStepUp('zhaoliu')}, {key: 'k1'}] as const;
    const {code} = await makeCode(administrator, ...sent);
    backend.clock.pass(minutes(10) - 1);
    expect((await inboxOf(administrator))[0]).to.have.property('codeExpiresAt');
    backend.clock.pass(1);
    expect(await enter(code)).to.deep.equal(wrong(4));
    expect(await makeCode(administrator, ...sent)).to.have.property('refusal');
    expect((await inboxOf(administrator))[0]).not.to.have.property('codeExpiresAt');
    backend.clock.pass(minutes(15));
    const late = await makeCode(administrator, id);
    expect(Date.parse(late.expiresAt) - backend.clock.now).to.equal(minutes(5));
    backend.clock.pass(minutes(5));
    expect(await enter(late.code)).to.deep.equal(refused('assistance-expired'));
  });

  it('is not shown as open while its creator is no administrator any more', async () => {
    const certify = (inDays: number) =>
      backend.inside.certifyUntil('zhangsan', {method: 'ic-card', endReason: 'card-ends', inDays});
    certify(5 / (24 * 60));
    await makeCode(await backend.signIn('zhangsan'), id);
    backend.clock.pass(minutes(5));
    expect((await inboxOf(administrator))[0]).not.to.have.property('codeExpiresAt');
    certify(1);
    expect((await inboxOf(administrator))[0]).to.have.property('codeExpiresAt');
  });
});
