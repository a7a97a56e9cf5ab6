import {expect} from 'chai';
import {toPromise, waitFor} from 'xstate';
import type {WaitingResult} from '../../src/machines/waiting.machine.js';
import {
  answered,
  BankRun,
  endRuns,
  failedBy,
  failing,
  passed,
  pending,
  refused,
  silent,
  wayTo,
} from './bank-ukey.harness.js';

/** Answers in turn, and then no more. */
const inTurn = (...results: WaitingResult[]) => {
  const rest = [...results];
  return async () => rest.shift() ?? silent();
};

endRuns();

describe('What the bank said', () => {
  it('certifies, and nothing is kept for a later page', async () => {
    const run = await new BankRun({waitForBank: async () => answered(passed)}).chosen();
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
    expect([run.forgotten, run.told]).to.deep.equal([1, []]);
  });

  it('is heard after a return, too', async () => {
    const run = new BankRun({
      recall: async () => ({...wayTo(), link: undefined}),
      waitForBank: async () => answered(passed),
    });
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
  });

  it('may be no, which is said, told and forgotten, and leads back to the choice', async () => {
    for (const code of ['bank-cancelled', 'bank-rejected', 'x-not-known']) {
      const run = await new BankRun({waitForBank: async () => answered(refused(code))}).chosen();
      expect((await run.at('refused')).context.refusal?.code).to.equal(code);
      expect([run.told, run.forgotten]).to.deep.equal([[`refused ${code}`], 1]);
      expect(run.now.hasTag('refused')).to.equal(true);
      expect(run.send('retried').now.value).to.equal('choosing');
      expect(run.now.context.refusal).to.equal(undefined);
    }
  });

  it('may have to be waited for: that is told once, kept for a later page, and not asked before its time', async () => {
    const run = await new BankRun({waitForBank: inTurn(answered(pending))}).chosen();
    const {context} = await run.at({waiting: 'away'});
    expect(context.pending).to.deep.equal({checkAfter: 20});
    expect([run.told, run.forgotten]).to.deep.equal([['pending'], 0]);
    expect(run.waits).to.deep.equal([
      {id: 'handoff-1', isPending: false},
      {id: 'handoff-1', isPending: true, checkAfter: 20},
    ]);
  });

  it('is heard after that', async () => {
    const run = await new BankRun({waitForBank: inTurn(answered(pending), answered(passed))}).chosen();
    expect((await toPromise(run.actor)).type).to.equal('passed');
    expect(run.told).to.deep.equal(['pending']);
  });

  it('is asked of another handoff anew, and its being undecided is news again', async () => {
    const run = await new BankRun({waitForBank: inTurn(answered(pending))}).chosen();
    await run.at({waiting: 'away'});
    run.send('renewed');
    await run.at({waiting: 'ready'});
    expect(run.now.context.pending).to.equal(undefined);
    expect(run.waits.at(-1)).to.deep.equal({id: 'handoff-1', isPending: false});
  });

  it('is nothing but what an answer says: anything else does not certify', async () => {
    for (const answer of [
      {passed: false, refusal: {code: 'x'}},
      {...refused('x'), verified: true},
    ]) {
      const run = await new BankRun({waitForBank: async () => answered(answer)}).chosen();
      await run.at('refused');
      expect(run.now.status).to.equal('active');
    }
  });
});

describe('A wait that came to nothing', () => {
  for (const [code, place] of [
    ['handoff-unknown', 'choosing'],
    ['handoff-expired', 'expired'],
    ['contract', 'choosing'],
    ['config', 'choosing'],
  ] as const) {
    it(`leads to ${place}, says why, and is forgotten: ${code}`, async () => {
      const run = await new BankRun({waitForBank: async () => failedBy(code)}).chosen();
      const {context, value} = await waitFor(run.actor, (now) => now.context.problem !== undefined);
      expect(value).to.equal(place);
      expect(context.problem?.code).to.equal(code);
      expect([run.told, run.forgotten]).to.deep.equal([[code], 1]);
    });
  }

  it('is interrupted where the session has ended, and kept for whoever signs in again', async () => {
    const run = await new BankRun({waitForBank: async () => failedBy('unauthenticated')}).chosen();
    expect((await run.at('interrupted')).context.problem?.code).to.equal('unauthenticated');
    expect([run.told, run.forgotten]).to.deep.equal([['unauthenticated'], 0]);
    expect(await toPromise(run.send('retried').actor)).to.deep.equal({type: 'startedOver'});
  });

  it('can be begun again where the waiting itself broke', async () => {
    const run = await new BankRun({waitForBank: failing('unexpected')}).chosen();
    await waitFor(run.actor, (now) => now.context.problem !== undefined);
    expect([run.now.value, run.told]).to.deep.equal(['choosing', ['unexpected']]);
    expect(run.choose().now.value).to.equal('creating');
  });
});

describe('The bank path', () => {
  const places = {
    'before anything is known': async () => new BankRun({recall: silent}),
    'at the choice': async () => {
      const run = new BankRun();
      await run.at('choosing');
      return run;
    },
    'while a way is made': () => new BankRun({createHandoff: silent}).chosen(),
    'while the bank is waited for': () => new BankRun().waiting(),
    'while it is given up': async () => (await new BankRun({cancelHandoff: silent}).waiting()).send('cancelled'),
  };

  for (const [when, open] of Object.entries(places)) {
    it(`can be left ${when}, for home or another method, and whatever was asked is given up`, async () => {
      for (const to of [undefined, 'ic-card']) {
        const run = await open();
        run.actor.send({type: 'left', to});
        expect(await toPromise(run.actor)).to.deep.equal({type: 'left', to});
        const last = run.asked.at(-1);
        if (last !== 'recall' || when.startsWith('before')) {
          expect(run.signals.get(last as NonNullable<typeof last>)?.aborted).to.equal(true);
        }
        // What is under way at the bank can be come back to.
        expect(run.forgotten).to.equal(when.includes('given up') ? 1 : 0);
        run.clock.increment(3_600_000);
        expect(run.told).to.deep.equal([]);
      }
    });
  }
});
