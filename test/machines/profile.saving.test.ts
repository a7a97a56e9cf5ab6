import {expect} from 'chai';
import {toPromise} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import {fakeField, fakeSaved} from '../../src/fakes.js';
import {idNumbers, otherUscc} from '../domain/profile-draft.harness.js';
import {failing, inTurn, refused, silent} from './answers.js';
import {newName, ProfileRun, recordThen} from './profile.harness.js';

describe('A change that is saved', () => {
  it('is told, and its draft is gone', async () => {
    for (const effective of ['now', 'next-sign-in'] as const) {
      const run = await new ProfileRun({save: async () => ({effective})}).saving('account', {
        idNumber: idNumbers[0],
      });
      const {context} = await run.at('saved');
      expect(context.saved?.effective).to.equal(effective);
      expect(run.told).to.deep.equal(['saved account']);
      expect(JSON.stringify(context)).not.to.include(idNumbers[0]);
    }
  });

  it('leads to the record as it is now, or on to the methods', async () => {
    const run = await new ProfileRun({
      getProfile: recordThen({enterprise: {legalRepName: fakeField('王五')}}),
    }).saving();
    (await run.reach('saved')).send('retried');
    expect((await run.at('viewing')).context.profile?.enterprise.legalRepName.display).to.equal('王五');

    const other = await (await new ProfileRun().saving()).reach('saved');
    expect(await toPromise(other.send('closed').actor)).to.deep.equal({type: 'closed'});
  });
});

describe('A change that is refused', () => {
  it('leaves the form as it was, with the reason', async () => {
    const run = await new ProfileRun({save: async () => refused('enterprise-mismatch', 'legalRepName')}).saving();
    const {context} = await run.at('editing');
    expect(context.refusal).to.deep.equal({code: 'enterprise-mismatch', fields: ['legalRepName']});
    expect(context.tried).to.equal(true);
    expect(run.draft).to.deep.equal(newName);
    expect(run.told).to.deep.equal(['refused enterprise-mismatch']);
  });

  it('for a reason that this version has never heard of, is no less', async () => {
    const run = await new ProfileRun({save: async () => refused('moon-in-wrong-phase')}).saving();
    expect((await run.at('editing')).context.refusal).to.deep.equal({code: 'moon-in-wrong-phase'});
  });

  it('is refused at the fields of its form, and at a field until that has another value', async () => {
    const fields = ['uscc', 'legalRepName', 'idNumber', '__proto__'];
    const run = await new ProfileRun({save: async () => refused('enterprise-mismatch', ...fields)}).saving();
    expect((await run.at('editing')).context.refusal?.fields).to.deep.equal(['uscc', 'legalRepName']);
    run.edit({uscc: otherUscc});
    expect(run.now.context.refusal?.fields).to.deep.equal(['legalRepName']);
    run.actor.send({type: 'putBack', name: 'legalRepName'});
    expect(run.now.context.refusal).to.deep.equal({code: 'enterprise-mismatch', fields: []});
  });

  it('is not held against the next try', async () => {
    const run = await new ProfileRun({save: async () => refused('enterprise-mismatch')}).saving();
    (await run.reach('editing')).submit().shows('confirming', {refusal: undefined});
  });

  it('after a failure is refused for its own reason only', async () => {
    const run = await new ProfileRun({
      save: inTurn(failing('network'), refused('too-many-changes')),
    }).saving();
    (await run.reach('notSaved')).send('retried');
    const {context} = await run.at('editing');
    expect(context.problem).to.equal(undefined);
    expect(context.refusal?.code).to.equal('too-many-changes');
  });
});

describe('A change that could not be sent', () => {
  it('is the very same attempt when it is sent again', async () => {
    const run = await new ProfileRun({
      save: inTurn(failing('network'), failing('timeout'), fakeSaved()),
    }).saving();
    for (const code of ['network', 'timeout'] as const) {
      (await run.failed('notSaved', code)).send('retried');
      expect(run.now.context.problem).to.equal(undefined);
    }
    await run.at('saved');
    const [first, ...again] = run.submissions;
    expect(again).to.have.length(2);
    for (const each of again) expect(each).to.equal(first);
    expect(run.told).to.deep.equal(['network', 'timeout', 'saved enterprise']);
  });

  it('can be corrected, and is another attempt then', async () => {
    const run = await (await new ProfileRun({save: failing('backend')}).saving()).reach('notSaved');
    run.send('corrected');
    expect(run.draft).to.deep.equal(newName);
    run.submit().send('confirmed');
    const [first, second] = run.submissions;
    expect(second).to.deep.equal(first);
    expect(second).not.to.equal(first);
  });

  it('is not waited for any longer when that is cancelled, and the same attempt when it is confirmed again', async () => {
    const run = (await new ProfileRun({save: silent}).saving()).send('cancelled').shows('confirming');
    expect(run.signals.get('save')?.aborted).to.equal(true);
    expect(run.told).to.deep.equal([]);
    run.send('confirmed');
    expect(run.submissions[1]).to.equal(run.submissions[0]);
  });

  it('takes what is no CertError for something unexpected', async () => {
    const run = await new ProfileRun({save: () => Promise.reject(new Error('oops'))}).saving();
    await run.failed('notSaved', 'unexpected');
  });

  it('tells nothing of what was typed, also where the error quotes it', async () => {
    const inspected: string[] = [];
    const told: string[] = [];
    const run = new ProfileRun(
      {save: (_, {body: {changes}}) => Promise.reject(new CertError('backend', {}, new Error(changes.idNumber)))},
      {inspect: (event) => inspected.push(JSON.stringify(event))},
    );
    run.actor.on('problem', (event) => told.push(JSON.stringify(event)));
    await run.saving('account', {idNumber: idNumbers[0]});
    await run.at('notSaved');
    expect(told).to.have.length(1);
    expect(told.join() + JSON.stringify(run.now.context.problem)).not.to.include(idNumbers[0]);
    expect(inspected.join()).to.include(idNumbers[0]); // As what was typed it is there to be found.
  });
});
