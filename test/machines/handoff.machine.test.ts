import {expect} from 'chai';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {handoffMachine} from '../../src/machines/handoff.machine.js';
import {createActor, waitFor} from 'xstate';
import {failing, inTurn, refused, sampleConsent as consent, silent} from './answers.js';
import {answered, BankRun, found, naming, waitingFor, wayTo} from './handoff.harness.js';

describe('An earlier page’s handoff', () => {
  for (const [code, forgotten] of [
    ...(['handoff-unknown', 'handoff-expired', 'handoff-record-damaged'] as const).map((each) => [each, 1] as const),
    ...(['network', 'conflict', 'contract'] as const).map((each) => [each, 0] as const),
  ]) {
    it(`that ${forgotten ? 'is gone leads to the choice' : 'could not be read can be looked up again'}: ${code}`, async () => {
      const recall = inTurn(failing(code), async () => found(wayTo('abc')));
      const run = await new BankRun({recall}).failed(forgotten ? 'choosing' : 'notRead', code);
      expect(run.forgotten).to.equal(forgotten);
      if (forgotten) expect(run.choose().now.context.problem).to.equal(undefined);
      else expect((await run.send('retried').at({waiting: 'away'})).context.problem).to.equal(undefined);
    });
  }
});

const on = (id: string) => ({id, enabled: true});

describe('One place that may be used, and one way to it,', () => {
  const only = {own: naming(on('ccb'), {id: 'abc', enabled: false}), ways: ['link']} as const;

  it('gets a handoff without a choice after a press', async () => {
    const run = await new BankRun({}, only).reach('waiting');
    expect(run.attempts.map(({body}) => body)).to.deep.equal([{place: 'ccb', by: 'link'}]);
  });

  it('gets no handoff by itself without a press, beside another way or place, or when it is suspended', async () => {
    for (const other of [
      {pressed: false},
      {ways: ['link', 'code']},
      {own: naming(on('ccb'), on('abc'))},
      {own: naming({id: 'ccb', enabled: false})},
    ] as const) {
      const run = await new BankRun({}, {...only, ...other}).reach('choosing');
      expect(run.asked).to.deep.equal(['recall']);
    }
  });

  it('waits for a consent that must be ticked first', async () => {
    const run = await new BankRun({}, {...only, needsConsent: true}).reach('choosing');
    expect(run.choose().now.context.consentMissing).to.equal(true);
    run.actor.send({type: 'consentChanged', consent});
    await run.choose().reach('waiting');
  });

  it('gets no new handoff by itself after one was cancelled, refused or lost', async () => {
    const givenUp = await new BankRun({}, only).reach('waiting');
    await givenUp.send('cancelled').reach('choosing');
    const notMade = new BankRun({createHandoff: async () => refused('place-unavailable')}, only);
    await notMade.reach('choosing');
    const lost = await new BankRun({recall: failing('handoff-unknown')}, only).failed('choosing', 'handoff-unknown');
    expect([givenUp, notMade, lost].map(({attempts}) => attempts.length)).to.deep.equal([1, 1, 0]);
  });

  it('gets a new handoff on a press after a refusal, or instead of one that could not be read', async () => {
    const poll = inTurn(async () => answered(refused('handoff-rejected')), silent);
    const run = await new BankRun({poll}, only).reach('refused');
    await run.send('retried').reach('waiting');
    expect(run.attempts).to.have.length(2);
    const unread = await new BankRun({recall: failing('network')}, only).failed('notRead', 'network');
    await unread.send('corrected').reach('waiting');
  });
});

describe('The bank choice', () => {
  it('offers the places that the backend names, by link, when the machine has no wiring', () => {
    const offered = (own?: MethodStatus) =>
      createActor(handoffMachine(), {input: {pressed: true, own}}).getSnapshot().context;
    expect(offered(naming(on('x')))).to.deep.include({places: [on('x')], ways: ['link']});
    expect(offered().places).to.deep.equal([]);
  });

  it('ignores a bank that is disabled, unknown or not named', async () => {
    const run = await new BankRun({}, {own: naming({id: 'ccb', enabled: false})}).reach('choosing');
    for (const bank of ['ccb', 'abc', '']) expect(run.choose(bank).now.value).to.equal('choosing');
    expect(run.asked).to.deep.equal(['recall']);
  });

  it('ignores a way that is not offered', async () => {
    const run = await new BankRun({}, {ways: ['link']}).reach('choosing');
    expect(run.choose('ccb', 'code').now.value).to.equal('choosing');
    const byCode = await new BankRun({}, {ways: ['code']}).reach('choosing');
    expect(byCode.choose('ccb').now.value).to.equal('choosing');
    expect(run.attempts.concat(byCode.attempts)).to.deep.equal([]);
  });

  it('creates a handoff and displays the link', async () => {
    const run = await new BankRun().waiting('abc');
    expect(run.attempts.map(({body}) => body)).to.deep.equal([{place: 'abc', by: 'link'}]);
    run.shows({waiting: 'ready'});
    expect(run.now.context.handoff).to.deep.equal(wayTo('abc'));
    expect(run.waits).to.deep.equal([waitingFor(wayTo('abc'))]);
  });

  it('displays a refusal and notifies the host, until another choice', async () => {
    const run = await new BankRun({createHandoff: async () => refused('place-unavailable')}).chosen();
    const {context} = await waitFor(run.actor, (now) => now.context.refusal !== undefined);
    expect(context.refusal?.code).to.equal('place-unavailable');
    run.shows('choosing');
    expect(run.reported).to.deep.equal(['refused place-unavailable']);
    expect(run.choose('abc').now.context.refusal).to.equal(undefined);
  });

  it('is another attempt when it is corrected after a failure', async () => {
    const run = await (await new BankRun({createHandoff: failing('network')}).chosen()).reach('notCreated');
    expect(run.send('corrected').now.context.problem).to.equal(undefined);
    run.choose();
    expect(run.attempts[1]).to.deep.equal(run.attempts[0]);
    expect(run.attempts[1]).not.to.equal(run.attempts[0]);
  });
});
