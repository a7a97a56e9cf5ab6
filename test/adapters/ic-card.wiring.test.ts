import {expect} from 'chai';
import {toPromise} from 'xstate';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {BackendClock} from '../../src/domain/clock.js';
import {
  fakeAgent,
  fakeBackend,
  fakeChallenge,
  fakeOutcome,
  fakeReading,
  fakeRefused,
  fakeSignature,
} from '../../src/fakes.js';
import {randomPin} from '../domain/random-pin.js';
import {failing} from '../machines/answers.js';
import {signing, start, verifying} from './ic-card.harness.js';
import {origin, unanswered} from './wired.js';

describe('The IC card machine wired to the host’s adapters', () => {
  it('requests the card agent on the press, not before', async () => {
    const {actor, at, agentsAsked} = start(fakeBackend(), fakeAgent(), {pressed: false});
    await at('introducing');
    expect(agentsAsked()).to.equal(0);
    actor.send({type: 'readRequested'});
    await at('awaitingPin');
    expect(agentsAsked()).to.be.above(0);
  });

  it('signs the text composed from the challenge, the page origin and the subject, with the typed PIN', async () => {
    const pin = randomPin();
    const challenge = fakeChallenge();
    const {signed, agent} = signing();
    const {at, signIn} = start(fakeBackend({createCardChallenge: async () => challenge}), agent);
    await signIn(pin);
    await at('certified');
    const text = composeCardChallenge({...challenge, origin, subject: 'subject-1'});
    expect(signed).to.deep.equal([{typed: pin, text}]);
  });

  it('does not use the PIN when the challenge is about another user', async () => {
    const {signed, agent} = signing();
    const backend = fakeBackend({createCardChallenge: async () => fakeChallenge({subject: 'subject-2'})});
    const {actor, signIn} = start(backend, agent);
    await signIn();
    const result = await toPromise(actor);
    expect(result.type === 'interrupted' && result.error.code).to.equal('subject-changed');
    expect(signed).to.deep.equal([]);
  });

  it('sends the subject with the challenge request and the verification', async () => {
    const subjects: (string | undefined)[] = [];
    const backend = fakeBackend({
      createCardChallenge: async (_, {subject}) => {
        subjects.push(subject);
        return fakeChallenge();
      },
      verifyCard: async (_, {subject}) => {
        subjects.push(subject);
        return fakeOutcome();
      },
    });
    const {at, signIn} = start(backend);
    await signIn();
    await at('certified');
    expect(subjects).to.deep.equal(['subject-1', 'subject-1']);
  });

  it('retries the same signature with the same key after a new sign-in, without signing again', async () => {
    const {signed, agent} = signing();
    const {sent, options, backend} = verifying(failing('unauthenticated'), fakeOutcome());
    const {actor, signIn} = start(backend, agent);
    await signIn();
    const result = await toPromise(actor);
    const again = start(backend, agent, {draft: result.type === 'interrupted' ? result.draft : undefined});
    await again.at('certified');
    expect(sent).to.have.length(2);
    expect([sent[1], options[1]]).to.deep.equal([sent[0], options[0]]);
    expect(signed).to.have.length(1);
  });

  it('sends the read certificate and the signature for verification', async () => {
    const {sent, backend} = verifying();
    const {at, signIn} = start(backend);
    await signIn();
    await at('certified');
    const {certificate, certNo} = fakeReading();
    const {signature, algorithm} = fakeSignature();
    expect(sent).to.deep.equal([{challengeId: fakeChallenge().challengeId, certificate, certNo, signature, algorithm}]);
  });

  it('retries one signature with one key, and sends the next with a new key', async () => {
    const {options, backend} = verifying(failing('network'), fakeRefused('challenge-expired'), fakeOutcome());
    const {actor, at, signIn} = start(backend);
    await signIn();
    await at('notVerified');
    actor.send({type: 'retried'});
    await signIn();
    await at('certified');
    const keys = options.map(({idempotencyKey}) => idempotencyKey);
    const [first, again, next] = keys;
    expect(first).to.match(/^[0-9a-f]{32}$/);
    expect(again).to.equal(first);
    expect(next)
      .to.match(/^[0-9a-f]{32}$/)
      .and.not.equal(first);
    expect(keys).to.have.length(3);
  });

  it('certifies whatever the PC clock says, and judges the expiry date by the backend’s time', async () => {
    const dayMs = 86_400_000;
    const now = Date.parse('2026-01-15T02:30:00Z');
    for (const off of [-dayMs, -600_000, 600_000, dayMs]) {
      const {now: real} = Date;
      Date.now = () => now + off;
      try {
        const clock = new BackendClock();
        clock.heard(new Date(now).toISOString());
        const ending = (validTo: number) => fakeAgent({readCard: async () => ({...fakeReading(), validTo})});
        const today = start(fakeBackend(), ending(now + 1), {adapters: {clock}});
        await today.signIn();
        const {reading} = (await today.at('certified')).context;
        expect([reading?.daysLeft, reading?.isDateSure], String(off)).to.deep.equal([1, true]);
        const expired = start(fakeBackend(), ending(now), {adapters: {clock}});
        expect((await expired.at('notRead')).context.problem?.code, String(off)).to.equal('card-expired');
      } finally {
        Date.now = real;
      }
    }
  });

  it('rejects no card by the PC clock alone', async () => {
    const agent = fakeAgent({readCard: async () => ({...fakeReading(), validTo: Date.now() - 86_400_000})});
    const {at, signIn} = start(fakeBackend(), agent);
    await signIn();
    const {reading} = (await at('certified')).context;
    expect([reading?.daysLeft, reading?.isDateSure]).to.deep.equal([-1, false]);
  });

  it('signs nothing when the challenge does not match the schema', async () => {
    const hostile = {
      nonce: `${'A'.repeat(22)}\n报关单`,
      uscc: '91310000PDY000028',
      expiresAt: '2026-01-15T02:30:00',
    };
    for (const [name, value] of Object.entries(hostile)) {
      const {signed, agent} = signing();
      const backend = fakeBackend({createCardChallenge: async () => ({...fakeChallenge(), [name]: value})});
      const {at, signIn} = start(backend, agent);
      await signIn();
      const {problem} = (await at('notRead')).context;
      expect([problem?.code, problem?.details.where], name).to.deep.equal(['contract', `createCardChallenge.${name}`]);
      expect(signed, name).to.deep.equal([]);
    }
  });

  it('fails with card-changed and verifies nothing when another card signed than was read', async () => {
    const {sent, backend} = verifying();
    const {agent} = signing(fakeSignature({certNo: 'fedcba9876543210'}));
    const {at, signIn} = start(backend, agent);
    await signIn();
    expect((await at('notRead')).context.problem?.code).to.equal('card-changed');
    expect(sent).to.deep.equal([]);
  });

  it('does not certify when the answer does not match the schema', async () => {
    const unfit = {...fakeOutcome(), level: undefined} as unknown as ReturnType<typeof fakeOutcome>;
    const {at, signIn} = start(fakeBackend({verifyCard: async () => unfit}));
    await signIn();
    expect((await at('notVerified')).context.problem).to.deep.include({
      code: 'contract',
      details: {where: 'verifyCard.level', expected: 'object', got: 'nothing'},
    });
  });

  it('aborts the host adapter’s signal when it is cancelled', async () => {
    const question = unanswered();
    const {actor} = start(fakeBackend(), fakeAgent({readCard: question.ask}));
    const heard = await question.heard;
    expect(heard.aborted).to.equal(false);
    actor.send({type: 'cancelled'});
    expect(heard.aborted).to.equal(true);
  });
});
