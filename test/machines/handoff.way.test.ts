import {expect} from 'chai';
import type {HandoffCancelled} from '../../src/domain/handoff.schemas.js';
import {failing, inTurn, silent} from './answers.js';
import {
  answered,
  type BankPorts,
  BankRun,
  failedBy,
  found,
  passed,
  pending,
  waitingFor,
  wayTo,
} from './handoff.harness.js';

const answer = (state: HandoffCancelled['state']): HandoffCancelled => ({subject: 'subject-1', state});

describe('The handoff', () => {
  it('is in waiting.away after departed, also when it is sent twice, and the poll is not restarted', async () => {
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

  const {endsAt} = wayTo();
  for (const [press, next] of [
    ['cancelled', 'choosing'],
    ['renewed', {waiting: 'shown'}],
  ] as const) {
    const givenUp = async (cancelHandoff: BankPorts['cancelHandoff']) =>
      (await new BankRun({cancelHandoff}).waiting('ccb', 'code')).send(press);

    it(`when “${press}” ends at the backend and is forgotten`, async () => {
      const run = await givenUp(async () => answer('ended'));
      await run.at(next);
      run.shows(next, {formerUntil: undefined, wasCancelled: press === 'cancelled'});
      expect(run.inputsOf('cancelHandoff').map(({body}) => body)).to.deep.equal([{id: 'handoff-1'}]);
      expect([run.forgotten, run.reported, run.times('createHandoff')]).to.deep.equal([
        1,
        [],
        press === 'renewed' ? 2 : 1,
      ]);
    });

    it(`when “${press}” that cannot be stopped is shown as valid until its end`, async () => {
      const run = await givenUp(async () => answer('open'));
      await run.at(next);
      run.shows(next, {formerUntil: endsAt, wasCancelled: false});
    });

    it(`when “${press}” without an answer leads to the choice as valid until its end, and the failure is told`, async () => {
      const run = await givenUp(failing('network'));
      await run.failed('choosing', 'network');
      run.shows('choosing', {formerUntil: endsAt, wasCancelled: false});
      expect([run.forgotten, run.reported]).to.deep.equal([1, ['network']]);
      const stopped = (await givenUp(silent)).send('cancelled');
      stopped.shows('choosing', {formerUntil: endsAt, wasCancelled: false});
      expect(stopped.reported).to.deep.equal([]);
    });

    it(`that was decided before “${press}” is waited for again, and the backend is asked at once`, async () => {
      const run = new BankRun({
        cancelHandoff: async () => answer('decided'),
        recall: async () => found(wayTo(), pending),
        poll: inTurn(silent, answered(passed)),
        isStillCertified: silent,
      });
      (await run.reach('waiting')).send(press);
      await run.at('rechecking');
      expect(run.waits).to.deep.equal([waitingFor(wayTo(), {answer: pending}), waitingFor()]);
    });
  }

  it('that could not be read is not cancelled by going back, and is shown as valid until its end', async () => {
    const run = await new BankRun({poll: async () => failedBy('contract')}).chosen();
    (await run.reach('notRead')).send('corrected').shows('choosing', {formerUntil: endsAt, problem: undefined});
    expect([run.forgotten, run.times('cancelHandoff')]).to.deep.equal([0, 0]);
  });
});
