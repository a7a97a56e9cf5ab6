import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import {fakeStatus} from '../../src/fakes.js';
import {waitFor} from 'xstate';
import {bankUkeyMachine} from '../../src/machines/bank-ukey.machine.js';
import {failing, refused, sampleConsent, silent} from './answers.js';
import {BankRun, found, waitingFor, wayTo} from './bank-ukey.harness.js';
import {unprovided} from './run.js';

describe('An earlier page’s handoff', () => {
  it('is looked up first; when there is none, the bank choice is displayed', async () => {
    const run = new BankRun();
    expect(run.now.hasTag('busy')).to.equal(true);
    const {context} = await run.at('choosing');
    expect(run.asked).to.deep.equal(['recall']);
    expect(context).to.include({handoff: undefined, problem: undefined, isRecalled: false});
    expect(run.told).to.deep.equal([]);
  });

  it('is waited for again, as after the visit to the bank', async () => {
    const run = new BankRun({recall: async () => found(wayTo('abc', {id: 'handoff-7'}))});
    const {context} = await run.at({waiting: 'away'});
    expect(context.handoff).to.deep.equal(wayTo('abc', {id: 'handoff-7'}));
    expect(run.asked).to.deep.equal(['recall', 'poll']);
    expect(run.waits).to.deep.equal([waitingFor(wayTo('abc', {id: 'handoff-7'}), {answer: {open: true}})]);
  });

  for (const code of ['handoff-record-damaged', 'handoff-expired', 'handoff-unknown', 'conflict'] as const) {
    it(`leads to the bank choice with the error when it is invalid (${code})`, async () => {
      const run = await new BankRun({recall: failing(code)}).failed('choosing', code);
      expect(run.told).to.deep.equal([code]);
      run.choose();
      expect(run.now.context.problem).to.equal(undefined);
    });
  }

  it('is forgotten when the backend does not know it, and kept when the lookup fails', async () => {
    for (const code of ['handoff-unknown', 'handoff-expired', 'contract'] as const) {
      const run = await new BankRun({recall: failing(code)}).reach('choosing');
      expect(run.forgotten, code).to.equal(1);
    }
    for (const code of ['network', 'backend', 'handoff-record-damaged'] as const) {
      const run = await new BankRun({recall: failing(code)}).reach('choosing');
      expect(run.forgotten, code).to.equal(0);
    }
  });

  it('is skipped when its lookup is cancelled', () => {
    const run = new BankRun({recall: silent}).send('cancelled').shows('choosing');
    expect(run.signals.get('recall')?.aborted).to.equal(true);
  });
});

describe('The bank choice', () => {
  it('offers the banks named by the backend, or all by default', async () => {
    expect((await new BankRun().at('choosing')).context.banks.map(({id}) => id)).to.deep.equal(banks.map(({id}) => id));
    const named = [
      {id: 'abc', enabled: true},
      {id: 'ccb', enabled: false, reason: '维护'},
    ];
    const run = new BankRun({}, {status: fakeStatus({banks: [...named, {id: 'x', enabled: true}]})});
    expect((await run.at('choosing')).context.banks).to.deep.equal(named);
  });

  it('ignores a bank that is disabled, unknown or not named', async () => {
    const run = await new BankRun({}, {status: fakeStatus({banks: [{id: 'ccb', enabled: false}]})}).reach('choosing');
    for (const bank of ['ccb', 'abc', '']) expect(run.choose(bank).now.value).to.equal('choosing');
    expect(run.asked).to.deep.equal(['recall']);
  });

  it('requires the consent of the host’s notice, reports it as missing, and sends it', async () => {
    const run = (await new BankRun({}, {needsConsent: true}).chosen()).shows('choosing', {consentMissing: true});
    run.actor.send({type: 'consentChanged', consent: sampleConsent});
    expect(run.now.context.consentMissing).to.equal(false);
    run.actor.send({type: 'consentChanged', consent: undefined});
    expect(run.choose().now.context.consentMissing).to.equal(true);
    expect(run.attempts.map(({body}) => body)).to.deep.equal([]);
    run.actor.send({type: 'consentChanged', consent: sampleConsent});
    run.choose();
    expect(run.attempts.map(({body}) => body)).to.deep.equal([{bank: 'ccb', consent: sampleConsent}]);
  });

  it('creates a handoff and displays the link', async () => {
    const run = await new BankRun().waiting('abc');
    expect(run.attempts.map(({body}) => body)).to.deep.equal([{bank: 'abc'}]);
    run.shows({waiting: 'ready'});
    expect(run.now.context.handoff).to.deep.equal(wayTo('abc'));
    expect(run.waits).to.deep.equal([waitingFor(wayTo('abc'))]);
  });

  it('displays a refusal and notifies the host, until another choice', async () => {
    const run = await new BankRun({createHandoff: async () => refused('bank-unavailable')}).chosen();
    const {context} = await waitFor(run.actor, (now) => now.context.refusal !== undefined);
    expect(context.refusal?.code).to.equal('bank-unavailable');
    run.shows('choosing');
    expect(run.told).to.deep.equal(['refused bank-unavailable']);
    expect(run.choose('abc').now.context.refusal).to.equal(undefined);
  });

  it('can be cancelled while the handoff is created', async () => {
    const run = await new BankRun({createHandoff: silent}).chosen();
    expect(run.send('cancelled').now.value).to.equal('choosing');
    expect(run.signals.get('createHandoff')?.aborted).to.equal(true);
  });

  it('is retried as the same attempt after a failure, or corrected as a new one', async () => {
    const run = await (await new BankRun({createHandoff: failing('network')}).chosen()).failed('notCreated', 'network');
    run.send('retried');
    expect(run.now.context.problem).to.equal(undefined);
    await run.at('notCreated');
    expect(run.attempts[1]).to.equal(run.attempts[0]);
    expect(run.send('corrected').now.context.problem).to.equal(undefined);
    run.choose();
    expect(run.attempts[2]).to.deep.equal(run.attempts[0]);
    expect(run.attempts[2]).not.to.equal(run.attempts[0]);
    expect(run.told).to.deep.equal(['network', 'network']);
  });

  it('fails with not-configured when no port is provided', async () => {
    expect(await unprovided(bankUkeyMachine, {input: {pressed: true}})).to.deep.equal({
      value: 'choosing',
      problem: {code: 'not-configured', details: {where: 'recall'}},
    });
  });
});
