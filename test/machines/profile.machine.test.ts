import {expect} from 'chai';
import {toPromise} from 'xstate';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {silent} from './answers.js';
import {newName, ProfileRun} from './profile.harness.js';

describe('Viewing the profile', () => {
  it('opens the form of an editable part only', async () => {
    const run = new ProfileRun({getProfile: async () => fakeProfile({editable: {enterprise: false, account: true}})});
    await run.editing('enterprise');
    run.shows('viewing');
    await run.editing('account');
    run.shows('editing', {warned: false, part: 'account'});
  });
});

describe('The profile form', () => {
  it('is not sent without changes or with invalid values, and reports them after the first submit', async () => {
    const run = await new ProfileRun().editing();
    for (const values of [{}, {legalRepName: '李4'}]) {
      run.edit(values).submit().shows('editing', {warned: false, tried: true, submission: undefined});
    }
    expect(run.times('save')).to.equal(0);
  });

  it('is validated by the rules of the host, which may change while it is open, and so is the record', async () => {
    const uscc = 'DYCK12345671234567';
    const run = await new ProfileRun().editing('enterprise', {uscc});
    const verdicts = (['strict', 'lenient', 'standard'] as const).map((mode) => {
      run.rules = {...run.rules, mode};
      return run.send('rulesChanged').now.context.findings.uscc?.level;
    });
    expect(verdicts).to.deep.equal(['error', undefined, 'warn']);

    const sample = fakeProfile({enterprise: {uscc: fakeField(uscc), orgCode: fakeField('567123456')}});
    const shown = await new ProfileRun({getProfile: async () => sample}).reach('viewing');
    expect(shown.now.context.findings.uscc?.level).to.equal('warn');
    shown.rules = {...shown.rules, mode: 'lenient'};
    expect(shown.send('rulesChanged').now.context.findings).to.deep.equal({});
  });

  it('is open again, as it was, after the confirmation', async () => {
    for (const type of ['corrected', 'cancelled'] as const) {
      const run = (await new ProfileRun().confirming()).send(type).shows('editing', {warned: false});
      expect(run.draft).to.deep.equal(newName);
    }
  });
});

describe('Leaving the profile form', () => {
  it('asks nothing when nothing was changed', async () => {
    for (const values of [{}, {legalRepName: '李四 '}]) {
      (await new ProfileRun().editing('enterprise', values)).send('cancelled').shows('viewing');
      const left = (await new ProfileRun().editing('enterprise', values)).send('left');
      expect(await toPromise(left.actor)).to.deep.equal({type: 'left'});
    }
  });

  it('reloads the record when an unanswered save is abandoned', async () => {
    const run = (await new ProfileRun({save: silent}).editing('enterprise', newName)).submit();
    for (const type of ['confirmed', 'cancelled', 'corrected', 'cancelled', 'abandoned'] as const) {
      run.send(type);
    }
    run.shows('loading');
    expect(run.draft).to.deep.equal({});
    await run.at('viewing');
    expect(run.asked).to.deep.equal(['getProfile', 'save', 'getProfile']);
  });

  it('for another method happens at once, and keeps the draft', async () => {
    const run = await new ProfileRun().editing('enterprise', newName);
    run.actor.send({type: 'left', to: 'admin-assist'});
    const result = await toPromise(run.actor);
    expect(result).to.deep.include({type: 'left', to: 'admin-assist'});
    const again = await new ProfileRun({}, {draft: (result as {draft?: unknown}).draft}).reach('editing');
    expect(again.draft).to.deep.equal(newName);
  });
});
