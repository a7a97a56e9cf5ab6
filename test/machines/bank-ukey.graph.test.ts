import {expect} from 'chai';
import type {EventObject} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import {bankUkeyMachine, type BankUkeyEvent} from '../../src/machines/bank-ukey.machine.js';
import type {MethodInput, ViewTag} from '../../src/machines/ports.js';
import type {WaitingResult} from '../../src/machines/waiting.machine.js';
import {answered, failedBy, passed, pending, refused, wayTo} from './bank-ukey.harness.js';
import {answerEvents, cutOff, explore, nameOf, unheard, unreached, withoutWayOn} from './graph.js';

const failures = (...codes: ConstructorParameters<typeof CertError>[0][]) => codes.map((code) => new CertError(code));
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
    errors: failures('handoff-record-damaged', 'handoff-expired', 'network'),
  },
  createHandoff: {
    done: [wayTo(), {refusal: {code: 'bank-unavailable'}}],
    errors: failures('unauthenticated', 'network'),
  },
  cancelHandoff: {done: [{}], errors: failures('network')},
  waitForBank: {
    done: [
      answered(passed),
      answered(pending),
      answered(refused('bank-rejected')),
      failedBy('unauthenticated'),
      failedBy('handoff-unknown'),
      failedBy('handoff-expired'),
    ],
    errors: [new Error('oops')],
  },
});

const machine = bankUkeyMachine.provide({guards: {lacksConsent: ({context}) => context.consent === undefined}});
const inputs: MethodInput[] = [
  {
    pressed: true,
    subject: 'subject-1',
    banks: [
      {id: 'ccb', enabled: true},
      {id: 'abc', enabled: false},
    ],
  },
];

const events = [...presses, ...clock, ...answers];
const graph = explore(machine, events, inputs);
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

  it('has no state that cannot be reached', () => {
    expect(unreached(machine, graph)).to.deep.equal([]);
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
    expect(new Set(ways.map(({to}) => nameOf(to)))).to.deep.equal(new Set(['gone']));
    expect(withoutWayOn(graph, ({type}) => type === 'left')).to.deep.equal([]);
  });

  it('never cuts off the way to being certified, but where the session has ended', () => {
    expect(cutOff(graph, ({output}) => output?.type === 'passed')).to.deep.equal(['interrupted']);
  });

  it('says passed only where an answer of the backend says so', () => {
    const into = edges.filter(({to}) => to.matches('decided'));
    expect(into).not.to.deep.equal([]);
    for (const {event, to} of into) {
      expect(saysPassed(event)).to.equal(true);
      expect(to.output).to.deep.equal({type: 'passed', outcome: passed});
    }
    const rest = events.filter((event) => !saysPassed(event));
    expect(rest.length).to.equal(events.length - 1);
    const without = explore(machine, rest, inputs);
    expect(without.situations.some((each) => each.matches('decided') || each.output?.type === 'passed')).to.equal(
      false,
    );
    expect(namesOf([...without.situations])).to.include('refused');
  });

  it('ends with a result that fits its end', () => {
    const results = new Set(ends.map((end) => `${nameOf(end)}: ${end.output?.type ?? ''}`));
    expect([...results].sort()).to.deep.equal(['decided: passed', 'gone: left', 'startedOver: startedOver']);
  });

  it('can be cancelled wherever it is busy', () => {
    const cancelled = edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(namesOf(cancelled.map(({from}) => from))).to.deep.equal(['cancelling', 'creating', 'recalling']);
    for (const {to} of cancelled) expect(nameOf(to)).to.equal('choosing');
  });

  it('says by its tags where there is a form, and where something failed or was refused', () => {
    const tagged = (tag: ViewTag) => namesOf(situations.filter((each) => each.hasTag(tag)));
    expect(tagged('form')).to.deep.equal(['choosing']);
    expect(tagged('failed')).to.deep.equal(['expired', 'interrupted', 'notCreated']);
    expect(tagged('refused')).to.deep.equal(['refused']);
  });
});

describe('What the bank path asks', () => {
  const begun = edges.filter(({from, to}) => to.matches('creating') && !from.matches('creating'));

  it('is asked on a press that chooses, repeats or renews', () => {
    expect([...new Set(begun.map(({from, event}) => `${nameOf(from)} ${event.type}`))].sort()).to.deep.equal(
      [
        'choosing bankChosen',
        'expired renewed',
        'expired retried',
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

  it('is waited for only where there is something to wait for', () => {
    for (const each of situations.filter((each) => each.matches('waiting'))) {
      expect(each.context.handoff).not.to.equal(undefined);
    }
  });
});
