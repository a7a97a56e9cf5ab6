import {expect} from 'chai';
import type {AnyStateMachine} from 'xstate';
import {wire as wireLegalRep} from '../../src/adapters/legal-rep.wiring.js';
import {Attempt} from '../../src/domain/attempt.js';
import {BackendClock} from '../../src/domain/time.js';
import {Secret} from '../../src/domain/secret.js';
import {fakeNext, fakeRefused, fakeSmsCode} from '../../src/fakes.js';
import type {Backend} from '../harness/world.js';
import {noting, fakeAdapters, portOf, runPort} from './wired.js';

const server = Date.parse('2026-01-15T02:30:00Z');
const minute = 60_000;
const at = (ms: number): string => new Date(server + ms).toISOString();

/** An answer by a PC whose clock says `now`, where the backend has told its own time or not. */
const dated = async <A>(port: string, answers: Partial<Backend>, now = server, told?: number): Promise<A> => {
  const {now: real} = Date;
  Date.now = () => now;
  const clock = new BackendClock();
  clock.heard(told === undefined ? undefined : new Date(told).toISOString());
  try {
    const {backend} = noting(answers);
    const machine = wireLegalRep(fakeAdapters({}, {backend, clock}), 'subject-1') as AnyStateMachine;
    const ofPerson = port !== 'checkEnterprise';
    const attempt = new Attempt({person: {}, smsId: 'sms-1'});
    const input = port === 'checkBankCard' ? {codeTry: attempt, code: new Secret('123456')} : attempt;
    const target = ofPerson ? (portOf(machine, 'checkPerson') as AnyStateMachine) : machine;
    return (await runPort(target, port, input).answer) as A;
  } finally {
    Date.now = real;
  }
};

interface Code {
  readonly code?: {readonly smsId: string; readonly maskedMobile: string; readonly endsAt: number};
  readonly askAt: number;
}
const codeAt = (changes: Parameters<typeof fakeSmsCode>[0], now?: number, told?: number) =>
  dated<Code>('sendSmsCode', {sendSmsCode: async () => fakeSmsCode(changes)}, now, told);

describe('An SMS code on the host’s adapters', () => {
  it('expires at the backend’s time, converted to the device clock', async () => {
    const {code, askAt} = await codeAt({smsId: 'sms-7', expiresAt: at(5 * minute), retryAfter: 45});
    expect({code, askAt}).to.deep.equal({
      code: {smsId: 'sms-7', maskedMobile: '138****8000', endsAt: server + 5 * minute},
      askAt: server + 45_000,
    });
  });

  it('lasts at least one and at most five minutes, and five when the backend sends no time', async () => {
    const lasting = async (ms: number, told?: number) =>
      (((await codeAt({expiresAt: at(ms)}, server, told)).code?.endsAt ?? 0) - server) / minute;
    expect(await lasting(-minute, server)).to.equal(1);
    expect(await lasting(1_440 * minute, server)).to.equal(5);
    for (const ms of [-1_440 * minute, minute, 1_440 * minute]) expect(await lasting(ms)).to.equal(5);
  });

  it('is not created when the backend refuses to send it, and can be asked for again after retryAfter', async () => {
    for (const [more, wait] of [[{retryAfter: 40}, 40_000] as const, [{}, 0] as const]) {
      const refused = fakeRefused('sms-not-sent', more);
      const answer = await dated<Code>('sendSmsCode', {sendSmsCode: async () => refused});
      expect(answer).to.deep.equal({...refused, askAt: server + wait});
    }
  });
});

describe('A ticket on the host’s adapters', () => {
  it('ends at the backend’s time and after 15 minutes at most, whichever of the three checks has returned it', async () => {
    for (const port of ['checkEnterprise', 'checkIdCard', 'checkBankCard']) {
      for (const [ms, endsIn] of [
        [5 * minute, 5 * minute],
        [1_440 * minute, 15 * minute],
      ] as const) {
        const next = {...fakeNext('account-holder'), expiresAt: at(ms)};
        const answer = await dated<object>(port, {[port]: async () => next}, server, server);
        expect(answer, port).to.deep.equal({...next, endsAt: server + endsIn});
      }
      const refused = fakeRefused('person-mismatch');
      expect(await dated<object>(port, {[port]: async () => refused})).to.deep.equal(refused);
    }
  });
});
