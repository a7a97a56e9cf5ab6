import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {certificationMachine} from '../../src/machines/certification.machine.js';
import {fakeStatus} from '../../src/fakes.js';
import {failing, inTurn, pending} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';
import {unprovided} from './run.js';

describe('The journey of a certification, at home', () => {
  it('begins with the question where the user stands', async () => {
    const status = fakeStatus();
    const run = new CertificationRun({getStatus: async () => status}).shows('asking');
    expect((await run.at({home: 'current'})).context.status).to.deep.equal(status);
    expect(run.offered).to.deep.equal(['ic-card']);
    expect(run.asked).to.deep.equal(['status']);
  });

  it('says not-configured where no backend was given to it', async () => {
    const input = {known: ['ic-card'], only: undefined, startWith: undefined, solo: false};
    expect(await unprovided(certificationMachine, {input})).to.deep.equal({
      value: 'notAsked',
      problem: {code: 'not-configured', details: {where: 'getStatus'}},
    });
  });

  it('says that it could not ask, and asks again at a press', async () => {
    const run = new CertificationRun({getStatus: inTurn(failing('network'), fakeStatus())});
    await run.failed('notAsked', 'network');
    expect(run.told).to.deep.equal(['network']);
    run.send('retried');
    expect((await run.at({home: 'current'})).context.problem).to.equal(undefined);
  });

  it('ends the question when it is cancelled, shows nothing for it, and asks again at a press', async () => {
    const question = pending<Status>();
    const run = new CertificationRun({getStatus: inTurn(() => question.promise, fakeStatus())});
    run.send('cancelled').shows('paused');
    expect(run.signals[0]?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
    question.answer(fakeStatus({applicable: false}));
    await run.send('retried').at({home: 'current'});
  });

  it('offers nothing to a user who needs no certification, until that has changed', async () => {
    const run = new CertificationRun({getStatus: inTurn(fakeStatus({applicable: false}), fakeStatus())});
    (await run.reach('notApplicable')).choose().shows('notApplicable').send('refreshRequested');
    await run.atHome();
    expect(run.asked).to.deep.equal(['status', 'status']);
  });

  it('keeps what is shown, and usable, while it is asked for again', async () => {
    const again = pending<Status>();
    const first = fakeStatus();
    const second = fakeStatus({level: {id: 'high', rank: 3, label: '高'}});
    const run = await new CertificationRun({getStatus: inTurn(first, () => again.promise)}).atHome();
    run.send('refreshRequested', 'refreshRequested').shows({home: 'refreshing'});
    expect(run.now.context.status).to.deep.equal(first);
    expect(run.offered).to.deep.equal(['ic-card']);
    expect(run.now.can({type: 'methodChosen', method: 'ic-card', pressed: true})).to.equal(true);
    again.answer(second);
    expect((await run.at({home: 'current'})).context.status).to.deep.equal(second);
    expect(run.asked).to.deep.equal(['status', 'status']);
  });

  it('gives a refreshing up when a method is chosen meanwhile', async () => {
    const again = pending<Status>();
    const run = await new CertificationRun({getStatus: inTurn(fakeStatus(), () => again.promise)}).atHome();
    await run.send('refreshRequested').choose().at('inMethod');
    expect(run.signals[1]?.aborted).to.equal(true);
  });

  it('says so when a refreshing fails, or finds that nothing is needed any more', async () => {
    const broken = await new CertificationRun({getStatus: inTurn(fakeStatus(), failing('network'))}).atHome();
    await broken.send('refreshRequested').failed('notAsked', 'network');
    expect(broken.told).to.deep.equal(['network']);

    const done = new CertificationRun({getStatus: inTurn(fakeStatus(), fakeStatus({applicable: false}))});
    (await done.atHome()).send('refreshRequested');
    await done.at('notApplicable');
  });
});

describe('The methods that home offers', () => {
  const both = withMethods(method('ic-card'), method('face-scan'), method('bank-ukey'));

  it('are those that the backend names and this build knows, in the backend’s order', async () => {
    const known = ['legal-rep', 'bank-ukey', 'ic-card'];
    const run = await new CertificationRun({getStatus: async () => both}, {known}).atHome();
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
  });

  it('begin with the recommended one, if it is on', async () => {
    const known = ['bank-ukey', 'ic-card', 'legal-rep'];
    const status = (isOn: boolean) =>
      withMethods(method('legal-rep'), method('ic-card'), method('bank-ukey', isOn), method('face-scan'));
    const run = await new CertificationRun({getStatus: async () => status(true)}, {known}).atHome();
    expect(run.offered).to.deep.equal(['bank-ukey', 'legal-rep', 'ic-card']);
    const off = await new CertificationRun({getStatus: async () => status(false)}, {known}).atHome();
    expect(off.offered).to.deep.equal(['legal-rep', 'ic-card', 'bank-ukey']);
  });

  it('are those that the host wants, in the host’s order', async () => {
    const run = await new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey', 'ic-card']}).atHome();
    expect(run.offered).to.deep.equal(['bank-ukey', 'ic-card']);
    const one = await new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey']}).atHome();
    expect(one.offered).to.deep.equal(['bank-ukey']);
  });

  it('are none that the host wants but the backend does not name, or this build does not know', async () => {
    const run = new CertificationRun({getStatus: async () => both}, {only: ['legal-rep', 'face-scan', 'ic-card']});
    await run.atHome();
    expect(run.offered).to.deep.equal(['ic-card']);
  });

  it('change at once when the host changes its mind, and only once there is something to offer', async () => {
    const run = new CertificationRun({getStatus: async () => both});
    run.actor.send({type: 'methodsConfigured', only: ['bank-ukey']});
    expect(run.offered).to.deep.equal([]);
    await run.atHome();
    expect(run.offered).to.deep.equal(['bank-ukey']);
    run.actor.send({type: 'methodsConfigured', only: undefined});
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
    expect(run.asked).to.deep.equal(['status']);
  });

  it('can be chosen; any other cannot, nor one that is off', async () => {
    const status = withMethods(method('ic-card'), method('face-scan'), method('bank-ukey', false));
    const run = new CertificationRun({getStatus: async () => status}, {known: ['ic-card', 'bank-ukey', 'legal-rep']});
    await run.atHome();
    expect(run.offered).to.deep.equal(['ic-card', 'bank-ukey']);
    for (const id of ['bank-ukey', 'face-scan', 'legal-rep', '', '__proto__']) {
      expect(run.now.can({type: 'methodChosen', method: id, pressed: true}), id).to.equal(false);
      run.choose(id).shows({home: 'current'});
    }
    expect(run.asked).to.deep.equal(['status']);
    run.choose('ic-card').shows('opening');
  });

  it('cannot be chosen where the host does not want them', async () => {
    const run = await new CertificationRun({getStatus: async () => both}, {only: ['bank-ukey']}).atHome();
    run.choose('ic-card');
    expect(run.asked).to.deep.equal(['status']);
  });
});
