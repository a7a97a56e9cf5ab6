import {expect} from 'chai';
import {createActor, waitFor} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import type {Status} from '../../src/domain/schemas.js';
import {certificationMachine} from '../../src/machines/certification.machine.js';
import {fakeStatus} from '../../src/testing.js';
import {CertificationRun, method, pending, withMethods} from './certification.harness.js';

const failing = async (): Promise<never> => {
  throw new CertError('network');
};

/** Answers the first time so, the next time so. */
const inTurn = (...answers: (() => Promise<Status>)[]) => {
  let asked = 0;
  return () => (answers[Math.min(asked++, answers.length - 1)] ?? failing)();
};

describe('The journey of a certification, at home', () => {
  it('begins with the question where the user stands', async () => {
    const status = fakeStatus();
    const run = new CertificationRun({getStatus: async () => status});
    expect(run.now.value).to.equal('asking');
    expect((await run.at({home: 'current'})).context.status).to.deep.equal(status);
    expect(run.offered).to.deep.equal(['ic-card']);
    expect(run.asked).to.deep.equal(['status']);
  });

  it('says not-configured where no backend was given to it', async () => {
    const actor = createActor(certificationMachine, {
      input: {known: ['ic-card'], only: undefined, startWith: undefined, solo: false},
    }).start();
    const {context, value} = await waitFor(actor, (snapshot) => !snapshot.hasTag('busy'));
    expect(value).to.equal('notAsked');
    expect(context.problem).to.deep.include({code: 'not-configured', details: {where: 'getStatus'}});
  });

  it('says that it could not ask, and asks again at a press', async () => {
    const run = new CertificationRun({getStatus: inTurn(failing, async () => fakeStatus())});
    expect((await run.at('notAsked')).context.problem?.code).to.equal('network');
    expect(run.told).to.deep.equal(['network']);
    run.actor.send({type: 'retried'});
    expect((await run.at({home: 'current'})).context.problem).to.equal(undefined);
  });

  it('ends the question when it is cancelled, shows nothing for it, and asks again at a press', async () => {
    const question = pending<Status>();
    const run = new CertificationRun({
      getStatus: inTurn(
        () => question.promise,
        async () => fakeStatus(),
      ),
    });
    run.actor.send({type: 'cancelled'});
    expect(run.now.value).to.equal('paused');
    expect(run.signals[0]?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
    question.answer(fakeStatus({applicable: false}));
    run.actor.send({type: 'retried'});
    await run.at({home: 'current'});
  });

  it('offers nothing to a user who needs no certification, until that has changed', async () => {
    const run = new CertificationRun({
      getStatus: inTurn(
        async () => fakeStatus({applicable: false}),
        async () => fakeStatus(),
      ),
    });
    await run.at('notApplicable');
    run.choose();
    expect(run.now.value).to.equal('notApplicable');
    run.actor.send({type: 'refreshRequested'});
    await run.at({home: 'current'});
    expect(run.asked).to.deep.equal(['status', 'status']);
  });

  it('keeps what is shown, and usable, while it is asked for again', async () => {
    const again = pending<Status>();
    const first = fakeStatus();
    const second = fakeStatus({level: {id: 'high', rank: 3, label: '高'}});
    const run = new CertificationRun({
      getStatus: inTurn(
        async () => first,
        () => again.promise,
      ),
    });
    await run.at({home: 'current'});
    run.actor.send({type: 'refreshRequested'});
    run.actor.send({type: 'refreshRequested'});
    expect(run.now.value).to.deep.equal({home: 'refreshing'});
    expect(run.now.context.status).to.deep.equal(first);
    expect(run.offered).to.deep.equal(['ic-card']);
    expect(run.now.can({type: 'methodChosen', method: 'ic-card', pressed: true})).to.equal(true);
    again.answer(second);
    expect((await run.at({home: 'current'})).context.status).to.deep.equal(second);
    expect(run.asked).to.deep.equal(['status', 'status']);
  });

  it('gives a refreshing up when a method is chosen meanwhile', async () => {
    const again = pending<Status>();
    const run = new CertificationRun({
      getStatus: inTurn(
        async () => fakeStatus(),
        () => again.promise,
      ),
    });
    await run.at({home: 'current'});
    run.actor.send({type: 'refreshRequested'});
    run.choose();
    await run.at('inMethod');
    expect(run.signals[1]?.aborted).to.equal(true);
  });

  it('says so when a refreshing fails, or finds that nothing is needed any more', async () => {
    const broken = new CertificationRun({getStatus: inTurn(async () => fakeStatus(), failing)});
    await broken.at({home: 'current'});
    broken.actor.send({type: 'refreshRequested'});
    expect((await broken.at('notAsked')).context.problem?.code).to.equal('network');
    expect(broken.told).to.deep.equal(['network']);

    const done = new CertificationRun({
      getStatus: inTurn(
        async () => fakeStatus(),
        async () => fakeStatus({applicable: false}),
      ),
    });
    await done.at({home: 'current'});
    done.actor.send({type: 'refreshRequested'});
    await done.at('notApplicable');
  });
});

describe('The methods that home offers', () => {
  const both = withMethods(method('ic-card'), method('face-scan'), method('bank-ukey'));

  it('are those that the backend names and this build knows, in the backend’s order', async () => {
    const run = new CertificationRun({getStatus: async () => both}, {known: ['bank-ukey', 'ic-card']});
    await run.at({home: 'current'});
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
  });

  it('are those that the host wants, in the host’s order', async () => {
    const run = new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey', 'ic-card']});
    await run.at({home: 'current'});
    expect(run.offered).to.deep.equal(['bank-ukey', 'ic-card']);
    const one = new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey']});
    await one.at({home: 'current'});
    expect(one.offered).to.deep.equal(['bank-ukey']);
  });

  it('are none that the host wants but the backend does not name, or this build does not know', async () => {
    const run = new CertificationRun({getStatus: async () => both}, {only: ['legal-rep', 'face-scan', 'ic-card']});
    await run.at({home: 'current'});
    expect(run.offered).to.deep.equal(['ic-card']);
  });

  it('change at once when the host changes its mind, and only once there is something to offer', async () => {
    const run = new CertificationRun({getStatus: async () => both});
    run.actor.send({type: 'methodsConfigured', only: ['bank-ukey']});
    expect(run.offered).to.deep.equal([]);
    await run.at({home: 'current'});
    expect(run.offered).to.deep.equal(['bank-ukey']);
    run.actor.send({type: 'methodsConfigured', only: undefined});
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
    expect(run.asked).to.deep.equal(['status']);
  });

  it('can be chosen; any other cannot, nor one that is off', async () => {
    const status = withMethods(method('ic-card'), method('face-scan'), method('bank-ukey', false));
    const run = new CertificationRun({getStatus: async () => status}, {known: ['ic-card', 'bank-ukey', 'legal-rep']});
    await run.at({home: 'current'});
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
    for (const id of ['bank-ukey', 'face-scan', 'legal-rep', '', '__proto__']) {
      expect(run.now.can({type: 'methodChosen', method: id, pressed: true}), id).to.equal(false);
      run.choose(id);
      expect(run.now.value).to.deep.equal({home: 'current'});
    }
    expect(run.asked).to.deep.equal(['status']);
    run.choose('ic-card');
    expect(run.now.value).to.equal('opening');
  });

  it('cannot be chosen where the host does not want them', async () => {
    const run = new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey']});
    await run.at({home: 'current'});
    run.choose('ic-card');
    expect(run.asked).to.deep.equal(['status']);
  });
});
