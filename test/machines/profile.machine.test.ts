import {expect} from 'chai';
import {createActor, toPromise, waitFor} from 'xstate';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import {profileMachine} from '../../src/machines/profile.machine.js';
import {fakeProfile} from '../../src/testing.js';
import {orgCodeOf, otherUscc} from '../domain/profile-draft.harness.js';
import {inTurn, silent} from './ic-card.harness.js';
import {newName, ProfileRun} from './profile.harness.js';

const failing = (code: CertErrorCode) => async (): Promise<never> => {
  throw new CertError(code);
};

describe('The record', () => {
  it('is asked for at once, and shown', async () => {
    const profile = fakeProfile({complete: false});
    const run = new ProfileRun({getProfile: async () => profile});
    expect(run.now.value).to.equal('loading');
    expect((await run.at('viewing')).context.profile).to.deep.equal(profile);
    expect(run.asked).to.deep.equal(['getProfile']);
  });

  it('that cannot be read is asked for again at a press, and what was wrong is forgotten with it', async () => {
    const run = new ProfileRun({getProfile: inTurn(failing('network'), silent)});
    expect((await run.at('notLoaded')).context.problem?.code).to.equal('network');
    expect(run.told).to.deep.equal(['network']);
    run.actor.send({type: 'retried'});
    expect(run.now.value).to.equal('loading');
    expect(run.now.context.problem).to.equal(undefined);
  });

  it('is not waited for any longer when that is cancelled', async () => {
    const run = new ProfileRun({getProfile: silent});
    run.actor.send({type: 'cancelled'});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'left'});
    expect(run.signals.get('getProfile')?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
  });

  it('that needs nothing leads on to the methods', async () => {
    const run = new ProfileRun();
    await run.at('viewing');
    run.actor.send({type: 'closed'});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'closed'});
  });

  it('opens the form of a part that may be changed, and of no other', async () => {
    const run = new ProfileRun({getProfile: async () => fakeProfile({editable: {enterprise: false, account: true}})});
    await run.editing('enterprise');
    expect(run.now.value).to.equal('viewing');
    await run.editing('account');
    expect(run.now.value).to.equal('editing');
    expect(run.now.context.warned).to.equal(false);
    expect(run.now.context.part).to.equal('account');
  });

  it('says not-configured where no backend was given to it', async () => {
    const actor = createActor(profileMachine, {input: {pressed: false}}).start();
    const {context, value} = await waitFor(actor, (snapshot) => !snapshot.hasTag('busy'));
    expect(value).to.equal('notLoaded');
    expect(context.problem).to.deep.include({code: 'not-configured', details: {where: 'getProfile'}});
  });
});

describe('The form', () => {
  it('takes in what is typed, fills in what follows from it, and puts it back', async () => {
    const run = await new ProfileRun().editing('enterprise', {uscc: otherUscc});
    expect(run.now.context.typed).to.deep.equal({
      draft: {uscc: otherUscc, orgCode: orgCodeOf(otherUscc)},
      filled: orgCodeOf(otherUscc),
    });
    run.actor.send({type: 'putBack', name: 'uscc'});
    expect(run.now.context.typed).to.deep.equal({draft: {}, filled: undefined});
  });

  it('is not sent while nothing is changed or something is wrong, and says so from the first try on', async () => {
    const run = await new ProfileRun().editing();
    for (const values of [{}, {legalRepName: '李4'}]) {
      run.edit(values);
      run.submit();
      expect(run.now.value).to.equal('editing');
      expect(run.now.context.warned).to.equal(false);
      expect(run.now.context).to.include({tried: true, submission: undefined});
    }
    expect(run.times('save')).to.equal(0);
  });

  it('shows what will be sent, and sends it when that is confirmed, not before', async () => {
    const run = await new ProfileRun({save: silent}).confirming('enterprise', {legalRepName: ' 王　五 '});
    expect(run.now.value).to.equal('confirming');
    const submission = {part: 'enterprise', version: '"1"', changes: {legalRepName: '王五'}};
    expect(run.now.context.submission).to.deep.equal(submission);
    expect(run.times('save')).to.equal(0);
    run.actor.send({type: 'confirmed'});
    expect(run.now.value).to.equal('saving');
    expect(run.submissions).to.deep.equal([submission]);
  });

  it('with something doubtful goes at the second press, without a change in between', async () => {
    const run = await new ProfileRun().editing('enterprise', {legalRepName: '伍'});
    run.submit();
    expect(run.now.value).to.equal('editing');
    expect(run.now.context.warned).to.equal(true);
    expect(run.now.context.tried).to.equal(true);
    run.edit({legalRepName: '陆'});
    expect(run.now.value).to.equal('editing');
    expect(run.now.context.warned).to.equal(false);
    run.submit();
    expect(run.now.value).to.equal('editing');
    expect(run.now.context.warned).to.equal(true);
    run.submit();
    expect(run.now.value).to.equal('confirming');
    expect(run.now.context.submission?.changes).to.deep.equal({legalRepName: '陆'});
  });

  it('is there again with all that was typed when what will be sent is not right', async () => {
    for (const type of ['corrected', 'cancelled'] as const) {
      const run = await new ProfileRun().confirming();
      run.actor.send({type});
      expect(run.now.value).to.equal('editing');
      expect(run.now.context.warned).to.equal(false);
      expect(run.draft).to.deep.equal(newName);
    }
  });
});

describe('A form that is left', () => {
  it('asks once where something was typed, and goes on where it was if it is kept', async () => {
    for (const type of ['cancelled', 'left'] as const) {
      for (const answer of ['kept', 'cancelled'] as const) {
        const run = await new ProfileRun().editing('enterprise', newName);
        run.actor.send({type});
        expect(run.now.value).to.equal('abandoning');
        run.actor.send({type: answer});
        expect(run.now.value).to.equal('editing');
        expect(run.now.context.warned).to.equal(false);
        expect(run.draft).to.deep.equal(newName);
      }
    }
  });

  it('asks nothing where nothing was typed, or what was typed is what is on record', async () => {
    for (const values of [{}, {legalRepName: '李四 '}]) {
      const run = await new ProfileRun().editing('enterprise', values);
      run.actor.send({type: 'cancelled'});
      expect(run.now.value).to.equal('viewing');
      const left = await new ProfileRun().editing('enterprise', values);
      left.actor.send({type: 'left'});
      expect(await toPromise(left.actor)).to.deep.equal({type: 'left'});
    }
  });

  it('is given up for the record, where it is not asked about a second time', async () => {
    const run = await new ProfileRun().editing('enterprise', newName);
    run.actor.send({type: 'cancelled'});
    run.actor.send({type: 'abandoned'});
    expect(run.now.value).to.equal('viewing');
    expect(run.draft).to.deep.equal({});
    run.actor.send({type: 'left'});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'left'});
  });

  it('is given up for the record as it is by now, where the answer to it was not waited for', async () => {
    const run = await new ProfileRun({save: silent}).editing('enterprise', newName);
    run.submit();
    for (const type of ['confirmed', 'cancelled', 'corrected', 'cancelled', 'abandoned'] as const) {
      run.actor.send({type});
    }
    expect(run.now.value).to.equal('loading');
    expect(run.draft).to.deep.equal({});
    await run.at('viewing');
    expect(run.asked).to.deep.equal(['getProfile', 'save', 'getProfile']);
  });

  it('is given up with the whole where that is left, and then nothing of it is kept', async () => {
    const run = await new ProfileRun().editing('enterprise', newName);
    run.actor.send({type: 'cancelled'});
    run.actor.send({type: 'left'});
    expect(run.now.value).to.equal('abandoning');
    run.actor.send({type: 'abandoned'});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'left'});
    expect(run.draft).to.deep.equal({});
  });

  it('begins anew when it is opened again', async () => {
    const run = await new ProfileRun().editing('enterprise', {legalRepName: '李4'});
    run.submit();
    run.actor.send({type: 'cancelled'});
    run.actor.send({type: 'abandoned'});
    await run.editing('account');
    expect(run.now.context).to.deep.include({part: 'account', tried: false});
    expect(run.draft).to.deep.equal({});
  });
});
