import {expect} from 'chai';
import {createActor, toPromise} from 'xstate';
import type {Adapters} from '../../src/adapters/adapters.js';
import type {CardAgent} from '../../src/adapters/card-agent.js';
import {wire as wireIcCard} from '../../src/adapters/ic-card.wiring.js';
import {JourneyLog} from '../../src/adapters/journey-log.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {BackendClock} from '../../src/domain/time.js';
import {Secret} from '../../src/domain/secret.js';
import {fakeAgent, fakeChallenge, fakeReading, fakeSignature, type FakeAgentAnswers} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import type {Backend} from '../harness/world.js';
import {failing} from '../machines/answers.js';
import {arriving, begin, type Place} from '../machines/run.js';
import type {IcCardMachine} from '../../src/machines/ic-card.machine.js';
import {fakeAdapters, noting, origin, runPort} from './wired.js';

/** The card's machine on a host's own backend and agent, with what the card signed and by which PIN. */
const start = (
  {sign, ...card}: FakeAgentAnswers = {},
  answers: Partial<Backend> = {},
  adapters: Partial<Adapters> = {},
) => {
  const {backend, sent} = noting(answers);
  const signed: {text: string; typed: string}[] = [];
  const agent = fakeAgent({
    ...card,
    sign: async (text, typed, options) => {
      signed.push({text, typed});
      return sign ? sign(text, typed, options) : fakeSignature();
    },
  });
  const wired = wireIcCard(fakeAdapters({}, {backend, agent: async () => agent, ...adapters}), 'subject-1');
  const actor = begin(createActor(wired, {input: {pressed: true}}));
  const at = (place: Place<IcCardMachine>) => arriving<IcCardMachine>(actor, place);
  const signIn = async (pin = randomPin()) => {
    await at('awaitingPin');
    actor.send({type: 'pinEntered', pin: new Secret(pin)});
  };
  return {actor, at, signIn, signed, sent};
};

describe('The IC card machine wired to the host’s adapters', () => {
  it('signs the text of challenge, page and subject with the typed PIN, and sends what the card has answered', async () => {
    const pin = randomPin();
    const challenge = fakeChallenge();
    const {at, signIn, signed, sent} = start({}, {createCardChallenge: async () => challenge});
    await signIn(pin);
    await at('certified');
    const text = composeCardChallenge({...challenge, origin, subject: 'subject-1'});
    expect(signed).to.deep.equal([{typed: pin, text}]);
    const {certificate, certNo} = fakeReading();
    const {signature, algorithm} = fakeSignature();
    expect(sent.at(-1)).to.deep.include({
      operation: 'verifyCard',
      input: {challengeId: challenge.challengeId, certificate, certNo, signature, algorithm},
    });
  });

  it('signs nothing when the challenge is about another user, or does not match the schema', async () => {
    const another = start({}, {createCardChallenge: async () => fakeChallenge({subject: 'subject-2'})});
    await another.signIn();
    const result = await toPromise(another.actor);
    expect(result.type === 'interrupted' && result.error.code).to.equal('subject-changed');
    expect(another.signed).to.deep.equal([]);
    const misfits = {
      nonce: `${'A'.repeat(22)}\n报关单`,
      uscc: '91310000PDY000028',
      expiresAt: '2026-01-15T02:30:00',
    };
    for (const [name, value] of Object.entries(misfits)) {
      const {at, signIn, signed} = start({}, {createCardChallenge: async () => fakeChallenge({[name]: value})});
      await signIn();
      const {problem} = (await at('notRead')).context;
      expect([problem?.code, problem?.details.where], name).to.deep.equal(['contract', `createCardChallenge.${name}`]);
      expect(signed, name).to.deep.equal([]);
    }
  });

  it('fails with card-changed and verifies nothing when another card signed than was read', async () => {
    const {at, signIn, sent} = start({sign: async () => fakeSignature({certNo: 'fedcba9876543210'})});
    await signIn();
    expect((await at('notRead')).context.problem?.code).to.equal('card-changed');
    expect(sent.map(({operation}) => operation)).to.deep.equal(['createCardChallenge']);
  });

  it('turns a session or conflict error thrown by the agent into code unexpected with the name of the call', async () => {
    for (const [call, code] of [
      ['willPrompt', 'unauthenticated'],
      ['readCard', 'subject-changed'],
      ['sign', 'conflict'],
    ] as const) {
      const {at, signIn} = start({}, {}, {agent: async () => ({...fakeAgent(), [call]: failing(code)})});
      if (call === 'sign') await signIn();
      const {problem} = (await at('notRead')).context;
      expect([problem?.code, problem?.details.where], call).to.deep.equal(['unexpected', call]);
    }
  });

  it('receives the agent’s events for the browser’s prompt and the connection, and logs the agent’s last call', async () => {
    const sent: string[] = [];
    const agent: CardAgent = {
      ...fakeAgent(),
      readCard: async ({onPrompt, onConnected, onCall}) => {
        onPrompt?.(true);
        onPrompt?.(false);
        onConnected?.();
        onCall?.('first');
        onCall?.('last');
        return fakeReading();
      },
    };
    const log = new JourneyLog();
    const machine = wireIcCard(fakeAdapters({}, {agent: async () => agent, log}), 'subject-1');
    const send = ({type}: {type: string}) => sent.push(type);
    await runPort(machine, 'readCard', {send}).answer;
    expect(sent).to.deep.equal(['promptOpened', 'promptClosed', 'connected']);
    expect(log.requests).to.have.length(1);
    expect(log.requests[0]).to.include({what: 'readCard', call: 'last'});
    await runPort(machine, 'signChallenge', {challenge: fakeChallenge(), reading: fakeReading(), pin: new Secret('')})
      .answer;
    expect(log.requests[1]).to.include({what: 'sign', call: ''});
    expect(await runPort(machine, 'willPrompt').answer).to.equal(false);
  });

  it('judges the expiry date by the backend’s time, whatever the PC clock says, and rejects no card without it', async () => {
    const dayMs = 86_400_000;
    const now = Date.parse('2026-01-15T02:30:00Z');
    const ending = (validTo: number) => ({readCard: async () => ({...fakeReading(), validTo})});
    for (const off of [-dayMs, -600_000, 600_000, dayMs]) {
      const {now: real} = Date;
      Date.now = () => now + off;
      try {
        const clock = new BackendClock();
        clock.heard(new Date(now).toISOString());
        const {reading} = (await start(ending(now + 1), {}, {clock}).at('awaitingPin')).context;
        expect([reading?.daysLeft, reading?.isDateSure], String(off)).to.deep.equal([1, true]);
        const expired = start(ending(now), {}, {clock});
        expect((await expired.at('notRead')).context.problem?.code, String(off)).to.equal('card-expired');
      } finally {
        Date.now = real;
      }
    }
    const {reading} = (await start(ending(Date.now() - dayMs)).at('awaitingPin')).context;
    expect([reading?.daysLeft, reading?.isDateSure]).to.deep.equal([-1, false]);
  });
});
