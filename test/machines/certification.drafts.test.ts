import {expect} from 'chai';
import type {MethodResult} from '../../src/machines/method.js';
import {fakeOutcome} from '../../src/fakes.js';
import {inTurn} from './answers.js';
import {CertificationRun, method, withMethods} from './certification.harness.js';

const both = withMethods(method('ic-card'), method('bank-ukey'));
const draft = {typed: 'of the card'};
const otherDraft = {typed: 'of the key'};

const started = async (status = both): Promise<CertificationRun> =>
  new CertificationRun({getStatus: async () => status}).inMethod('ic-card');

/** Ends the method that shows, and comes home again. */
const endedAs = async (run: CertificationRun, result: MethodResult): Promise<void> => {
  run.method.end(result);
  await run.at(result.type === 'passed' || result.type === 'pending' ? 'result' : {home: 'refreshing'});
  if (run.now.matches('result')) run.send('finished');
  await run.atHome();
};

const draftOnReturn = async (run: CertificationRun, id = 'ic-card'): Promise<unknown> => {
  await run.inMethod(id);
  return run.method.input.draft;
};

describe('A method’s draft', () => {
  it('is given back to the same method, and to no other', async () => {
    const run = await started();
    expect(run.method.input.draft).to.equal(undefined);
    await endedAs(run, {type: 'left', draft});
    expect(await draftOnReturn(run, 'bank-ukey')).to.equal(undefined);
    await endedAs(run, {type: 'left', draft: otherDraft});
    expect(await draftOnReturn(run)).to.equal(draft);
    await endedAs(run, {type: 'left', draft});
    expect(await draftOnReturn(run, 'bank-ukey')).to.equal(otherDraft);
  });

  it('is the latest one that the method left', async () => {
    const run = await started();
    await endedAs(run, {type: 'left', draft});
    await run.inMethod('ic-card');
    await endedAs(run, {type: 'left', draft: otherDraft});
    expect(await draftOnReturn(run)).to.equal(otherDraft);
  });

  it('is dropped for all methods once the user is certified or pending', async () => {
    for (const result of [
      {type: 'passed', outcome: fakeOutcome()},
      {type: 'pending', checkAfter: 60},
    ] as const) {
      const run = await started();
      await endedAs(run, {type: 'left', draft});
      await run.inMethod('bank-ukey');
      await endedAs(run, result);
      expect(await draftOnReturn(run), result.type).to.equal(undefined);
    }
  });

  it('is dropped for all methods when an answer is about another user', async () => {
    const getStatus = inTurn(both, both, both, {...both, subject: 'subject-2'});
    const run = await new CertificationRun({getStatus}).inMethod('ic-card');
    await endedAs(run, {type: 'left', draft});
    await run.inMethod('bank-ukey');
    await endedAs(run, {type: 'left', draft: otherDraft});
    run.send('refreshRequested');
    expect((await run.at('somebodyElse')).context.drafts).to.deep.equal({});
    run.send('retried');
    expect(await draftOnReturn(run)).to.equal(undefined);
    await endedAs(run, {type: 'left'});
    expect(await draftOnReturn(run, 'bank-ukey')).to.equal(undefined);
  });

  it('is kept for all methods when one is interrupted and the same user continues', async () => {
    const run = await started();
    await endedAs(run, {type: 'left', draft});
    await run.inMethod('bank-ukey');
    (await run.interrupted(otherDraft)).send('retried');
    await run.at('inMethod');
    expect(run.method.input.draft).to.equal(otherDraft);
    await endedAs(run, {type: 'left'});
    expect(await draftOnReturn(run)).to.equal(draft);
  });

  it('survives a status refresh for the same user', async () => {
    const run = await started();
    await endedAs(run, {type: 'left', draft});
    await run.send('refreshRequested').at({home: 'current'});
    expect(await draftOnReturn(run)).to.equal(draft);
  });

  it('survives a closed visit to the profile', async () => {
    const run = await started();
    await endedAs(run, {type: 'left', draft});
    await run.inMethod('profile');
    await endedAs(run, {type: 'closed'});
    expect(await draftOnReturn(run)).to.equal(draft);
  });

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

describe('A method left for another one', () => {
  it('opens the other one at once as pressed, and keeps its draft', async () => {
    const run = await started();
    run.method.end({type: 'left', to: 'bank-ukey', draft});
    await run.at('opening');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'bank-ukey']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true});
    run.method.end({type: 'left', to: 'ic-card'});
    await run.at('opening');
    await run.at('inMethod');
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: true, draft});
  });

  it('returns home when the other one is unknown, disabled or not offered', async () => {
    for (const to of ['bank-ukey', 'no-such-method']) {
      const run = await started(withMethods(method('ic-card'), method('bank-ukey', false)));
      await endedAs(run, {type: 'left', to, draft});
      expect(run.methods, to).to.have.length(1);
      expect(await draftOnReturn(run), to).to.equal(draft);
    }
  });

  it('opens again when it is the only one', async () => {
    const run = await new CertificationRun({getStatus: async () => both}, {startWith: 'ic-card', solo: true}).opened();
    run.method.end({type: 'left', to: 'bank-ukey', draft});
    await run.at('asking');
    await run.at('inMethod');
    expect(run.asked).to.deep.equal(['status', 'ic-card', 'status', 'ic-card']);
    expect(run.method.input).to.deep.equal({status: run.now.context.status, pressed: false, draft});
  });
});
