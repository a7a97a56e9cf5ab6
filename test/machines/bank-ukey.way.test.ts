import {expect} from 'chai';
import {failing, silent} from './answers.js';
import {BankRun, failedBy, found, wayTo} from './bank-ukey.harness.js';

describe('The way to the bank', () => {
  it('is followed, and goes on being waited for', async () => {
    const run = (await new BankRun().waiting()).send('departed').shows({waiting: 'away'});
    expect(run.send('departed').now.value).to.deep.equal({waiting: 'away'});
    expect(run.times('poll')).to.equal(1);
  });

  it('can be made anew for the same bank, which is another attempt', async () => {
    const run = (await new BankRun().waiting('abc')).send('departed', 'renewed');
    expect(run.signals.get('poll')?.aborted).to.equal(true);
    await run.at({waiting: 'ready'});
    expect(run.attempts.map(({body}) => body.bank)).to.deep.equal(['abc', 'abc']);
    expect(run.attempts[1]).not.to.equal(run.attempts[0]);
    expect(run.times('poll')).to.equal(2);
  });

  for (const [press, bank] of [
    ['renewed', 'abc'],
    ['retried', 'abc'],
    ['corrected', undefined],
  ] as const) {
    it(`that ended leads on by “${press}”`, async () => {
      const run = await (
        await new BankRun({poll: async () => failedBy('handoff-expired')}).chosen('abc')
      ).reach('expired');
      expect(run.send(press).now.value).to.equal(bank === undefined ? 'choosing' : 'creating');
      expect(run.now.context.problem).to.equal(undefined);
      expect(run.attempts[1]?.body.bank).to.equal(bank);
    });
  }

  it('that an earlier page made and nobody knows the bank of leads back to the choice when it ends', async () => {
    const recall = async () => found({...wayTo(), link: undefined});
    const poll = async () => failedBy('handoff-expired');
    for (const press of ['renewed', 'retried'] as const) {
      const run = await new BankRun({recall, poll}).reach('expired');
      run.send(press).shows('choosing', {problem: undefined});
      expect(run.attempts).to.deep.equal([]);
    }
  });

  it('is given up: the backend hears of it, and nothing is kept for a later page', async () => {
    const run = (await new BankRun({cancelHandoff: silent}).waiting()).send('cancelled').shows('cancelling');
    expect([run.inputsOf('cancelHandoff').map(({body}) => body), run.forgotten]).to.deep.equal([
      [{id: 'handoff-1'}],
      1,
    ]);
    expect(run.signals.get('poll')?.aborted).to.equal(true);
    expect(run.send('cancelled').now.value).to.equal('choosing');
  });

  it('is given up although nobody hears of it', async () => {
    for (const cancelHandoff of [async () => ({subject: 'subject-1'}), failing('network')]) {
      const run = await (await new BankRun({cancelHandoff}).waiting()).send('cancelled').reach('choosing');
      expect(run.told).to.deep.equal([]);
    }
  });
});
