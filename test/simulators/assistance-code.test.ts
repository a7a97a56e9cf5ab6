import {expect} from 'chai';
import {
  enterCode,
  helpPath,
  inboxOf,
  makeCode,
  minutes,
  newStepUp,
  requestHelp,
  wrongCode,
} from './assistance.harness.js';
import {useBackend} from './backend.harness.js';
import type {Client} from './client.js';
import {refused} from './legal-rep.harness.js';

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
    expect((await backend.happenings()).filter(({type}) => type === 'certified')).to.have.length(1);
  });

  it('is as wrong as any other after ten minutes, or after its request', async () => {
    const {code} = await makeCode(administrator, id);
    backend.clock.pass(minutes(10));
    expect(await enter(code)).to.deep.equal(wrong(4));
    expect((await inboxOf(administrator))[0]).not.to.have.property('codeExpiresAt');
    backend.clock.pass(minutes(15));
    const late = await makeCode(administrator, id);
    expect(Date.parse(late.expiresAt) - backend.clock.now).to.equal(minutes(5));
    backend.clock.pass(minutes(5));
    expect(await enter(late.code)).to.deep.equal(refused('assistance-expired'));
  });

  for (const [how, end] of [
    ['was used', enter],
    ['was replaced', () => makeCode(administrator, id)],
    ['has expired', () => backend.clock.pass(minutes(10))],
    ['lost its request', () => helped.ask('DELETE', helpPath(id))],
    [
      'was typed wrongly five times',
      async (code: string) => {
        for (let tries = 0; tries < 5; tries += 1) await enter(wrongCode(code));
      },
    ],
  ] as const) {
    it(`is not told again by its key once it ${how}`, async () => {
      const sent = [id, {stepUp: newStepUp('zhaoliu')}, {key: 'k1'}] as const;
      const made = await makeCode(administrator, ...sent);
      expect(await makeCode(administrator, ...sent)).to.deep.equal(made);
      await end(made.code);
      expect(await makeCode(administrator, ...sent)).to.have.property('refusal');
    });
  }
});
