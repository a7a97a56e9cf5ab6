import {expect} from 'chai';
import {toPromise} from 'xstate';
import {fakeField, fakeProfile} from '../../src/fakes.js';
import {idNumbers, otherUscc} from '../domain/profile-draft.harness.js';
import {failing, inTurn, refused} from './answers.js';
import {newName, ProfileRun, recordThen} from './profile.harness.js';

describe('A saved change', () => {
  it('is reported, and its draft is dropped', async () => {
    for (const effective of ['now', 'next-sign-in'] as const) {
      const run = await new ProfileRun({save: async () => ({effective})}).saving('account', {
        idNumber: idNumbers[0],
      });
      const {context} = await run.at('saved');
      expect(context.saved?.effective).to.equal(effective);
      expect(run.reported).to.deep.equal(['saved account']);
      expect(JSON.stringify(context)).not.to.include(idNumbers[0]);
    }
  });

  it('tells what of the record is still missing, of both parts', async () => {
    const missing = {issue: {state: 'missing'}} as const;
    const getProfile = async () =>
      fakeProfile({enterprise: {legalRepName: fakeField('', missing)}, account: {idNumber: fakeField('', missing)}});
    const run = await new ProfileRun({getProfile}).saving();
    expect((await run.at('saved')).context.remaining).to.deep.equal(['idNumber']);
    expect((await run.send('retried').at('viewing')).context.remaining).to.deep.equal([]);
  });

  it('leads to the reloaded record, or on to the methods', async () => {
    const run = await new ProfileRun({
      getProfile: recordThen({enterprise: {legalRepName: fakeField('王五')}}),
    }).saving();
    (await run.reach('saved')).send('retried');
    expect((await run.at('viewing')).context.profile?.enterprise.legalRepName.display).to.equal('王五');

    const other = await (await new ProfileRun().saving()).reach('saved');
    expect(await toPromise(other.send('closed').actor)).to.deep.equal({type: 'closed'});
  });
});

describe('A refused change', () => {
  it('keeps the form unchanged and displays the reason', async () => {
    const run = await new ProfileRun({save: async () => refused('enterprise-mismatch', 'legalRepName')}).saving();
    const {context} = await run.at('editing');
    expect(context.refusal).to.deep.equal({code: 'enterprise-mismatch', fields: ['legalRepName']});
    expect(context.tried).to.equal(true);
    expect(run.draft).to.deep.equal(newName);
    expect(run.reported).to.deep.equal(['refused enterprise-mismatch']);
  });

  it('marks only fields of its form, each until its value changes', async () => {
    const fields = ['uscc', 'legalRepName', 'idNumber', '__proto__'];
    const run = await new ProfileRun({save: async () => refused('enterprise-mismatch', ...fields)}).saving();
    expect((await run.at('editing')).context.refusal?.fields).to.deep.equal(['uscc', 'legalRepName']);
    run.edit({uscc: otherUscc});
    expect(run.now.context.refusal?.fields).to.deep.equal(['legalRepName']);
    run.actor.send({type: 'putBack', name: 'legalRepName'});
    expect(run.now.context.refusal).to.deep.equal({code: 'enterprise-mismatch', fields: []});
  });

  it('after a failure displays only the refusal', async () => {
    const run = await new ProfileRun({
      save: inTurn(failing('network'), refused('too-many-changes')),
    }).saving();
    (await run.reach('notSaved')).send('retried');
    const {context} = await run.at('editing');
    expect(context.problem).to.equal(undefined);
    expect(context.refusal?.code).to.equal('too-many-changes');
  });
});
