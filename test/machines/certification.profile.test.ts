import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {inTurn, pending} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

const incomplete = async (): Promise<Status> => fakeStatus({profile: 'incomplete'});

describe('The profile in the journey', () => {
  it('is opened automatically while it is incomplete, as not pressed', async () => {
    const run = await new CertificationRun({getStatus: incomplete}).opened();
    expect(run.asked).to.deep.equal(['status', 'profile']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
  });

  it('is not opened automatically when it is complete or not provided by the backend', async () => {
    for (const status of [fakeStatus({profile: 'complete'}), fakeStatus()]) {
      const run = await new CertificationRun({getStatus: async () => status}).atHome();
      expect(run.asked).to.deep.equal(['status']);
    }
  });

  it('is not opened automatically for a user who needs no certification', async () => {
    const run = new CertificationRun({getStatus: async () => fakeStatus({applicable: false, profile: 'incomplete'})});
    await run.at('notApplicable');
    expect(run.asked).to.deep.equal(['status']);
  });

  it('yields to a method that was chosen or that the host starts with', async () => {
    const chosen = pending<Status>();
    const run = new CertificationRun({getStatus: () => chosen.promise}).choose('ic-card');
    chosen.answer(fakeStatus({profile: 'incomplete'}));
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card']);

    const begun = await new CertificationRun({getStatus: incomplete}, {startWith: 'ic-card'}).opened();
    expect(begun.asked).to.deep.equal(['status', 'ic-card']);
  });

  it('can be opened by the host’s start setting or a press, whatever methods are offered', async () => {
    const none = async (): Promise<Status> => withMethods();
    const begun = await new CertificationRun({getStatus: none}, {startWith: 'profile', only: ['ic-card']}).opened();
    expect(begun.asked).to.deep.equal(['status', 'profile']);

    const run = await new CertificationRun({getStatus: none}).inMethod('profile');
    expect(run.asked).to.deep.equal(['status', 'profile']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
  });

  it('is opened only once: closed or left incomplete, it returns home', async () => {
    for (const type of ['closed', 'left'] as const) {
      const run = await new CertificationRun({getStatus: incomplete}).opened();
      run.method.end({type});
      (await run.atHome()).send('refreshRequested');
      await run.atHome();
      expect(run.asked).to.deep.equal(['status', 'profile', 'status', 'status']);
      await run.choose('ic-card').at('inMethod');
    }
  });

  it('returns home when its opening is cancelled or fails', async () => {
    const part = pending<undefined>();
    const cancelled = new CertificationRun({getStatus: incomplete, openMethod: () => part.promise});
    (await cancelled.reach('opening')).send('cancelled');
    await cancelled.at({home: 'current'});

    const broken = new CertificationRun({getStatus: incomplete, openMethod: () => Promise.reject(new Error('chunk'))});
    (await broken.reach('notOpened')).send('left');
    await broken.at({home: 'current'});
  });

  it('is no method, so it leaves no result', async () => {
    const run = await new CertificationRun().inMethod('profile');
    run.method.end({type: 'closed'});
    await run.atHome();
    expect(run.now.context.result).to.equal(undefined);
    expect(run.now.context.method).to.equal(undefined);
  });

  it('is opened again after a result when it is incomplete by then', async () => {
    const run = new CertificationRun({getStatus: inTurn(fakeStatus(), incomplete)});
    await run.inMethod('ic-card');
    run.method.end({type: 'passed', outcome: fakeOutcome()});
    (await run.reach('result')).send('finished');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'status', 'profile']);
  });
});

describe('A journey limited to one place', () => {
  const solo = {startWith: 'profile', only: ['profile'], solo: true};

  it('opens the profile again after it was left or closed, when limited to it', async () => {
    for (const type of ['closed', 'left'] as const) {
      const run = await new CertificationRun({}, solo).opened();
      run.method.end({type});
      await run.at('asking');
      await run.at('inMethod');
      expect(run.asked).to.deep.equal(['status', 'profile', 'status', 'profile']);
    }
  });

  it('does not open an incomplete profile when limited to a method', async () => {
    const run = new CertificationRun(
      {getStatus: async () => fakeStatus({...withMethods(method('ic-card', false)), profile: 'incomplete'})},
      {startWith: 'ic-card', only: ['ic-card'], solo: true},
    );
    await run.atHome();
    expect(run.asked).to.deep.equal(['status']);
  });
});
