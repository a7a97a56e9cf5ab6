import {expect} from 'chai';
import {silent} from './answers.js';
import {BankRun, failedBy, found, wayTo} from './handoff.harness.js';

describe('The handoff', () => {
  it('is opened once departed, and the wait continues', async () => {
    const run = (await new BankRun().waiting()).send('departed').shows({waiting: 'away'});
    expect(run.send('departed').now.value).to.deep.equal({waiting: 'away'});
    expect(run.times('poll')).to.equal(1);
  });

  for (const [press, bank] of [
    ['renewed', 'abc'],
    ['retried', 'abc'],
    ['corrected', undefined],
  ] as const) {
    it(`after its expiry continues on “${press}”, by the same way`, async () => {
      const run = await (
        await new BankRun({poll: async () => failedBy('handoff-expired')}).chosen('abc', 'code')
      ).reach('expired');
      expect(run.send(press).now.value).to.equal(bank === undefined ? 'choosing' : 'creating');
      expect(run.now.context.problem).to.equal(undefined);
      expect(run.attempts[1]?.body).to.deep.equal(bank && {place: bank, by: 'code'});
    });
  }

  it('of an earlier page with an unknown bank returns to the choice after its expiry', async () => {
    const recall = async () => found({...wayTo(), link: undefined});
    const poll = async () => failedBy('handoff-expired');
    for (const press of ['renewed', 'retried'] as const) {
      const run = await new BankRun({recall, poll}).reach('expired');
      run.send(press).shows('choosing', {problem: undefined});
      expect(run.attempts).to.deep.equal([]);
    }
  });

  it('is cancelled at the backend and forgotten', async () => {
    const run = (await new BankRun({cancelHandoff: silent}).waiting()).send('cancelled').shows('cancelling');
    expect([run.inputsOf('cancelHandoff').map(({body}) => body), run.forgotten]).to.deep.equal([
      [{id: 'handoff-1'}],
      1,
    ]);
    expect(run.signals.get('poll')?.aborted).to.equal(true);
    expect(run.send('cancelled').now.value).to.equal('choosing');
  });
});
