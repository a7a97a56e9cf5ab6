import {expect} from 'chai';
import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  type InputFrom,
  type SnapshotFrom,
} from 'xstate';
import {getStateNodes} from 'xstate/graph';
import type {CertError} from '../../src/domain/errors.js';
import type {MethodEmitted} from '../../src/machines/method.js';
import type {ViewTag} from '../../src/machines/ports.js';
import type {UnsavedMeta} from '../../src/machines/unsaved-input.js';
import {
  codeIn,
  cutOff,
  explore,
  interruptionOf,
  isIn,
  isOfSession,
  legsOf,
  nameOf,
  namesOf,
  outputOf,
  reachable,
  unheard,
  unreached,
  waysOf,
  withoutWayOn,
  type Edge,
  type Graph,
  type Situation,
} from './graph.js';

interface Parts<M extends AnyStateMachine> {
  readonly machine: M;
  /** What the user does. */
  readonly presses: readonly EventObject[];
  /** What happens by itself. */
  readonly happenings?: readonly EventObject[];
  readonly answers: readonly EventObject[];
  readonly inputs: readonly InputFrom<M>[];
  /** How it is started once more, from what it left behind. */
  readonly again?: (end: SnapshotFrom<M>) => InputFrom<M> | undefined;
}

/** A machine's chart, with all that can happen in it. */
export const chartOf = <M extends AnyStateMachine>(parts: Parts<M>) => {
  const {machine, presses, happenings = [], answers, inputs, again} = parts;
  const events = [...presses, ...happenings, ...answers];
  const graph: Graph<SnapshotFrom<M>> = explore(machine, events, inputs, again);
  const {situations, edges} = graph;
  const starts = inputs.map((input) => initialTransition(machine, input)[0]);
  return {
    ...{machine, events, answers, inputs, starts, again, graph, situations, edges},
    ends: situations.filter((each) => (each as Situation).status === 'done'),
    isPress: ({type}: EventObject): boolean => presses.some((press) => press.type === type),
    /** All that is reached where nothing of the kind happens. */
    without: (isLeftOut: (event: EventObject) => boolean): SnapshotFrom<M>[] =>
      reachable(graph, starts, ({event}) => !isLeftOut(event)),
    /** By what such a state is come into, from any other. */
    into: (place: string): Edge<SnapshotFrom<M>>[] =>
      edges.filter(({from, to}) => topOf(to as Situation) === place && topOf(from as Situation) !== place),
  };
};

type Chart<M extends AnyStateMachine> = ReturnType<typeof chartOf<M>>;

interface Particulars<S> {
  /** The states that lead on by themselves. */
  readonly passing?: readonly string[];
  /** What counts as going on; by default any press but leaving. */
  readonly goesOn?: (event: EventObject) => boolean;
  /** Where the user has to give something first, and whether it was given. */
  readonly waits?: {readonly at: readonly string[]; readonly isOver: (situation: S) => boolean};
  /** What the user is here for. */
  readonly isGoal: (situation: S) => boolean;
  /** How it ends, where; none where it does not end. */
  readonly ends: readonly string[];
  /** Where leaving leads from there, if it is not left at once. */
  readonly leaves?: (from: S) => string | undefined;
  /** Where cancelling leads, from wherever it is busy. */
  readonly cancelled: readonly string[];
  /** Where the session may turn out to have ended, or to be another's; `isDeaf` where nobody asks for that. */
  readonly interrupted?: {readonly at: readonly string[]; readonly isDeaf?: (situation: S) => boolean};
  /** Where a failure is of no account to anybody. */
  readonly silent?: readonly string[];
  /** What it listens for and does nothing on, with these inputs. */
  readonly deaf?: readonly string[];
  readonly tags: Readonly<Partial<Record<ViewTag, readonly string[]>>>;
  /** Where it keeps a failure, a refusal, and what the user would lose by leaving the page. */
  readonly keeps: Readonly<Record<'problem' | 'refusal' | 'unsaved', string>>;
}

const topOf = ({value}: Situation): string => (typeof value === 'string' ? value : (Object.keys(value)[0] ?? ''));

interface Told {
  readonly pending?: unknown;
  readonly problem?: CertError;
  readonly consent?: unknown;
  readonly declaration?: unknown;
  readonly refusal?: {readonly code: string};
}

type Ended = {readonly type: string; readonly to?: string};
type Shown = Omit<AnyMachineSnapshot, 'output'> & {readonly output?: Ended | undefined};

/** In words, and without what only some machines tell. */
const toldOn = (machine: AnyStateMachine, from: Shown, event: EventObject): string[] =>
  transition(machine, from as unknown as AnyMachineSnapshot, event)[1].flatMap(({params}) => {
    const {event: told} = Object(params) as {event?: MethodEmitted};
    if (told?.type === 'problem') return [told.error.code];
    return told?.type === 'refused' ? [`refused ${told.code}`] : told?.type === 'pending' ? ['pending'] : [];
  });

/** What holds of every chart, whatever it is about. */
export const itIsSound = <M extends AnyStateMachine>(
  {machine, graph, isPress}: Pick<Chart<M>, 'machine' | 'graph' | 'isPress'>,
  {
    passing = [],
    goesOn,
    waits,
    isGoal,
    ends,
    leaves,
    cancelled,
    interrupted,
    silent = [],
    deaf = [],
    tags,
    keeps,
  }: Particulars<SnapshotFrom<M>>,
): void => {
  const situations = graph.situations as readonly Shown[];
  const edges = graph.edges as readonly Edge<Shown>[];

  it('handles every answer and every failure of every request', () => {
    expect(unheard(graph, (each) => (each as Shown).hasTag('busy'))).to.deep.equal([]);
  });

  it(`reaches every state${passing.length > 0 ? ', but those that lead on by themselves' : ''}`, () => {
    expect(unreached(machine, graph).sort()).to.deep.equal(passing);
  });

  it('offers a user event besides leaving in every state, once the required input is given', () => {
    const isWayOn = goesOn ?? ((event: EventObject) => isPress(event) && event.type !== 'left');
    expect(withoutWayOn(graph, isWayOn)).to.deep.equal(waits?.at ?? []);
    const over = situations.filter(
      (each) => !waits?.at.includes(nameOf(each)) || waits.isOver(each as SnapshotFrom<M>),
    );
    expect(namesOf(over)).to.deep.equal(namesOf(situations));
    expect(withoutWayOn({...graph, situations: over}, isWayOn)).to.deep.equal([]);
  });

  it('can reach its goal from every state', () => {
    expect(graph.situations.some(isGoal)).to.equal(true);
    expect(cutOff(graph, isGoal)).to.deep.equal([]);
  });

  it('ends with the result type that matches its final state', () => {
    const results = situations.flatMap((each) =>
      each.status === 'done' ? [`${nameOf(each)}: ${each.output?.type ?? ''}`] : [],
    );
    expect([...new Set(results)].sort()).to.deep.equal(ends);
    const left = edges.filter(({event, to}) => event.type === 'left' && to.output?.type === 'left');
    expect(waysOf(left.filter(({event, to}) => to.output?.to !== (event as Ended).to))).to.deep.equal([]);
  });

  if (ends.includes('left: left'))
    it('can be left from every state', () => {
      const goesTo = ({from}: Edge<Shown>) => leaves?.(from as unknown as SnapshotFrom<M>) ?? 'left';
      const left = edges.filter(({event}) => event.type === 'left');
      expect(legsOf(left.filter((edge) => nameOf(edge.to) !== goesTo(edge)))).to.deep.equal([]);
      expect(left.length).to.equal(situations.filter(({status}) => status === 'active').length);
    });

  it('can be cancelled in every busy state', () => {
    const cancelling = edges.filter(({from, event}) => from.hasTag('busy') && event.type === 'cancelled');
    expect(legsOf(cancelling)).to.deep.equal(cancelled);
    expect(namesOf(cancelling.map(({from}) => from))).to.deep.equal(
      namesOf(situations.filter((each) => each.hasTag('busy'))),
    );
  });

  if (interrupted) {
    it('is interrupted whenever the session ends or the user changes, and only then', () => {
      const wrong = edges.filter(({from, event, to}) => {
        const code = codeIn(event);
        const isOver = isOfSession(code) && !interrupted.isDeaf?.(from as unknown as SnapshotFrom<M>);
        return interruptionOf(to)?.error.code !== (isOver ? code : undefined);
      });
      expect(waysOf(wrong)).to.deep.equal([]);
      const places = edges.filter(({to}) => interruptionOf(to)).map(({from}) => from);
      expect(namesOf(places)).to.deep.equal(interrupted.at);
    });

    // The check of a person is told by its path.
    it('ends as cancelled from every state on suspended, and its draft has no PIN and no code', () => {
      const chart: AnyStateMachine = machine;
      for (const from of situations) {
        if (from.status !== 'active' || ['holder', 'legalRep'].includes(nameOf(from))) continue;
        const to: Shown = transition(chart, from as unknown as AnyMachineSnapshot, {type: 'suspended'})[0];
        const {error, draft} = interruptionOf(to) ?? {};
        expect(error?.code, nameOf(from)).to.equal('cancelled');
        const {pin, secret} = from.context as {pin?: unknown; secret?: unknown};
        const kept = Object.values(Object(draft) as object);
        expect(
          [pin, secret].some((each) => each !== undefined && kept.includes(each)),
          nameOf(from),
        ).to.be.false;
      }
    });
  }

  it('tells the host each failure and refusal that it shows, once, and nothing of an ended session', () => {
    const heard = new Map<string, Edge<Shown>>();
    for (const edge of edges) {
      const {problem, refusal} = edge.from.context as Told;
      const isAnswer = /^xstate\.(?:done|error)\.actor/.test(edge.event.type);
      if (isAnswer && !problem && !refusal) heard.set(nameOf(edge.from) + JSON.stringify(edge.event), edge);
    }
    for (const {from, event, to} of heard.values()) {
      const {problem, refusal, pending} = to.context as Told;
      const isToShow = event.type.startsWith('xstate.error') && to.status === 'active';
      if (isToShow && !silent.includes(nameOf(from))) expect(problem, nameOf(from)).not.to.equal(undefined);
      const isPending = pending && pending !== (from.context as Told).pending && 'pending';
      const shown = to.status === 'done' ? [] : [problem?.code, refusal && `refused ${refusal.code}`, isPending];
      const told = toldOn(machine, from, event);
      // What was told before is only shown again beside the record that was read.
      if (told.length === 0 && JSON.stringify(outputOf(event)).includes('"version"')) continue;
      expect(told, `${nameOf(from)} ${event.type}`).to.deep.equal(shown.filter(Boolean));
    }
  });

  it('reacts in at least one state to each event that it handles, except for the listed ones', () => {
    const chart: AnyStateMachine = machine;
    const idle = getStateNodes(machine).flatMap((node) =>
      Object.keys(Object(node.config.on) as object).flatMap((type) => {
        if (type === 'suspended') return []; // Tried in each situation below.
        const heard = edges.filter(({from, event}) => event.type === type && isIn(from, node.path));
        const isDone = heard.some(
          ({from, event, to}) =>
            from.value !== to.value ||
            from.context !== to.context ||
            transition(chart, from as unknown as AnyMachineSnapshot, event)[1].some(({exec}) => exec),
        );
        return isDone ? [] : [`${node.id} ${type}`];
      }),
    );
    expect(idle).to.deep.equal(deaf);
  });

  it('keeps a failure, a refusal and unsaved values only in the listed states', () => {
    const {meta} = machine.root as unknown as {meta?: Partial<UnsavedMeta<unknown>>};
    const kept = (is: (context: Told) => boolean): string =>
      [...new Set(situations.filter(({context, status}) => status === 'active' && is(context as Told)).map(topOf))]
        .sort()
        .join(' ');
    expect({
      problem: kept(({problem}) => problem !== undefined),
      refusal: kept(({refusal}) => refusal !== undefined),
      unsaved: kept((context) => meta?.hasUnsavedInput?.(context) === true),
    }).to.deep.equal(keeps);
  });

  it('drops a consent and a declaration only when they are refused', () => {
    const others = edges.filter(({event}) => !/^(?:consentChanged|declarationChanged|reopened)$/.test(event.type));
    for (const what of ['consent', 'declaration'] as const) {
      const had = others.filter(({from, to}) => to.status !== 'done' && (from.context as Told)[what]);
      const wrong = had.filter(({event, to}) => {
        const isRefused = JSON.stringify(outputOf(event)['refusal'] ?? '').includes('consent-required');
        return ((to.context as Told)[what] === undefined) !== isRefused;
      });
      expect(waysOf(wrong), what).to.deep.equal([]);
    }
  });

  it('has tags that match what it displays', () => {
    for (const [tag, places] of Object.entries(tags)) {
      const tagged = situations.filter((each) => each.hasTag(tag));
      expect([...new Set(tagged.map(topOf))].sort(), tag).to.deep.equal(places);
    }
  });
};
