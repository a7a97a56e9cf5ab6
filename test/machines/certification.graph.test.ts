import {expect} from 'chai';
import {fromPromise, type EventObject} from 'xstate';
import {CertError} from '../../src/domain/errors.js';
import {certificationMachine, type CertificationEvent} from '../../src/machines/certification.machine.js';
import type {MethodResult} from '../../src/machines/ports.js';
import {fakeOutcome, fakeStatus} from '../../src/testing.js';
import {method, withMethods} from './certification.harness.js';
import {answerEvents, cutOff, explore, nameOf, unheard, unreached, withoutWayOn} from './graph.js';

const methodEnds = (output: MethodResult): CertificationEvent => ({type: 'xstate.done.actor.method', output});

const presses: readonly CertificationEvent[] = [
  {type: 'methodChosen', method: 'ic-card', pressed: true},
  {type: 'methodChosen', method: 'bank-ukey', pressed: true},
  {type: 'methodChosen', method: 'profile', pressed: true},
  {type: 'methodsConfigured', only: ['ic-card']},
  {type: 'refreshRequested'},
  {type: 'retried'},
  {type: 'cancelled'},
  {type: 'left'},
  {type: 'finished'},
];

const methodLogic = fromPromise(async () => undefined);
const answers: readonly EventObject[] = [
  ...answerEvents(certificationMachine, {
    getStatus: {
      done: [
        fakeStatus(),
        fakeStatus({applicable: false}),
        withMethods(method('ic-card', false)),
        fakeStatus({profile: 'incomplete'}),
      ],
      errors: [new CertError('network')],
    },
    openMethod: {done: [methodLogic], errors: [new Error('oops')]},
  }),
  methodEnds({type: 'passed', outcome: fakeOutcome()}),
  methodEnds({type: 'pending', checkAfter: 5}),
  methodEnds({type: 'left'}),
  methodEnds({type: 'closed'}),
  methodEnds({type: 'startedOver'}),
  {type: 'xstate.error.actor.method', error: new Error('oops')} satisfies CertificationEvent,
];

const start = {known: ['ic-card', 'bank-ukey'], only: undefined, startWith: undefined, solo: false};
const inputs = [
  start,
  {...start, startWith: 'ic-card'},
  {...start, startWith: 'ic-card', solo: true},
  {...start, startWith: 'profile', only: ['profile'], solo: true},
];
const events = [...presses, ...answers];
const isPress = ({type}: EventObject) => presses.some((press) => press.type === type);
const saysPassed = (event: EventObject) => 'output' in event && (event.output as {type?: string}).type === 'passed';
const graph = explore(certificationMachine, events, inputs);

describe('The graph of the whole journey', () => {
  it('hears of every failure of whatever was asked', () => {
    expect(unheard(graph)).to.deep.equal([]);
  });

  it('has no state that cannot be reached', () => {
    expect(unreached(certificationMachine, graph)).to.deep.equal([]);
  });

  it('has every state within reach however the journey begins', () => {
    for (const input of inputs) {
      expect(unreached(certificationMachine, explore(certificationMachine, events, [input]))).to.deep.equal([]);
    }
  });

  it('has a way on from every state by a press', () => {
    expect(withoutWayOn(graph, isPress)).to.deep.equal([]);
  });

  it('can be cancelled wherever it is busy', () => {
    const cancelled = graph.edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(new Set(cancelled.map(({from}) => nameOf(from)))).to.deep.equal(new Set(['asking', 'opening']));
    for (const {from, to} of cancelled) expect(nameOf(to)).not.to.equal(nameOf(from));
  });

  it('never cuts off the way to a result that is passed', () => {
    expect(cutOff(graph, ({context}) => context.result?.type === 'passed')).to.deep.equal([]);
  });

  it('has no result that is passed without a method that says so', () => {
    const without = explore(
      certificationMachine,
      events.filter((event) => !saysPassed(event)),
      inputs,
    );
    const results = (of: typeof graph) => new Set(of.situations.map(({context}) => context.result?.type));
    expect(results(graph)).to.deep.equal(new Set([undefined, 'passed', 'pending']));
    expect(results(without)).to.deep.equal(new Set([undefined, 'pending']));
  });

  it('has a result where it is shown, and nowhere else', () => {
    for (const situation of graph.situations) {
      expect(situation.context.result !== undefined, nameOf(situation)).to.equal(situation.matches('result'));
    }
  });

  it('has a method under way in that one state, and lets go of it on every path out', () => {
    for (const situation of graph.situations) {
      const isIn = situation.matches('inMethod');
      expect(situation.context.method !== undefined, nameOf(situation)).to.equal(isIn);
      expect('method' in situation.children, nameOf(situation)).to.equal(isIn);
    }
    const out = graph.edges.filter(({from, to}) => from.matches('inMethod') && !to.matches('inMethod'));
    expect(new Set(out.map(({event}) => event.type))).to.deep.equal(
      new Set(['left', 'xstate.done.actor.method', 'xstate.error.actor.method']),
    );
  });

  it('knows nothing of who was signed in before, once somebody else is', () => {
    const startedOver = graph.edges.filter(
      ({event}) => 'output' in event && (event.output as {type?: string}).type === 'startedOver',
    );
    expect(startedOver).not.to.deep.equal([]);
    for (const {to} of startedOver) {
      expect(nameOf(to)).to.equal('asking');
      expect(to.context).to.deep.include({status: undefined, offered: [], result: undefined});
    }
  });

  it('opens the profile whatever is offered, and no method that is off or that the backend did not name', () => {
    const opening = graph.situations.filter((each) => each.matches('opening'));
    const isProfile = ({context}: (typeof opening)[number]) => context.wanted?.method === 'profile';
    expect(
      opening.filter(isProfile).map(({context}) => context.offered.some(({enabled}) => enabled)),
    ).to.include.members([true, false]);
    for (const {context, ...situation} of opening.filter((each) => !isProfile(each))) {
      const wanted = context.offered.find(({id}) => id === context.wanted?.method);
      expect(wanted?.enabled, JSON.stringify(situation.value)).to.equal(true);
    }
  });
});
