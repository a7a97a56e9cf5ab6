import {expect} from 'chai';
import {toPromise} from 'xstate';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {failing, inTurn} from './answers.js';
import {newName, ProfileRun, recordThen} from './profile.harness.js';

/** What an interrupted correction left behind. */
const draftOf = async ({actor}: ProfileRun): Promise<unknown> => {
  const result = await toPromise(actor);
  return result.type === 'interrupted' ? result.draft : undefined;
};

describe('A session end in the profile machine', () => {
  it('keeps no draft when the correction was already saved', async () => {
    const run = await new ProfileRun({getProfile: inTurn(fakeProfile(), failing('unauthenticated'))}).saving();
    (await run.reach('saved')).send('retried');
    expect(await draftOf(run)).to.equal(undefined);
  });
});

describe('A correction resumed after an interruption', () => {
  it('opens the form of its part, where the same again is the same attempt', async () => {
    const before = await new ProfileRun({save: failing('unauthenticated')}).saving('account', {holderName: '王五'});
    const run = (await new ProfileRun({}, {draft: await draftOf(before)}).reach('confirming')).send('corrected');
    expect(run.now.context.part).to.equal('account');
    expect(run.draft).to.deep.equal({holderName: '王五'});
    run.submit();
    expect(run.now.context.submission).to.equal(before.submissions[0]);
  });
});

describe('A confirmation whose element is kept out of the page', () => {
  it('is resumed for the same record version, and leads back to the form for another version', async () => {
    const draft = await draftOf((await new ProfileRun().confirming()).send('suspended'));
    await new ProfileRun({}, {draft}).reach('confirming');
    await new ProfileRun({getProfile: async () => fakeProfile({version: '"2"'})}, {draft}).reach('editing');
  });
});

describe('A record changed elsewhere during editing', () => {
  const conflict = {save: failing('conflict')};
  const theirs = {enterprise: {legalRepName: fakeField('赵六')}};

  it('may fail to reload first, and the form still displays the conflict', async () => {
    const run = await new ProfileRun({
      ...conflict,
      getProfile: inTurn(fakeProfile(), failing('network'), failing('backend'), fakeProfile({version: '"2"'})),
    }).saving();
    await run.failed('notResumed', 'network');
    expect(run.reported).to.deep.equal(['conflict', 'network']);
    await run.send('retried').shows('resuming').failed('notResumed', 'backend');
    await run.send('retried').failed('editing', 'conflict');
    expect(run.draft).to.deep.equal(newName);
    expect(run.reported).to.deep.equal(['conflict', 'network', 'backend']);
    run.submit().shows('confirming', {problem: undefined, conflict: undefined});
    expect(run.now.context.submission?.body.version).to.equal('"2"');
  });

  it('is not mentioned again after the form was left', async () => {
    const run = await new ProfileRun({...conflict, getProfile: recordThen({})}).saving();
    (await run.reach('editing')).send('cancelled', 'abandoned');
    run.shows('viewing', {problem: undefined, conflict: undefined});
  });

  it('is displayed beside the typed values, and adopted values leave the draft', async () => {
    const typed = {...newName, enterpriseName: '上海样例乙有限公司'};
    for (const taken of [[], ['legalRepName']] as const) {
      const run = await new ProfileRun({...conflict, getProfile: recordThen(theirs)}).saving('enterprise', typed);
      const {context} = await run.at('comparing');
      expect(context.moved).to.deep.equal(['legalRepName']);
      expect(context.profile?.enterprise.legalRepName.display).to.equal('赵六');
      run.actor.send({type: 'compared', theirs: taken});
      run.shows('editing', {warned: false});
      const {enterpriseName} = typed;
      expect(run.draft).to.deep.equal(taken.length > 0 ? {enterpriseName} : typed);
    }
  });

  it('must be compared first, even after leaving was cancelled', async () => {
    const run = await (await new ProfileRun({...conflict, getProfile: recordThen(theirs)}).saving()).reach('comparing');
    run.send('left', 'kept').shows('comparing');
    run.actor.send({type: 'compared', theirs: []});
    run.send('left', 'kept').shows('editing', {warned: false});
  });
});
