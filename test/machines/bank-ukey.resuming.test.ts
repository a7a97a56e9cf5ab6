import {expect} from 'chai';
import {toPromise} from 'xstate';
import {failing, inTurn, sampleConsent, sessionCodes, silent} from './answers.js';
import {answered, BankRun, failedBy, found, passed, pending, waitingFor, wayTo} from './bank-ukey.harness.js';

type SessionCode = (typeof sessionCodes)[number];

/** What an interrupted path left behind. */
const draftOf = async ({actor}: BankRun): Promise<unknown> => {
  const result = await toPromise(actor);
  return result.type === 'interrupted' ? result.draft : undefined;
};

describe('The bank UKey method, interrupted', () => {
  const places = {
    'before anything is known': (code: SessionCode) => new BankRun({recall: failing(code)}),
    'while a way is made': (code: SessionCode) => new BankRun({createHandoff: failing(code)}).chosen(),
    'while the bank is waited for': (code: SessionCode) => new BankRun({poll: async () => failedBy(code)}).chosen(),
    'while a pass is asked about': (code: SessionCode) =>
      new BankRun({
        recall: async () => found(),
        poll: async () => answered(passed),
        isStillCertified: failing(code),
      }),
  };

  for (const [when, open] of Object.entries(places)) {
    for (const code of sessionCodes) {
      it(`${when}, ends as interrupted, without notifying the host: ${code}`, async () => {
        const run = await open(code);
        const result = await toPromise(run.actor);
        expect(result).to.have.property('type', 'interrupted');
        expect(result).to.have.nested.property('error.code', code);
        expect(run.told).to.deep.equal([]);
        // What is under way at the bank can be come back to; what was decided there is heard already.
        expect(run.forgotten).to.equal(when.includes('pass') ? 1 : 0);
      });
    }
  }

  it('before the lookup has finished, looks up the handoff again', async () => {
    const run = new BankRun({}, {draft: await draftOf(new BankRun({recall: failing('unauthenticated')}))});
    await run.at('choosing');
    expect(run.asked).to.deep.equal(['recall']);
  });

  it('while a handoff was created, retries the same attempt with its consent', async () => {
    const before = new BankRun({createHandoff: failing('unauthenticated')}, {needsConsent: true});
    await before.at('choosing');
    before.actor.send({type: 'consentChanged', consent: sampleConsent});
    const draft = await draftOf(before.choose('abc'));
    const run = await new BankRun({}, {needsConsent: true, draft}).shows('creating').reach({waiting: 'ready'});
    expect(run.asked).to.deep.equal(['createHandoff', 'poll']);
    expect(run.attempts[0]).to.equal(before.attempts[0]);
    expect(run.now.context.consent).to.deep.equal(sampleConsent);
  });

  it('while waiting for the bank, waits for the same handoff and creates no other', async () => {
    const before = await new BankRun({poll: async () => failedBy('unauthenticated')}).chosen('abc');
    const run = new BankRun({}, {draft: await draftOf(before)}).shows({waiting: 'away'});
    expect(run.now.context.handoff).to.deep.equal(wayTo('abc'));
    expect(run.asked).to.deep.equal(['poll']);
    expect(run.waits).to.deep.equal([waitingFor(wayTo('abc'))]);
    // For the same bank, as another attempt.
    run.send('renewed');
    expect(run.attempts[0]).to.deep.equal(before.attempts[0]);
    expect(run.attempts[0]).not.to.equal(before.attempts[0]);
  });

  it('after a pending answer, still knows it, and does not report it again', async () => {
    const poll = inTurn(answered(pending), failedBy('unauthenticated'));
    const before = await new BankRun({poll}).chosen();
    const draft = await draftOf(before);
    expect(before.told).to.deep.equal(['pending']);
    const run = new BankRun({}, {draft});
    expect(run.waits).to.deep.equal([waitingFor(wayTo(), {pending: {checkAfter: 20}})]);
    expect(run.told).to.deep.equal([]);
  });

  it('while a recalled pass was checked, waits and checks the status again first', async () => {
    const poll = async () => answered(passed);
    const before = new BankRun({
      recall: async () => found(),
      poll,
      isStillCertified: failing('unauthenticated'),
    });
    const run = new BankRun({poll}, {draft: await draftOf(before)});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
    expect(run.asked).to.deep.equal(['poll', 'isStillCertified']);
  });

  it('during cancelling, returns to the choice without a message', async () => {
    for (const code of sessionCodes) {
      const run = (await new BankRun({cancelHandoff: failing(code)}).waiting()).send('cancelled');
      await run.at('choosing');
      expect([run.forgotten, run.told]).to.deep.equal([1, []]);
    }
  });

  it('and resumed, can be left', async () => {
    const before = await new BankRun({createHandoff: failing('unauthenticated')}).chosen();
    const run = new BankRun({createHandoff: silent}, {draft: await draftOf(before)});
    expect(await toPromise(run.send('left').actor)).to.deep.equal({type: 'left', to: undefined});
    expect(run.signals.get('createHandoff')?.aborted).to.equal(true);
  });
});
