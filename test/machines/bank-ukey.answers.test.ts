import {expect} from 'chai';
import {toPromise, waitFor} from 'xstate';
import {failing, inTurn, refused, silent} from './answers.js';
import {answered, BankRun, failedBy, found, passed, pending, waitingFor, wayTo} from './bank-ukey.harness.js';

describe('What the bank said', () => {
  it('certifies, and nothing is kept for a later page', async () => {
    const run = await new BankRun({poll: async () => answered(passed)}).chosen();
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
    expect([run.forgotten, run.told]).to.deep.equal([1, []]);
  });

  it('may be no, which is said, told and forgotten, and leads back to the choice', async () => {
    for (const code of ['bank-cancelled', 'bank-rejected', 'x-not-known']) {
      const run = await new BankRun({poll: async () => answered(refused(code))}).chosen();
      await run.refused('refused', code);
      expect([run.told, run.forgotten]).to.deep.equal([[`refused ${code}`], 1]);
      expect(run.now.hasTag('refused')).to.equal(true);
      expect(run.send('retried').now.value).to.equal('choosing');
      expect(run.now.context.refusal).to.equal(undefined);
    }
  });

  it('may have to be waited for: that is told once, kept for a later page, and not asked before its time', async () => {
    const run = await new BankRun({poll: inTurn(answered(pending), silent)}).chosen();
    const {context} = await run.at({waiting: 'away'});
    expect(context.pending).to.deep.equal({checkAfter: 20});
    expect([run.told, run.forgotten]).to.deep.equal([['pending'], 0]);
    expect(run.waits).to.deep.equal([waitingFor(), waitingFor(wayTo(), {pending: {checkAfter: 20}})]);
  });

  it('is heard after that', async () => {
    const run = await new BankRun({poll: inTurn(answered(pending), answered(passed))}).chosen();
    expect((await toPromise(run.actor)).type).to.equal('passed');
    expect(run.told).to.deep.equal(['pending']);
  });

  it('is known from the start where it was heard after a return, and is told once', async () => {
    const run = new BankRun({recall: async () => found(wayTo(), pending), poll: inTurn(answered(pending), silent)});
    await waitFor(run.actor, (now) => now.context.pending !== undefined);
    await waitFor(run.actor, () => run.waits.length === 2);
    expect(run.waits).to.deep.equal([
      waitingFor(wayTo(), {answer: pending}),
      waitingFor(wayTo(), {pending: {checkAfter: 20}}),
    ]);
    expect(run.told).to.deep.equal(['pending']);
  });

  it('is asked of another handoff anew, and its being undecided is news again', async () => {
    const run = await new BankRun({poll: inTurn(answered(pending), silent)}).chosen();
    (await run.reach({waiting: 'away'})).send('renewed');
    await run.at({waiting: 'ready'});
    expect(run.now.context.pending).to.equal(undefined);
    expect(run.waits.at(-1)).to.deep.equal(waitingFor());
  });

  it('is nothing but what an answer says: anything else does not certify', async () => {
    for (const answer of [
      {passed: false, refusal: {code: 'x'}},
      {...refused('x'), verified: true},
    ] as const) {
      const run = await (await new BankRun({poll: async () => answered(answer)}).chosen()).reach('refused');
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
      const run = await new BankRun({poll: async () => failedBy(code)}).chosen();
      const {context, value} = await waitFor(run.actor, (now) => now.context.problem !== undefined);
      expect(value).to.equal(place);
      expect(context.problem?.code).to.equal(code);
      expect([run.told, run.forgotten]).to.deep.equal([[code], 1]);
    });
  }

  it('can be begun again where the waiting itself broke', async () => {
    const run = await new BankRun({poll: failing('unexpected')}).chosen();
    await waitFor(run.actor, (now) => now.context.problem !== undefined);
    expect([run.now.value, run.told]).to.deep.equal(['choosing', ['unexpected']]);
    expect(run.choose().now.value).to.equal('creating');
  });
});

describe('A pass that is heard after a return', () => {
  const handoff = {...wayTo(), link: undefined};
  const recall = async () => found(handoff, passed);
  const poll = async () => answered(passed);

  it('is shown once the status agrees, asked for after it', async () => {
    const run = new BankRun({recall, poll});
    expect(await toPromise(run.actor)).to.deep.equal({type: 'passed', outcome: passed});
    expect(run.asked).to.deep.equal(['recall', 'poll', 'isStillCertified']);
    expect(run.waits).to.deep.equal([waitingFor(handoff, {answer: passed})]);
    expect(run.inputsOf('isStillCertified')).to.deep.equal([passed]);
    expect([run.forgotten, run.told]).to.deep.equal([1, []]);
  });

  it('certifies nobody where the status says otherwise: a bank is chosen anew, and that is told', async () => {
    const run = new BankRun({recall, poll, isStillCertified: async () => false});
    await run.failed('choosing', 'handoff-unknown');
    expect([run.forgotten, run.told]).to.deep.equal([1, ['handoff-unknown']]);
    expect(await toPromise(run.send('left').actor)).to.deep.equal({type: 'left', to: undefined});
  });

  it('is asked about again at a press where that failed, or given up for a new choice', async () => {
    for (const press of ['retried', 'corrected'] as const) {
      const run = new BankRun({recall, poll, isStillCertified: inTurn(failing('network'), true)});
      (await run.failed('notRechecked', 'network')).send(press);
      if (press === 'retried') expect(await toPromise(run.actor)).to.have.property('type', 'passed');
      else expect([run.now.value, run.now.context.problem]).to.deep.equal(['choosing', undefined]);
    }
  });

  it('need not be waited for', async () => {
    const run = await new BankRun({recall, poll, isStillCertified: silent}).reach('rechecking');
    expect(run.send('cancelled').now.value).to.equal('choosing');
    expect(run.signals.get('isStillCertified')?.aborted).to.equal(true);
  });

  it('is not asked about where this very page made the way', async () => {
    const run = await new BankRun({poll}).chosen();
    expect(await toPromise(run.actor)).to.have.property('type', 'passed');
    expect(run.times('isStillCertified')).to.equal(0);
  });

  it('is not asked about where a new way was made after the return', async () => {
    const run = new BankRun({recall: async () => found(wayTo('abc')), poll: inTurn(silent, answered(passed))});
    await run.at('waiting');
    expect(await toPromise(run.send('renewed').actor)).to.have.property('type', 'passed');
    expect(run.times('isStillCertified')).to.equal(0);
  });
});

describe('The bank path', () => {
  const places = {
    'before anything is known': async () => new BankRun({recall: silent}),
    'at the choice': async () => {
      const run = await new BankRun().reach('choosing');
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
