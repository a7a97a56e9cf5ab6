import {expect} from 'chai';
import {CertError} from '../../src/domain/errors.js';
import {hasUnsavedInput} from '../../src/machines/certification.setup.js';
import type {MethodResult} from '../../src/machines/method.js';
import {fakeOutcome} from '../../src/fakes.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

const both = withMethods(method('ic-card'), method('bank-ukey'));
const draft = {typed: 'of the card'};

const started = async (status = both): Promise<CertificationRun> =>
  new CertificationRun({getStatus: async () => status}).inMethod('ic-card');

/** Ends the method that shows, and comes home again. */
const endedAs = async (run: CertificationRun, result: MethodResult): Promise<void> => {
  run.method.end(result);
  await run.at(result.type === 'passed' || result.type === 'pending' ? 'result' : {home: 'refreshing'});
  if (run.now.matches('result')) run.send('finished');
  await run.atHome();
};

describe('A method’s draft', () => {
  it('is used only once, so a record saved after an interruption is not saved again', async () => {
    const run = await started();
    await endedAs(run, {type: 'left'});
    await run.inMethod('profile');
    (await run.interrupted(draft)).send('retried');
    await run.at('inMethod');
    expect(run.method.input.draft).to.equal(draft);
    await endedAs(run, {type: 'closed'});
    await run.inMethod('profile');
    expect(run.method.input.draft).to.equal(undefined);
  });
});

describe('What leaving the page would lose', () => {
  it('is the draft of a left method, until that method is open again or left without one, or the user is certified', async () => {
    const run = await started();
    const isLost = () => hasUnsavedInput(run.now.context);
    const left = (isUnsaved: boolean) => endedAs(run, {type: 'left', draft, hasUnsavedInput: isUnsaved});
    await left(true);
    expect(isLost()).to.equal(true);
    await run.inMethod('ic-card');
    expect(isLost(), 'while it says so itself').to.equal(false);
    await left(true);
    await run.inMethod('bank-ukey');
    expect(isLost(), 'in another one').to.equal(true);
    await left(false);
    expect(isLost(), 'after another one').to.equal(true);
    await run.inMethod('ic-card');
    await left(false);
    expect(isLost()).to.equal(false);
    await run.inMethod('ic-card');
    await left(true);
    await run.inMethod('bank-ukey');
    await endedAs(run, {type: 'passed', outcome: fakeOutcome()});
    expect(isLost()).to.equal(false);
  });
});

describe('A method whose element is taken out of the page', () => {
  it('receives suspended, and is opened again with its draft and without a press when the element is back', async () => {
    const run = await started();
    expect(run.send('suspended').toMethod).to.deep.equal([{type: 'suspended'}]);
    run.method.end({type: 'interrupted', error: new CertError('cancelled'), draft});
    await run.at('suspended');
    await run.send('resumed').opened();
    expect(run.method.input).to.deep.equal({...run.standing, pressed: false, draft});
  });
});

describe('A method left for another one', () => {
  it('leads to the method that the host opens, or as pressed to the one that the left method names', async () => {
    const run = await started();
    expect(run.choose('bank-ukey', false).toMethod).to.deep.equal([{type: 'left', to: 'bank-ukey'}]);
    run.method.end({type: 'left', to: 'bank-ukey'});
    await run.at('opening');
    await run.opened();
    expect(run.method.input.pressed).to.equal(false);
    await endedAs(run.choose('ic-card', false), {type: 'closed'});
    await run.inMethod('bank-ukey');
    run.choose('profile', false).method.end({type: 'left', to: 'ic-card'});
    await run.at('opening');
    await run.opened();
    expect([run.asked.at(-1), run.method.input.pressed]).to.deep.equal(['ic-card', true]);
  });

  it('opens the other one at once as pressed, and keeps its draft', async () => {
    const run = await started();
    run.method.end({type: 'left', to: 'bank-ukey', draft});
    await run.at('opening');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'bank-ukey']);
    expect(run.method.input).to.deep.equal({...run.standing, pressed: true});
    run.method.end({type: 'left', to: 'ic-card'});
    await run.at('opening');
    await run.at('inMethod');
    expect(run.method.input).to.deep.equal({...run.standing, pressed: true, draft});
  });
});
