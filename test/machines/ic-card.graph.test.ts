import {expect} from 'chai';
import {initialTransition, transition, type EventObject} from 'xstate';
import {getShortestPaths} from 'xstate/graph';
import type {IcCardEvent} from '../../src/machines/ic-card.setup.js';
import {nameOf, namesOf, outputOf, unreached} from './graph.js';
import {itIsSound} from './graph.suite.js';
import {pinEntered, answers, machine, chart, presses} from './ic-card.chart.js';

const saysPassed = (event: EventObject) => outputOf(event)['passed'] === true;
const {graph} = chart;

describe('The state graph of the IC card machine', () => {
  itIsSound(chart, {
    passing: ['icCard.beginning'],
    isGoal: (situation) => situation.matches('certified'),
    ends: ['certified: passed', 'interrupted: interrupted', 'left: left', 'pending: pending'],
    cancelled: [
      ...['checking → introducing', 'verifying → left'],
      ...['atCard', 'connecting', 'prompting', 'slow'].map((step) => `{"reading":"${step}"} → introducing`),
      '{"signingIn":"challenging"} → awaitingPin',
      ...['slow', 'usual'].map((step) => `{"signingIn":{"signing":"${step}"}} → awaitingPin`),
    ],
    interrupted: {at: ['verifying', '{"signingIn":"challenging"}']},
    keeps: {
      problem: 'awaitingPin locked notRead notVerified',
      refusal: 'awaitingPin refused',
      unsaved: 'notVerified verifying',
    },
    tags: {form: ['awaitingPin'], failed: ['locked', 'notRead', 'notVerified'], refused: ['refused']},
  });

  it('certifies only by a passed answer of verifyCard', () => {
    expect(answers.filter(saysPassed)).to.have.length(1);
    expect(unreached(machine, {...graph, situations: chart.without(saysPassed)})).to.deep.equal([
      'icCard.beginning',
      'icCard.certified',
    ]);
  });

  it('asks the card to sign only when a PIN is entered', () => {
    expect([...new Set(chart.into('signingIn').map(({event}) => event.type))]).to.deep.equal(['pinEntered']);
  });

  it('holds a PIN only while signing in', () => {
    for (const each of graph.situations) {
      expect(each.context.pin !== undefined, nameOf(each)).to.equal(each.matches('signingIn'));
    }
  });

  it('holds a challenge or a signature only while signing and verifying', () => {
    const holding = graph.situations.filter(
      ({status, context: {challenge, verification}}) => status === 'active' && (challenge ?? verification),
    );
    expect(namesOf(holding)).to.deep.equal([
      'notVerified',
      'verifying',
      '{"signingIn":{"signing":"slow"}}',
      '{"signingIn":{"signing":"usual"}}',
    ]);
  });

  it('discards the PIN on every exit from signing in', () => {
    const events = [...presses, ...answers] as IcCardEvent[];
    const paths = getShortestPaths(machine, {events, input: {pressed: true}, limit: 20_000}).filter(({state}) =>
      state.matches('signingIn'),
    );
    const left = new Set<string>();
    for (const {steps} of paths) {
      for (const event of events) {
        let [snapshot] = initialTransition(machine, {pressed: true});
        for (const step of steps.slice(1)) {
          [snapshot] = transition(machine, snapshot, step.event.type === 'pinEntered' ? pinEntered() : step.event);
        }
        const {pin} = snapshot.context;
        expect(pin?.held).to.equal(true);
        const place = nameOf(snapshot);
        const [after] = transition(machine, snapshot, event);
        if (after.matches('signingIn')) continue;
        expect(pin?.held, `${place} ${event.type}`).to.equal(false);
        left.add(`${place} ${event.type}`);
      }
    }
    // Out of both states: by cancelling and by leaving, by the answer of backend and card, by either's failure.
    expect(left.size).to.equal(8);
  });
});
