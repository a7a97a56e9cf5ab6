import {expect} from 'chai';
import {toPromise} from 'xstate';
import type {ProfileChanges} from '../../src/domain/profile-fields.js';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {failing, inTurn, sessionCodes, silent} from './answers.js';
import {newName, ProfileRun, recordThen} from './profile.harness.js';

/** What an interrupted correction left behind. */
const draftOf = async ({actor}: ProfileRun): Promise<unknown> => {
  const result = await toPromise(actor);
  return result.type === 'interrupted' ? result.draft : undefined;
};

/** A form that was being saved when the session ended: the run, and what it left behind. */
const interrupted = async (values: ProfileChanges = newName) => {
  const run = await new ProfileRun({save: failing('unauthenticated')}).saving('enterprise', values);
  return {run, draft: await draftOf(run)};
};

describe('A session that is over, or another’s, while the record is looked at or corrected', () => {
  for (const code of sessionCodes) {
    it(`ends the correction, with what was typed and what was sent: ${code}`, async () => {
      const run = await new ProfileRun({save: failing(code)}).saving();
      const {submission} = run.now.context;
      const result = await toPromise(run.actor);
      expect(result).to.have.property('type', 'interrupted');
      expect(result).to.have.nested.property('error.code', code);
      expect(result).to.have.nested.property('draft.submission', submission);
      expect(result).to.have.deep.nested.property('draft.typed.draft', newName);
      expect(run.told).to.deep.equal([]);
    });

    it(`ends what only looked at it, and leaves nothing behind: ${code}`, async () => {
      const run = new ProfileRun({getProfile: failing(code)});
      const result = await toPromise(run.actor);
      expect(result).to.have.nested.property('error.code', code);
      expect(result).not.to.have.property('draft');
      expect(run.told).to.deep.equal([]);
    });
  }

  it('leaves nothing behind where the correction was saved before', async () => {
    const run = await new ProfileRun({getProfile: inTurn(fakeProfile(), failing('unauthenticated'))}).saving();
    (await run.reach('saved')).send('retried');
    expect(await draftOf(run)).to.equal(undefined);
  });

  it('is interrupted once more with the same draft where it ends again before the record is read', async () => {
    const {draft} = await interrupted();
    expect(await draftOf(new ProfileRun({getProfile: failing('unauthenticated')}, {draft}))).to.deep.equal(draft);
  });
});

describe('A correction that was interrupted', () => {
  it('reads the record first, shows what will be sent again, and sends the very same attempt', async () => {
    const {run: before, draft} = await interrupted();
    const run = new ProfileRun({}, {draft}).shows('resuming');
    const {context} = await run.at('confirming');
    expect(context.problem).to.equal(undefined);
    expect(run.draft).to.deep.equal(newName);
    expect(run.asked).to.deep.equal(['getProfile']);
    run.send('confirmed');
    expect(run.submissions[0]).to.equal(before.submissions[0]);
    await run.at('saved');
    expect(run.told).to.deep.equal(['saved enterprise']);
  });

  it('sends the very same attempt also where it may have changed the record by itself', async () => {
    const {run: before, draft} = await interrupted();
    const getProfile = async () => fakeProfile({version: '"2"', enterprise: {legalRepName: fakeField('王五')}});
    const run = (await new ProfileRun({getProfile}, {draft}).reach('confirming')).send('confirmed');
    expect(run.submissions[0]).to.equal(before.submissions[0]);
    expect(run.submissions[0]?.body.version).to.equal('"1"');
  });

  it('is compared with a record that was changed in the same field meanwhile, and is another attempt then', async () => {
    const {run: before, draft} = await interrupted();
    const getProfile = async () => fakeProfile({version: '"2"', enterprise: {legalRepName: fakeField('赵六')}});
    const run = new ProfileRun({getProfile}, {draft});
    const {context} = await run.at('comparing');
    expect(context.moved).to.deep.equal(['legalRepName']);
    run.actor.send({type: 'compared', theirs: []});
    run.submit().send('confirmed');
    expect(run.submissions[0]?.body).to.deep.include({version: '"2"', changes: newName});
    expect(run.submissions[0]).not.to.equal(before.submissions[0]);
  });

  it('while the record was read anew after a conflict goes on in the form, and sends nothing by itself', async () => {
    const before = await new ProfileRun({
      save: failing('conflict'),
      getProfile: inTurn(fakeProfile(), failing('unauthenticated')),
    }).saving();
    const getProfile = async () => fakeProfile({version: '"2"'});
    const run = new ProfileRun({getProfile, save: silent}, {draft: await draftOf(before)});
    const {context} = await run.at('editing');
    expect(context.submission).to.equal(undefined);
    expect(context.problem?.code).to.equal('conflict');
    run.send('confirmed');
    expect(run.times('save')).to.equal(0);
    run.submit().send('confirmed');
    expect(run.submissions[0]?.body.version).to.equal('"2"');
  });

  it('stays as it is while the record cannot be read, and is not sent before that', async () => {
    const {draft} = await interrupted();
    const run = new ProfileRun({getProfile: inTurn(failing('network'), silent, fakeProfile())}, {draft});
    await run.failed('notResumed', 'network');
    expect(run.told).to.deep.equal(['network']);
    run.send('confirmed', 'retried').shows('resuming').send('cancelled').shows('notResumed');
    expect(run.now.context.problem?.code).to.equal('cancelled');
    expect(run.signals.get('getProfile')?.aborted).to.equal(true);
    expect(run.draft).to.deep.equal(newName);
    expect(run.times('save')).to.equal(0);
    await run.send('retried').at('confirming');
  });

  it('is asked about before it is given up, and kept in doubt until the record can be read', async () => {
    const {draft} = await interrupted();
    const run = await new ProfileRun({getProfile: failing('network')}, {draft}).reach('notResumed');
    run.send('left').shows({abandoning: 'leaving'}).send('kept').shows('resuming').send('left', 'abandoned');
    expect(await toPromise(run.actor)).to.deep.equal({type: 'left'});
  });

  it('opens the form of the part that it was about', async () => {
    const before = await new ProfileRun({save: failing('unauthenticated')}).saving('account', {holderName: '王五'});
    const run = (await new ProfileRun({}, {draft: await draftOf(before)}).reach('confirming')).send('corrected');
    expect(run.now.context.part).to.equal('account');
    expect(run.draft).to.deep.equal({holderName: '王五'});
    run.submit();
    expect(run.now.context.submission).to.deep.equal(before.submissions[0]);
    expect(run.now.context.submission).not.to.equal(before.submissions[0]);
  });
});

describe('A record that was changed elsewhere while a form was filled in', () => {
  const conflict = {save: failing('conflict')};
  const theirs = {enterprise: {legalRepName: fakeField('赵六')}};

  it('is read anew by itself, and the form says why it is there again', async () => {
    const run = await new ProfileRun({...conflict, getProfile: recordThen({})}).saving();
    const {context} = await run.at('editing');
    expect(context.problem?.code).to.equal('conflict');
    expect(context.profile?.version).to.equal('"2"');
    expect(run.draft).to.deep.equal(newName);
    expect(run.told).to.deep.equal(['conflict']);
    run.submit();
    expect(run.now.context.problem).to.equal(undefined);
    expect(run.now.context.submission?.body.version).to.equal('"2"');
  });

  it('may be unreadable at first, and the form still says why it is there again', async () => {
    const run = await new ProfileRun({
      ...conflict,
      getProfile: inTurn(fakeProfile(), failing('network'), failing('backend'), fakeProfile({version: '"2"'})),
    }).saving();
    await run.failed('notResumed', 'network');
    expect(run.told).to.deep.equal(['conflict', 'network']);
    await run.send('retried').shows('resuming').failed('notResumed', 'backend');
    await run.send('retried').failed('editing', 'conflict');
    expect(run.draft).to.deep.equal(newName);
    expect(run.told).to.deep.equal(['conflict', 'network', 'backend']);
    run.submit().shows('confirming', {problem: undefined, conflict: undefined});
    expect(run.now.context.submission?.body.version).to.equal('"2"');
  });

  it('is not named again after the form was left', async () => {
    const run = await new ProfileRun({...conflict, getProfile: recordThen({})}).saving();
    (await run.reach('editing')).send('cancelled', 'abandoned');
    run.shows('viewing', {problem: undefined, conflict: undefined});
  });

  it('is put beside what was typed, and what is taken of theirs leaves the draft', async () => {
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

  it('is to be compared before anything else, also after a second thought about leaving', async () => {
    const run = await (await new ProfileRun({...conflict, getProfile: recordThen(theirs)}).saving()).reach('comparing');
    run.send('left', 'kept').shows('comparing');
    run.actor.send({type: 'compared', theirs: []});
    run.send('left', 'kept').shows('editing', {warned: false});
  });

  it('to what was typed is nothing to choose, nor to lose', async () => {
    const same = recordThen({enterprise: {legalRepName: fakeField('王五')}});
    const run = await (await new ProfileRun({...conflict, getProfile: same}).saving()).reach('editing');
    run.send('cancelled').shows('viewing');
  });
});
