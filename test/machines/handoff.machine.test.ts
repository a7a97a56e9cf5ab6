import {expect} from 'chai';
import {banks} from '../../src/domain/banks.js';
import type {PlaceStatus} from '../../src/domain/places.js';
import {waitFor} from 'xstate';
import {failing, refused} from './answers.js';
import {BankRun, found, waitingFor, wayTo} from './handoff.harness.js';

/** The status of the method, which names these banks. */
const naming = (...places: PlaceStatus[]) => ({
  own: {id: 'bank-ukey', state: 'not-certified', enabled: true, places} as const,
});

describe('An earlier page’s handoff', () => {
  it('is waited for again, as after the visit to the bank', async () => {
    const run = new BankRun({recall: async () => found(wayTo('abc', {id: 'handoff-7'}))});
    const {context} = await run.at({waiting: 'away'});
    expect(context.handoff).to.deep.equal(wayTo('abc', {id: 'handoff-7'}));
    expect(run.asked).to.deep.equal(['recall', 'poll']);
    expect(run.waits).to.deep.equal([waitingFor(wayTo('abc', {id: 'handoff-7'}), {answer: {open: true}})]);
  });

  for (const [code, forgotten] of [
    ...(['handoff-unknown', 'handoff-expired', 'contract'] as const).map((each) => [each, 1] as const),
    ...(['network', 'conflict', 'handoff-record-damaged'] as const).map((each) => [each, 0] as const),
  ]) {
    it(`that cannot be looked up leads to the choice, and is ${forgotten ? 'forgotten' : 'kept'}: ${code}`, async () => {
      const run = await new BankRun({recall: failing(code)}).failed('choosing', code);
      expect(run.forgotten).to.equal(forgotten);
      expect(run.choose().now.context.problem).to.equal(undefined);
    });
  }
});

describe('The bank choice', () => {
  it('offers the banks named by the backend, or all by default', async () => {
    expect((await new BankRun().at('choosing')).context.places.map(({id}) => id)).to.deep.equal(
      banks.map(({id}) => id),
    );
    const named = [
      {id: 'abc', enabled: true},
      {id: 'ccb', enabled: false, reason: '维护'},
    ];
    const run = new BankRun({}, naming(...named, {id: 'x', enabled: true}));
    expect((await run.at('choosing')).context.places).to.deep.equal(named);
  });

  it('ignores a bank that is disabled, unknown or not named', async () => {
    const run = await new BankRun({}, naming({id: 'ccb', enabled: false})).reach('choosing');
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
    expect(run.told).to.deep.equal(['refused place-unavailable']);
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
