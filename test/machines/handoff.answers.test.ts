import {expect} from 'chai';
import {toPromise, waitFor} from 'xstate';
import {inTurn, refused, silent} from './answers.js';
import {answered, BankRun, failedBy, found, passed, pending, waitingFor, wayTo} from './handoff.harness.js';

describe('The bank’s answer', () => {
  it('certifies when passed, and forgets the handoff', async () => {
    const run = await new BankRun({poll: async () => answered(passed)}).chosen();
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
    expect([run.forgotten, run.reported]).to.deep.equal([1, []]);
  });

  it('is displayed, reported and forgotten when refused, and returns to the bank choice', async () => {
    for (const code of ['handoff-cancelled', 'handoff-rejected', 'x-not-known']) {
      const run = await new BankRun({poll: async () => answered(refused(code))}).chosen();
      await run.refused('refused', code);
      expect([run.reported, run.forgotten]).to.deep.equal([[`refused ${code}`], 1]);
      expect(run.now.hasTag('refused')).to.equal(true);
      expect(run.send('retried').now.value).to.equal('choosing');
      expect(run.now.context.refusal).to.equal(undefined);
    }
  });

  it('is reported once when pending, kept for a later page, and requested again after its wait', async () => {
    const run = await new BankRun({poll: inTurn(answered(pending), silent)}).chosen();
    const {context} = await run.at({waiting: 'away'});
    expect(context.pending).to.deep.equal({checkAfter: 20});
    expect([run.reported, run.forgotten]).to.deep.equal([['pending'], 0]);
    expect(run.waits).to.deep.equal([waitingFor(), waitingFor(wayTo(), {pending: {checkAfter: 20}})]);
  });

  it('that a phone has scanned the code leads to the step scanned without an event, also in a later page', async () => {
    const scanned = answered({open: true, scanned: true});
    const run = await new BankRun({poll: inTurn(scanned, silent)}).chosen('ccb', 'code');
    await waitFor(run.actor, () => run.waits.length === 2);
    run.shows('scanned', {scanned: true});
    expect([run.reported, run.forgotten]).to.deep.equal([[], 0]);
    expect(run.waits[1]).to.deep.equal(waitingFor(wayTo(), {scanned: true}));
    for (const [answer, poll, place] of [
      [{open: true}, silent, {waiting: 'shown'}],
      [{open: true, scanned: true}, inTurn(scanned, silent), 'scanned'],
    ] as const) {
      const later = new BankRun({recall: async () => found(wayTo('ccb', {by: 'code'}), answer), poll});
      await later.at(place);
    }
  });

  it('that is pending for a code leads to the step scanned, also when this page received no scan before', async () => {
    const run = await new BankRun({poll: inTurn(answered(pending), silent)}).chosen('ccb', 'code');
    await waitFor(run.actor, () => run.waits.length === 2);
    run.shows('scanned');
  });

  it('found when a handoff is recalled is passed to the wait, and pending is reported once', async () => {
    const run = new BankRun({recall: async () => found(wayTo(), pending), poll: inTurn(answered(pending), silent)});
    await waitFor(run.actor, (now) => now.context.pending !== undefined);
    await waitFor(run.actor, () => run.waits.length === 2);
    expect(run.waits).to.deep.equal([
      waitingFor(wayTo(), {answer: pending}),
      waitingFor(wayTo(), {pending: {checkAfter: 20}}),
    ]);
    expect(run.reported).to.deep.equal(['pending']);
  });

  it('is requested for a new handoff, and pending is reported again', async () => {
    const run = await new BankRun({poll: inTurn(answered(pending), silent)}).chosen();
    (await run.reach({waiting: 'away'})).send('renewed');
    await run.at({waiting: 'ready'});
    expect(run.now.context.pending).to.equal(undefined);
    expect(run.waits.at(-1)).to.deep.equal(waitingFor());
  });
});

describe('A failed wait for the bank', () => {
  for (const [code, place] of [
    ['handoff-unknown', 'choosing'],
    ['handoff-expired', 'expired'],
    ['contract', 'notRead'],
    ['config', 'notRead'],
  ] as const) {
    it(`leads to ${place} with the error, and forgets a handoff that is over: ${code}`, async () => {
      const run = await new BankRun({poll: async () => failedBy(code)}).chosen();
      const {context, value} = await waitFor(run.actor, (now) => now.context.problem !== undefined);
      expect(value).to.equal(place);
      expect(context.problem?.code).to.equal(code);
      expect([run.reported, run.forgotten]).to.deep.equal([[code], place === 'notRead' ? 0 : 1]);
      if (place === 'notRead') expect(run.send('retried').now.value).to.deep.equal({waiting: 'away'});
    });
  }
});

describe('A passed answer for an earlier page’s handoff', () => {
  const handoff = {...wayTo(), link: undefined};
  const recall = async () => found(handoff, passed);
  const poll = async () => answered(passed);

  it('is displayed only after a new status request agrees', async () => {
    const run = new BankRun({recall, poll});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
    expect(run.asked).to.deep.equal(['recall', 'poll', 'isStillCertified']);
    expect(run.waits).to.deep.equal([waitingFor(handoff, {answer: passed})]);
    expect(run.inputsOf('isStillCertified')).to.deep.equal([passed]);
    expect([run.forgotten, run.reported]).to.deep.equal([1, []]);
  });

  it('does not certify when the status disagrees, returns to the choice and is reported', async () => {
    const run = new BankRun({recall, poll, isStillCertified: async () => false});
    await run.failed('choosing', 'handoff-unknown');
    expect([run.forgotten, run.reported]).to.deep.equal([1, ['handoff-unknown']]);
    expect(await toPromise(run.send('left').actor)).to.deep.equal({type: 'left', to: undefined});
  });

  it('needs no status request when a new handoff was created after the return', async () => {
    const run = new BankRun({recall: async () => found(wayTo('abc')), poll: inTurn(silent, answered(passed))});
    await run.at('waiting');
    expect(await toPromise(run.send('renewed').actor)).to.have.property('type', 'passed');
    expect(run.times('isStillCertified')).to.equal(0);
  });
});
