import {expect} from 'chai';
import type {EventObject} from 'xstate';
import {certificationMachine} from '../../src/machines/certification.machine.js';
import type {Standing} from '../../src/machines/certification.setup.js';
import type {Status} from '../../src/domain/schemas.js';
import {chart, draft, inputs, typed} from './certification.chart.js';
import {codeIn, nameOf, namesOf, outputOf, reachable, started, unreached, waysOf} from './graph.js';
import {itIsSound} from './graph.suite.js';

const {graph} = chart;
type Edge = (typeof graph.edges)[number];
const saysPassed = (event: EventObject) => outputOf(event)['type'] === 'passed';

describe('The state graph of the journey', () => {
  itIsSound(chart, {
    goesOn: (event) => chart.isPress(event) || event.type === 'resumed',
    // A path alone that is off leads nowhere: while it asks again, there is nothing to press.
    waits: {
      at: ['{"home":"refreshing"}'],
      isOver: ({context}) => !context.solo || context.offered.some(({enabled}) => enabled),
    },
    isGoal: ({context}) => context.result?.type === 'passed',
    ends: [],
    cancelled: ['asking → paused', 'opening → {"home":"current"}', 'returning → {"interrupted":"explained"}'],
    keeps: {problem: 'interrupted notAsked notOpened returning somebodyElse suspended', refusal: '', unsaved: ''},
    tags: {
      busy: ['asking', 'opening', 'returning'],
      failed: ['interrupted', 'notAsked', 'notOpened', 'somebodyElse'],
    },
  });

  it('has exactly the listed transitions for the events retried and left', () => {
    const ways = graph.edges.filter(({event}) => event.type === 'retried' || event.type === 'left');
    const moved = ways.filter(({from, to}) => nameOf(from) !== nameOf(to));
    const said = moved.map(({from, event, to}) => `${nameOf(from)} ${event.type} → ${nameOf(to)}`);
    expect([...new Set(said)].sort()).to.deep.equal([
      'inMethod left → asking',
      'inMethod left → {"home":"refreshing"}',
      'notAsked retried → asking',
      ...['notOpened left → {"home":"current"}', 'notOpened retried → opening'],
      'opening left → {"home":"current"}',
      'paused retried → asking',
      ...['somebodyElse left → asking', 'somebodyElse retried → asking'],
      ...['away', 'explained', 'looking', 'resting', 'signedIn'].flatMap((state) =>
        ['left', 'retried'].map((press) => `{"interrupted":"${state}"} ${press} → returning`),
      ),
    ]);
  });

  it('can reach every state from every start', () => {
    for (const input of inputs) {
      const within = {...graph, situations: reachable(graph, [started(certificationMachine(), input)], () => true)};
      expect(unreached(certificationMachine(), within)).to.deep.equal([]);
    }
  });

  it('reaches a passed result only by a method that passed', () => {
    const starts = inputs.map((input) => started(certificationMachine(), input));
    const without = reachable(graph, starts, ({event}) => !saysPassed(event));
    const results = (of: readonly Edge['to'][]) => new Set(of.map(({context}) => context.result?.type));
    expect(results(graph.situations)).to.deep.equal(new Set([undefined, 'passed', 'pending']));
    expect(results(without)).to.deep.equal(new Set([undefined, 'pending']));
  });

  it('has a result in the result state only', () => {
    for (const situation of graph.situations) {
      expect(situation.context.result !== undefined, nameOf(situation)).to.equal(situation.matches('result'));
    }
  });

  it('has a running method in one state only, and stops it on every exit', () => {
    for (const situation of graph.situations) {
      const isIn = situation.matches('inMethod');
      expect(situation.context.method !== undefined, nameOf(situation)).to.equal(isIn);
      expect('method' in situation.children, nameOf(situation)).to.equal(isIn);
      expect(isIn || situation.context.next === undefined, nameOf(situation)).to.equal(true);
    }
    const out = graph.edges.filter(({from, to}) => from.matches('inMethod') && !to.matches('inMethod'));
    expect(new Set(out.map(({event}) => event.type))).to.deep.equal(
      new Set(['left', 'xstate.done.actor.method', 'xstate.error.actor.method']),
    );
  });

  it('may always open the profile, but no method that is disabled or not named by the backend', () => {
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

const statusIn = (event: EventObject): Status | undefined => (outputOf(event) as Partial<Standing>).status;

describe('The current user in the journey', () => {
  const isAnother = ({from, event}: Edge) => {
    const [before, now] = [from.context.status?.subject, statusIn(event)?.subject];
    return before !== undefined && now !== undefined && before !== now;
  };
  const ends =
    (type: string) =>
    ({event}: Edge) =>
      event.type === 'xstate.done.actor.method' && outputOf(event)['type'] === type;

  it('is detected as another user by any answer, and the previous user’s data are dropped', () => {
    const changes = graph.edges.filter(isAnother);
    expect(namesOf(changes.map(({from}) => from))).to.deep.equal([
      ...['asking', 'returning', '{"home":"refreshing"}', '{"interrupted":"looking"}'],
    ]);
    for (const {from, to} of changes) {
      const wasSaid = from.matches('returning') && from.context.problem?.code === 'subject-changed';
      expect(nameOf(to), nameOf(from)).to.equal(wasSaid ? 'asking' : 'somebodyElse');
      expect(to.context).to.deep.include({status: undefined, offered: [], drafts: {}, result: undefined});
      expect(JSON.stringify(to.context)).not.to.include(typed);
    }
  });

  it('stays the same as long as any of their data are kept', () => {
    const subjectOf = ({context}: Edge['to']) => context.status?.subject;
    const changed = graph.edges.filter(({from, to}) => subjectOf(from) && subjectOf(from) !== subjectOf(to));
    expect(waysOf(changed.filter(({to}) => subjectOf(to)))).to.deep.equal([]);
    for (const each of graph.situations.filter((one) => one.context.status === undefined)) {
      expect(JSON.stringify(each.context), nameOf(each)).not.to.include(typed);
    }
  });

  it('is checked after every interruption, before anything else is requested', () => {
    const interrupted = graph.edges.filter(ends('interrupted'));
    expect(interrupted).not.to.deep.equal([]);
    for (const {from, event, to} of interrupted) {
      const isOut = codeIn(event) === 'cancelled';
      expect(nameOf(to)).to.equal(isOut ? 'suspended' : '{"interrupted":"explained"}');
      if (!isOut) expect(to.context.problem).to.equal(outputOf(event)['error']);
      expect(to.context.drafts).to.deep.equal({...from.context.drafts, [from.context.wanted?.method ?? '']: draft});
    }
    const after = interrupted.map(({to}) => to);
    const unasked = reachable(graph, after, ({event}) => statusIn(event) === undefined);
    expect(namesOf(unasked)).to.deep.equal([
      ...['returning', 'suspended'],
      ...['away', 'explained', 'looking', 'resting'].map((state) => `{"interrupted":"${state}"}`),
    ]);
  });

  it('is asked for without a press only when the session is over, and continues only after a press', () => {
    const within = graph.edges.filter(({from, to}) => from.matches('interrupted') && to.matches('interrupted'));
    const looking = within.filter(({to}) => nameOf(to) === '{"interrupted":"looking"}');
    expect(new Set(looking.map(({from}) => from.context.problem?.code))).to.deep.equal(new Set(['unauthenticated']));
    const out = graph.edges.filter(({from, to}) => from.matches('interrupted') && !to.matches('interrupted'));
    for (const {event, to} of out.filter(({event}) => event.type !== 'suspended'))
      expect(nameOf(to)).to.equal(chart.isPress(event) ? 'returning' : 'somebodyElse');
  });

  it('continues where they were when they are the same, with the method’s draft', () => {
    const resumed = graph.edges.filter(({from, to}) => from.matches('returning') && to.matches('opening'));
    expect(resumed).not.to.deep.equal([]);
    for (const {from, event, to} of resumed) {
      expect(statusIn(event)?.subject).to.equal(from.context.status?.subject);
      expect(to.context).to.deep.include({wanted: from.context.wanted, drafts: from.context.drafts});
    }
    expect(resumed.some(({to}) => to.context.drafts[to.context.wanted?.method ?? ''] === draft)).to.equal(true);
  });

  it('gets nothing opened automatically on the way home from an interruption', () => {
    const left = graph.edges.filter(({from, event}) => from.matches('interrupted') && event.type === 'left');
    const home = left.map(({to}) => to).filter(({context}) => !context.solo);
    const arrived = reachable(graph, home, ({from}) => from.matches('returning'));
    expect(arrived.some((each) => each.matches('home'))).to.equal(true);
    expect(arrived.some((each) => each.matches('opening'))).to.equal(false);
  });

  it('keeps their drafts until they are certified or pending', () => {
    for (const {from, to} of graph.edges) {
      const lost = Object.keys(from.context.drafts).filter((id) => !(id in to.context.drafts));
      if (lost.length === 0) continue;
      expect(nameOf(to), nameOf(from)).to.be.oneOf(['result', 'somebodyElse', 'asking']);
      if (to.matches('asking')) expect(to.context.status).to.equal(undefined);
    }
  });
});
