import {expect} from 'chai';
import {toPromise} from 'xstate';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import {fakeField, fakeProfile, fakeSaved, type FakeProfileChanges} from '../../src/testing.js';
import {inTurn, silent} from './ic-card.harness.js';
import {newName, ProfileRun} from './profile.harness.js';

const failing = (code: CertErrorCode) => async (): Promise<never> => {
  throw new CertError(code);
};

/** The record as it is first, and as it is found when it is read anew. */
const recordThen = (changes: FakeProfileChanges) =>
  inTurn(
    async () => fakeProfile(),
    async () => fakeProfile({version: '"2"', ...changes}),
  );

describe('A session that is over while a form is filled in', () => {
  const signedOut = {save: failing('unauthenticated')};

  it('keeps the form until the same person is signed in again, and saves on the record as it is then', async () => {
    const run = await new ProfileRun({
      getProfile: recordThen({}),
      save: inTurn(failing('unauthenticated'), async () => fakeSaved()),
    }).saving();
    expect((await run.at('interrupted')).context.problem?.code).to.equal('unauthenticated');
    expect(run.draft).to.deep.equal(newName);
    run.actor.send({type: 'retried'});
    const {context} = await run.at('editing');
    expect(context.problem).to.equal(undefined);
    expect(run.draft).to.deep.equal(newName);
    run.submit();
    run.actor.send({type: 'confirmed'});
    await run.at('saved');
    expect(run.submissions.map(({version}) => version)).to.deep.equal(['"1"', '"2"']);
  });

  it('wipes everything where somebody else is signed in, and starts over', async () => {
    const run = await new ProfileRun({...signedOut, getProfile: recordThen({subject: 'subject-2'})}).saving();
    await run.at('interrupted');
    run.actor.send({type: 'retried'});
    const {context} = await run.at('somebodyElse');
    expect(JSON.stringify(context)).not.to.match(/王五|张三|样例/);
    expect(context.profile).to.equal(undefined);
    expect(run.told).to.deep.equal(['unauthenticated', 'subject-changed']);
    run.actor.send({type: 'retried'});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'startedOver'});
  });

  it('does not let the form be sent before it is known who is signed in', async () => {
    const run = await new ProfileRun(signedOut).saving();
    await run.at('interrupted');
    run.actor.send({type: 'left'});
    expect(run.now.value).to.equal('abandoning');
    run.actor.send({type: 'kept'});
    expect(run.now.value).to.equal('interrupted');
    expect(run.now.context.problem?.code).to.equal('unauthenticated');
    expect(run.draft).to.deep.equal(newName);
  });

  it('goes on asking while that cannot be found out', async () => {
    const run = await new ProfileRun({
      ...signedOut,
      getProfile: inTurn(async () => fakeProfile(), failing('unauthenticated'), silent),
    }).saving();
    await run.at('interrupted');
    run.actor.send({type: 'retried'});
    expect(run.now.value).to.equal('resuming');
    await run.at('interrupted');
    expect(run.told).to.deep.equal(['unauthenticated', 'unauthenticated']);
    run.actor.send({type: 'retried'});
    run.actor.send({type: 'cancelled'});
    expect(run.now.value).to.equal('interrupted');
    expect(run.signals.get('getProfile')?.aborted).to.equal(true);
    expect(run.draft).to.deep.equal(newName);
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
    expect(run.now.context.submission?.version).to.equal('"2"');
  });

  it('is put beside what was typed, and what is taken of theirs leaves the draft', async () => {
    const typed = {...newName, enterpriseName: '上海样例乙有限公司'};
    for (const taken of [[], ['legalRepName']] as const) {
      const run = await new ProfileRun({...conflict, getProfile: recordThen(theirs)}).saving('enterprise', typed);
      const {context} = await run.at('comparing');
      expect(context.moved).to.deep.equal(['legalRepName']);
      expect(context.profile?.enterprise.legalRepName.display).to.equal('赵六');
      run.actor.send({type: 'compared', theirs: taken});
      expect(run.now.value).to.deep.equal({editing: 'writing'});
      const {enterpriseName} = typed;
      expect(run.draft).to.deep.equal(taken.length > 0 ? {enterpriseName} : typed);
    }
  });

  it('is to be compared before anything else, also after a second thought about leaving', async () => {
    const run = await new ProfileRun({...conflict, getProfile: recordThen(theirs)}).saving();
    await run.at('comparing');
    run.actor.send({type: 'left'});
    run.actor.send({type: 'kept'});
    expect(run.now.value).to.equal('comparing');
    run.actor.send({type: 'compared', theirs: []});
    run.actor.send({type: 'left'});
    run.actor.send({type: 'kept'});
    expect(run.now.value).to.deep.equal({editing: 'writing'});
  });

  it('to what was typed is nothing to choose, nor to lose', async () => {
    const same = recordThen({enterprise: {legalRepName: fakeField('王五')}});
    const run = await new ProfileRun({...conflict, getProfile: same}).saving();
    await run.at('editing');
    run.actor.send({type: 'cancelled'});
    expect(run.now.value).to.equal('viewing');
  });

  it('by which somebody else is signed in, is not mixed with what was typed', async () => {
    const run = await new ProfileRun({...conflict, getProfile: recordThen({subject: 'subject-2'})}).saving();
    await run.at('somebodyElse');
    expect(run.draft).to.deep.equal({});
    expect(run.told).to.deep.equal(['conflict', 'subject-changed']);
  });
});
