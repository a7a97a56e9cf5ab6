import {expect} from 'chai';
import type {HumanCheck} from '../../src/adapters/attempts.js';
import type {CertBackend} from '../../src/adapters/backend.js';
import type {ConsentNotice} from '../../src/domain/consent.js';
import {fakeAgent, fakeChallenge, fakeOutcome, fakeRefused} from '../../src/fakes.js';
import {sampleConsent} from '../machines/answers.js';
import {start, verifying} from './ic-card.harness.js';

const notice = (version: string, required = true): ConsentNotice => ({id: 'notice-1', version, text: '告知', required});
const consent = {...sampleConsent, version: '2'};

describe('The IC card path with a consent notice', () => {
  it('does not sign before the required consent is given, and sends the consent', async () => {
    const {sent, backend} = verifying(fakeOutcome());
    const {actor, at, signIn} = start(backend, fakeAgent(), {adapters: {consent: {'ic-card': notice('2')}}});
    await signIn();
    expect(actor.getSnapshot().value).to.equal('awaitingPin');
    expect(actor.getSnapshot().context.consentMissing).to.equal(true);
    actor.send({type: 'consentChanged', consent});
    await signIn();
    await at('certified');
    expect(sent.map((each) => each.consent)).to.deep.equal([consent]);
  });

  it('continues when the notice is informational, for another method, or absent', async () => {
    for (const notices of [{'ic-card': notice('2', false)}, {'legal-rep': notice('2')}, {}, undefined]) {
      const {sent, backend} = verifying(fakeOutcome());
      const {at, signIn} = start(backend, fakeAgent(), {adapters: {consent: notices}});
      await signIn();
      const {context} = await at('certified');
      expect(context.consentMissing).to.equal(false);
      expect(sent).to.have.length(1);
      expect(sent[0]).not.to.have.property('consent');
    }
  });

  it('asks for consent again when the host changes the notice while the path is open', async () => {
    const {sent, backend} = verifying(fakeOutcome());
    const adapters = {consent: {'ic-card': notice('2')}};
    const {actor, at, signIn} = start(backend, fakeAgent(), {adapters});
    await at('awaitingPin');
    actor.send({type: 'consentChanged', consent});
    adapters.consent = {'ic-card': notice('3')};
    await signIn();
    expect(actor.getSnapshot().value).to.equal('awaitingPin');
    expect(actor.getSnapshot().context.consentMissing).to.equal(true);
    actor.send({type: 'consentChanged', consent: {...consent, version: '3'}});
    await signIn();
    await at('certified');
    expect(sent.map((each) => each.consent?.version)).to.deep.equal(['3']);
  });
});

describe('The IC card path with a human check', () => {
  const needsHuman = fakeRefused('human-check-required');

  it('sends the same signature again with the token and a new key', async () => {
    const {sent, options, backend} = verifying(needsHuman, fakeOutcome());
    const asked: string[] = [];
    const humanCheck: HumanCheck = async (reason) => {
      asked.push(reason);
      return 'slider-1';
    };
    const {at, signIn} = start(backend, fakeAgent(), {adapters: {humanCheck}});
    await signIn();
    await at('certified');
    expect(asked).to.deep.equal(['verifyCard']);
    expect(sent).to.have.length(2);
    expect(sent[1]).to.equal(sent[0]);
    const [first, second] = options;
    expect(options.map((each) => each.humanCheck)).to.deep.equal([undefined, 'slider-1']);
    expect(second?.idempotencyKey).to.be.a('string').and.not.equal(first?.idempotencyKey);
  });

  it('runs the check before the challenge is created, when the backend requires it', async () => {
    const {backend} = verifying(fakeOutcome());
    const asked: string[] = [];
    const tokens: (string | undefined)[] = [];
    const createCardChallenge: CertBackend['createCardChallenge'] = async (_, {humanCheck}) => {
      tokens.push(humanCheck);
      return humanCheck === undefined ? needsHuman : fakeChallenge();
    };
    const humanCheck: HumanCheck = async (reason) => {
      asked.push(reason);
      return 'slider-1';
    };
    const {at, signIn} = start({...backend, createCardChallenge}, fakeAgent(), {adapters: {humanCheck}});
    await signIn();
    await at('certified');
    expect(asked).to.deep.equal(['createCardChallenge']);
    expect(tokens).to.deep.equal([undefined, 'slider-1']);
  });

  it('can be retried after a failed check, without signing again', async () => {
    const {sent, backend} = verifying(needsHuman, needsHuman, fakeOutcome());
    let checks = 0;
    const humanCheck: HumanCheck = async () => {
      checks += 1;
      if (checks === 1) throw new Error('closed');
      return 'slider-2';
    };
    const {actor, at, signIn} = start(backend, fakeAgent(), {adapters: {humanCheck}});
    await signIn();
    expect((await at('notVerified')).context.problem?.code).to.equal('human-check-failed');
    actor.send({type: 'retried'});
    await at('certified');
    expect(checks).to.equal(2);
    expect(new Set(sent).size).to.equal(1);
  });

  it('fails with not-configured when the host provides no check, and keeps the signature', async () => {
    const {sent, backend} = verifying(needsHuman, fakeOutcome());
    const {actor, at, signIn} = start(backend);
    await signIn();
    const {problem} = (await at('notVerified')).context;
    expect(problem).to.deep.include({code: 'not-configured', details: {where: 'humanCheck'}});
    actor.send({type: 'retried'});
    await at('certified');
    expect(new Set(sent).size).to.equal(1);
  });
});
