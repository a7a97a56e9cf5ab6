import {expect} from 'chai';
import {fakeStatus} from '../../src/testing.js';
import type {EventObject, SnapshotFrom} from 'xstate';
import {bankUkeyMachine} from '../../src/machines/bank-ukey.machine.js';
import type {BankUkeyEvent} from '../../src/machines/bank-ukey.setup.js';
import type {MethodInput} from '../../src/machines/method.js';
import type {ViewTag} from '../../src/machines/ports.js';
import type {WaitingResult} from '../../src/machines/waiting.setup.js';
import {answered, failedBy, passed, pending, refused, wayTo} from './bank-ukey.harness.js';
import {
  answerEvents,
  backendFailures,
  cutOff,
  explore,
  failures,
  interruptionOf,
  nameOf,
  reopened,
  started,
  unheard,
  unreached,
  withoutWayOn,
} from './graph.js';

const consent = {noticeId: 'notice-1', version: '1', time: '2026-01-15T02:30:00Z'};

const presses: readonly BankUkeyEvent[] = [
  {type: 'consentChanged', consent},
  {type: 'bankChosen', bank: 'ccb'},
  {type: 'bankChosen', bank: 'abc'},
  ...(['departed', 'renewed', 'corrected', 'retried', 'cancelled', 'left'] as const).map((type) => ({type})),
];
const clock: readonly EventObject[] = [{type: 'xstate.after.untilEnd.bankUkey.waiting'}];

const answers = answerEvents(bankUkeyMachine, {
  recall: {
    done: [undefined, wayTo('ccb', {id: 'handoff-0'}), {...wayTo(), link: undefined}],
    errors: [...failures('handoff-record-damaged', 'handoff-expired'), ...backendFailures],
  },
  createHandoff: {done: [wayTo(), refused('bank-unavailable')], errors: backendFailures},
  isStillCertified: {done: [true, false], errors: backendFailures},
  cancelHandoff: {done: [{}], errors: backendFailures},
  waitForBank: {
    done: [
      answered(passed),
      answered(pending),
      answered(refused('bank-rejected')),
      ...(['unauthenticated', 'subject-changed', 'handoff-unknown', 'handoff-expired'] as const).map(failedBy),
    ],
    errors: [new Error('oops')],
  },
});

const machine = bankUkeyMachine.provide({guards: {lacksConsent: ({context}) => context.consent === undefined}});
const input: MethodInput = {
  pressed: true,
  status: fakeStatus({
    banks: [
      {id: 'ccb', enabled: true},
      {id: 'abc', enabled: false},
    ],
  }),
};
const again = (end: SnapshotFrom<typeof bankUkeyMachine>): MethodInput | undefined => {
  const next = reopened(end);
  return next && {...input, ...next};
};

const events = [...presses, ...clock, ...answers];
const graph = explore(machine, events, [input], again);
const {situations, edges} = graph;
const ends = situations.filter(({status}) => status === 'done');

const isPress = ({type}: EventObject) => presses.some((press) => press.type === type);
const saysPassed = (event: EventObject) => {
  const result = 'output' in event ? (event.output as WaitingResult | undefined) : undefined;
  return result?.type === 'answered' && (result.answer as {passed?: unknown}).passed === true;
};
const namesOf = (those: typeof situations) => [...new Set(those.map(nameOf))].sort();

describe('The graph of the bank path', () => {
  it('hears of every failure of whatever was asked', () => {
    expect(unheard(graph)).to.deep.equal([]);
  });

  it('has no state that cannot be reached, but those that lead on by themselves', () => {
    expect(unreached(machine, graph).sort()).to.deep.equal(['bankUkey.beginning', 'bankUkey.judging']);
  });

  it('lets the user go on from every state by a press, besides leaving', () => {
    const goesOn = (event: EventObject) => event.type !== 'left' && isPress(event);
    // Without consent the choice is where it stays until that is given.
    expect(withoutWayOn(graph, goesOn)).to.deep.equal(['choosing']);
    const consenting = situations.filter((each) => each.matches('choosing') && each.context.consent !== undefined);
    expect(withoutWayOn({edges, situations: consenting}, goesOn)).to.deep.equal([]);
  });

  it('can be left from everywhere', () => {
    const ways = edges.filter(({event}) => event.type === 'left');
    expect(new Set(ways.map(({to}) => nameOf(to)))).to.deep.equal(new Set(['left']));
    expect(withoutWayOn(graph, ({type}) => type === 'left')).to.deep.equal([]);
  });

  it('never cuts off the way to being certified', () => {
    expect(cutOff(graph, ({output}) => output?.type === 'passed')).to.deep.equal([]);
  });

  it('says passed only where an answer of the backend says so', () => {
    const into = edges.filter(({to}) => to.matches('decided'));
    expect(new Set(into.map(({from}) => nameOf(from)))).to.deep.equal(
      new Set(['{"waiting":"away"}', '{"waiting":"ready"}', 'rechecking']),
    );
    for (const {from, event, to} of into) {
      expect(from.matches('rechecking') || saysPassed(event)).to.equal(true);
      expect(to.output).to.deep.equal({type: 'passed', outcome: passed});
    }
    const rest = events.filter((event) => !saysPassed(event));
    expect(rest.length).to.equal(events.length - 1);
    const without = explore(machine, rest, [input], again);
    expect(without.situations.some((each) => each.matches('decided') || each.output?.type === 'passed')).to.equal(
      false,
    );
    expect(namesOf([...without.situations])).to.include('refused');
  });

  it('says passed of what an earlier page began only once the status agrees', () => {
    const recalled = edges.filter(({from, to}) => to.matches('decided') && from.context.isRecalled);
    expect(recalled).not.to.deep.equal([]);
    for (const {from, event} of recalled) {
      expect(nameOf(from)).to.equal('rechecking');
      expect(event).to.have.property('output', true);
    }
    const asked = situations.filter((each) => each.matches('rechecking'));
    expect(asked.every(({context}) => context.isRecalled)).to.equal(true);
  });

  it('ends with a result that fits its end', () => {
    const results = new Set(ends.map((end) => `${nameOf(end)}: ${end.output?.type ?? ''}`));
    expect([...results].sort()).to.deep.equal(['decided: passed', 'interrupted: interrupted', 'left: left']);
  });

  it('can be cancelled wherever it is busy', () => {
    const cancelled = edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(namesOf(cancelled.map(({from}) => from))).to.deep.equal([
      'cancelling',
      'creating',
      'recalling',
      'rechecking',
    ]);
    for (const {to} of cancelled) expect(nameOf(to)).to.equal('choosing');
  });

  it('says by its tags where there is a form, and where something failed or was refused', () => {
    const tagged = (tag: ViewTag) => namesOf(situations.filter((each) => each.hasTag(tag)));
    expect(tagged('form')).to.deep.equal(['choosing']);
    expect(tagged('failed')).to.deep.equal(['expired', 'notCreated', 'notRechecked']);
    expect(tagged('refused')).to.deep.equal(['refused']);
  });
});

describe('What the bank path asks', () => {
  const begun = edges.filter(({from, to}) => to.matches('creating') && !from.matches('creating'));

  it('is asked on a press that chooses, repeats or renews, or goes on where it was interrupted', () => {
    expect([...new Set(begun.map(({from, event}) => `${nameOf(from)} ${event.type}`))].sort()).to.deep.equal(
      [
        'choosing bankChosen',
        'expired renewed',
        'expired retried',
        'interrupted reopened',
        'notCreated retried',
        '{"waiting":"away"} renewed',
        '{"waiting":"ready"} renewed',
      ].sort(),
    );
  });

  it('is about a bank that is offered, and begins with the consent that it takes', () => {
    for (const {from, to} of begun) {
      expect(to.context.claim?.bank, nameOf(from)).to.equal('ccb');
      if (from.matches('choosing')) expect(to.context.claim?.consent).to.deep.equal(consent);
    }
  });

  it('is the same attempt where it was interrupted', () => {
    const resumed = begun.filter(({event}) => event.type === 'reopened');
    for (const {from, to} of resumed) expect(to.context.claim).to.equal(from.context.claim);
  });

  it('is waited for only where there is something to wait for', () => {
    for (const each of situations.filter((each) => each.matches('waiting'))) {
      expect(each.context.handoff).not.to.equal(undefined);
    }
  });
});

describe('A bank path that is interrupted', () => {
  const interrupted = edges.filter(({to}) => interruptionOf(to));

  it('ends wherever the session has ended or is another’s, but where a way is given up anyway', () => {
    for (const {from, event, to} of edges.filter(({event}) => /^xstate\.(?:error|done)/.test(event.type))) {
      const {error, output} = event as {error?: {code?: string}; output?: Partial<{error: {code: string}}>};
      const code = error?.code ?? output?.error?.code ?? '';
      const isOver = ['unauthenticated', 'subject-changed'].includes(code) && !from.matches('cancelling');
      expect(interruptionOf(to)?.error.code, nameOf(from)).to.equal(isOver ? code : undefined);
    }
    expect(namesOf(interrupted.map(({from}) => from))).to.deep.equal(
      ['creating', 'recalling', 'rechecking', '{"waiting":"away"}', '{"waiting":"ready"}'].sort(),
    );
  });

  it('goes on where it was, with the attempt or the handoff that was under way', () => {
    const ways = new Set<string>();
    for (const {from, to} of interrupted) {
      const {consent, claim, handoff, pending, isRecalled} = from.context;
      const now = started(machine, {...input, draft: interruptionOf(to)?.draft});
      ways.add(`${nameOf(from)} → ${nameOf(now)}`);
      expect(now.context).to.deep.include({consent, claim, handoff, pending, isRecalled, problem: undefined});
      expect(now.context.claim).to.equal(claim);
    }
    expect([...ways].sort()).to.deep.equal(
      [
        'recalling → recalling',
        'creating → creating',
        '{"waiting":"ready"} → {"waiting":"away"}',
        '{"waiting":"away"} → {"waiting":"away"}',
        // What the bank said is heard again, and the status is asked for after it.
        'rechecking → {"waiting":"away"}',
      ].sort(),
    );
  });
});
