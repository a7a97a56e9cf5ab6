import {expect} from 'chai';
import type {AskOptions} from '../../src/adapters/backend.js';
import {composeCardChallenge} from '../../src/domain/card-challenge.js';
import {CertError} from '../../src/domain/errors.js';
import type {CardVerification} from '../../src/domain/ic-card.schemas.js';
import {fakeAgent, fakeBackend, fakeChallenge, fakeOutcome, fakeReading, fakeSignature} from '../../src/testing.js';
import {randomPin} from '../domain/random-pin.js';
import {origin, start} from './ic-card.harness.js';

describe('The IC card’s machine on a host’s adapters', () => {
  it('asks for the card agent at the press, not before', async () => {
    const {actor, at, agentsAsked} = start(fakeBackend(), fakeAgent(), {pressed: false});
    await at('introducing');
    expect(agentsAsked()).to.equal(0);
    actor.send({type: 'readRequested'});
    await at('awaitingPin');
    expect(agentsAsked()).to.be.above(0);
  });

  it('lets the card sign the text that is composed here, for this page, by the PIN that was typed', async () => {
    const pin = randomPin();
    const challenge = fakeChallenge();
    let signed: unknown;
    const agent = fakeAgent({
      sign: async (text, typed) => {
        signed = {text, typed};
        return fakeSignature();
      },
    });
    const {at, signIn} = start(fakeBackend({createCardChallenge: async () => challenge}), agent);
    await signIn(pin);
    await at('certified');
    expect(signed).to.deep.equal({typed: pin, text: composeCardChallenge({...challenge, origin}, Date.now())});
  });

  it('sends for verification what was read and what was signed', async () => {
    const sent: CardVerification[] = [];
    const backend = fakeBackend({
      verifyCard: async (input) => {
        sent.push(input);
        return fakeOutcome();
      },
    });
    const {at, signIn} = start(backend);
    await signIn();
    await at('certified');
    const {certificate, certNo} = fakeReading();
    const {signature, algorithm} = fakeSignature();
    expect(sent).to.deep.equal([{challengeId: fakeChallenge().challengeId, certificate, certNo, signature, algorithm}]);
  });

  it('asks again about one signature by one key, and about the next by another', async () => {
    const keys: (string | undefined)[] = [];
    const backend = fakeBackend({
      verifyCard: async (_, {idempotencyKey}: AskOptions) => {
        keys.push(idempotencyKey);
        if (keys.length === 1) throw new CertError('network');
        return keys.length === 2 ? {passed: false, refusal: {code: 'challenge-expired'}} : fakeOutcome();
      },
    });
    const {actor, at, signIn} = start(backend);
    await signIn();
    await at('unverified');
    actor.send({type: 'retried'});
    await signIn();
    await at('certified');
    const [first, again, next] = keys;
    expect(first).to.match(/^[0-9a-f]{32}$/);
    expect(again).to.equal(first);
    expect(next)
      .to.match(/^[0-9a-f]{32}$/)
      .and.not.equal(first);
    expect(keys).to.have.length(3);
  });

  it('shows the card nothing of a challenge that does not fit', async () => {
    const hostile = {
      nonce: `${'A'.repeat(22)}\n报关单`,
      uscc: '91310000PDY000028',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    for (const [name, value] of Object.entries(hostile)) {
      let isAsked = false;
      const agent = fakeAgent({
        sign: async () => {
          isAsked = true;
          return fakeSignature();
        },
      });
      const backend = fakeBackend({createCardChallenge: async () => ({...fakeChallenge(), [name]: value})});
      const {at, signIn} = start(backend, agent);
      await signIn();
      const {problem} = (await at('notRead')).context;
      expect(problem, name).to.deep.include({code: 'contract', details: {subject: `cardChallenge.${name}`}});
      expect(isAsked, name).to.equal(false);
    }
  });

  it('verifies nothing where another card signed than was read', async () => {
    let isVerified = false;
    const backend = fakeBackend({
      verifyCard: async () => {
        isVerified = true;
        return fakeOutcome();
      },
    });
    const agent = fakeAgent({sign: async () => fakeSignature({certNo: 'fedcba9876543210'})});
    const {at, signIn} = start(backend, agent);
    await signIn();
    expect((await at('notRead')).context.problem?.code).to.equal('card-changed');
    expect(isVerified).to.equal(false);
  });

  it('does not certify by an answer that does not fit', async () => {
    const unfit = {...fakeOutcome(), level: undefined} as unknown as ReturnType<typeof fakeOutcome>;
    const {at, signIn} = start(fakeBackend({verifyCard: async () => unfit}));
    await signIn();
    expect((await at('unverified')).context.problem).to.deep.include({
      code: 'contract',
      details: {subject: 'verifyCard.level'},
    });
  });

  it('tells the host’s own adapters when it is cancelled', async () => {
    let hear: (signal: AbortSignal) => void;
    const reading = new Promise<AbortSignal>((resolve) => {
      hear = resolve;
    });
    const agent = fakeAgent({
      readCard: ({signal}) => {
        hear(signal);
        return new Promise(() => undefined);
      },
    });
    const {actor} = start(fakeBackend(), agent);
    const heard = await reading;
    expect(heard.aborted).to.equal(false);
    actor.send({type: 'cancelled'});
    expect(heard.aborted).to.equal(true);
  });
});
