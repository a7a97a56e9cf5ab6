import {expect} from 'chai';
import type {Status} from '../../src/domain/schemas.js';
import {fakeOutcome, fakeStatus} from '../../src/fakes.js';
import {inTurn, pending} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

const incomplete = async (): Promise<Status> => fakeStatus({profile: 'incomplete'});

describe('The profile, in the journey of a certification', () => {
  it('is opened by itself while it is incomplete, without a press', async () => {
    const run = await new CertificationRun({getStatus: incomplete}).opened();
    expect(run.asked).to.deep.equal(['status', 'profile']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false});
  });

  it('is not opened by itself where it is complete, or where the backend has none to show', async () => {
    for (const status of [fakeStatus({profile: 'complete'}), fakeStatus()]) {
      const run = await new CertificationRun({getStatus: async () => status}).atHome();
      expect(run.asked).to.deep.equal(['status']);
    }
  });

  it('is not opened by itself for a user who needs no certification', async () => {
    const run = new CertificationRun({getStatus: async () => fakeStatus({applicable: false, profile: 'incomplete'})});
    await run.at('notApplicable');
    expect(run.asked).to.deep.equal(['status']);
  });

  it('stands back behind a method that was chosen, or that the host begins with', async () => {
    const chosen = pending<Status>();
    const run = new CertificationRun({getStatus: () => chosen.promise}).choose('ic-card');
    chosen.answer(fakeStatus({profile: 'incomplete'}));
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card']);

    const begun = await new CertificationRun({getStatus: incomplete}, {startWith: 'ic-card'}).opened();
    expect(begun.asked).to.deep.equal(['status', 'ic-card']);
  });

  it('is opened where the host begins with it, and at home by a press, whatever methods there are', async () => {
    const none = async (): Promise<Status> => withMethods();
    const begun = await new CertificationRun({getStatus: none}, {startWith: 'profile', only: ['ic-card']}).opened();
    expect(begun.asked).to.deep.equal(['status', 'profile']);

    const run = await new CertificationRun({getStatus: none}).inMethod('profile');
    expect(run.asked).to.deep.equal(['status', 'profile']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
  });

  it('holds nobody: closed or left while it is incomplete, it leads home and does not open again', async () => {
    for (const type of ['closed', 'left'] as const) {
      const run = await new CertificationRun({getStatus: incomplete}).opened();
      run.method.end({type});
      (await run.atHome()).send('refreshRequested');
      await run.atHome();
      expect(run.asked).to.deep.equal(['status', 'profile', 'status', 'status']);
      await run.choose('ic-card').at('inMethod');
    }
  });

  it('holds nobody who cancels its opening, or for whom it does not open', async () => {
    const part = pending<undefined>();
    const cancelled = new CertificationRun({getStatus: incomplete, openMethod: () => part.promise});
    (await cancelled.reach('opening')).send('cancelled');
    await cancelled.at({home: 'current'});

    const broken = new CertificationRun({getStatus: incomplete, openMethod: () => Promise.reject(new Error('chunk'))});
    (await broken.reach('notOpened')).send('left');
    await broken.at({home: 'current'});
  });

  it('is no method: what it ends with is no result', async () => {
    const run = await new CertificationRun().inMethod('profile');
    run.method.end({type: 'closed'});
    await run.atHome();
    expect(run.now.context.result).to.equal(undefined);
    expect(run.now.context.method).to.equal(undefined);
  });

  it('is opened anew after a result where it is incomplete by then', async () => {
    const run = new CertificationRun({getStatus: inTurn(fakeStatus(), incomplete)});
    await run.inMethod('ic-card');
    run.method.end({type: 'passed', outcome: fakeOutcome()});
    (await run.reach('result')).send('finished');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'status', 'profile']);
  });
});

describe('The journey with the profile only', () => {
  const solo = {startWith: 'profile', only: ['profile'], solo: true};

  it('leads back into it after it was left or closed', async () => {
    for (const type of ['closed', 'left'] as const) {
      const run = await new CertificationRun({}, solo).opened();
      run.method.end({type});
      await run.at('asking');
      await run.at('inMethod');
      expect(run.asked).to.deep.equal(['status', 'profile', 'status', 'profile']);
    }
  });

  it('of a method does not turn aside into it', async () => {
    const run = new CertificationRun(
      {getStatus: async () => fakeStatus({...withMethods(method('ic-card', false)), profile: 'incomplete'})},
      {startWith: 'ic-card', only: ['ic-card'], solo: true},
    );
    await run.atHome();
    expect(run.asked).to.deep.equal(['status']);
  });
});
