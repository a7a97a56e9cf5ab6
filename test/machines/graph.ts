import type {AnyStateMachine, EventFromLogic, EventObject, InputFrom, SnapshotFrom, StateValue} from 'xstate';
import {adjacencyMapToArray, getAdjacencyMap, getStateNodes} from 'xstate/graph';

/** A situation of a machine, as far as its graph is concerned. */
interface Situation {
  readonly value: StateValue;
  readonly context: unknown;
  readonly status: string;
  readonly children: object;
}

export interface Edge<S extends Situation> {
  readonly from: S;
  readonly event: EventObject;
  readonly to: S;
}

/** Each situation that events can lead to, once, and each event that can happen in it, heard or not. */
export interface Graph<S extends Situation> {
  readonly situations: readonly S[];
  readonly edges: readonly Edge<S>[];
}

const keyOf = ({value, context, status}: Situation): string => JSON.stringify([value, context, status]);

export const nameOf = ({value}: Situation): string => (typeof value === 'string' ? value : JSON.stringify(value));

const namesOf = (situations: readonly Situation[]): string[] => [...new Set(situations.map(nameOf))].sort();

/** What the outside may answer to each of a machine's questions. */
export type Answers = Readonly<
  Record<string, {readonly done: readonly unknown[]; readonly errors: readonly unknown[]}>
>;

/** The events by which a machine hears of these answers, wherever it asks the question. */
export const answerEvents = (machine: AnyStateMachine, answers: Answers): EventObject[] =>
  getStateNodes(machine)
    .flatMap(({invoke}) => invoke)
    .flatMap(({id, src}) => {
      const {done, errors} = answers[typeof src === 'string' ? src : ''] ?? {done: [], errors: []};
      return [
        ...done.map((output) => ({type: `xstate.done.actor.${id}`, actorId: id, output})),
        ...errors.map((error) => ({type: `xstate.error.actor.${id}`, actorId: id, error})),
      ];
    });

/** Only who was asked can answer. */
const canHappen = ({children}: Situation, {type}: EventObject): boolean => {
  const id = /^xstate\.(?:done|error)\.actor\.(.+)$/.exec(type)?.[1];
  return id === undefined || Object.hasOwn(children, id);
};

/** Follows every event from every situation, beginning with each input. */
export const explore = <M extends AnyStateMachine>(
  machine: M,
  events: readonly EventObject[],
  inputs: readonly InputFrom<M>[],
): Graph<SnapshotFrom<M>> => {
  type S = SnapshotFrom<M>;
  const situations = new Map<string, S>();
  const edges = new Map<string, Edge<S>>();
  const options = {
    events: events as EventFromLogic<M>[],
    serializeState: keyOf,
    filterEvents: canHappen,
    stopWhen: ({status}: Situation) => status !== 'active',
    limit: 20_000,
  };
  for (const input of inputs) {
    const map = getAdjacencyMap(machine, {...options, input: input as unknown});
    for (const {state, event, nextState} of adjacencyMapToArray(map)) {
      const [from, to] = [state as S, nextState as S];
      situations.set(keyOf(from), from).set(keyOf(to), to);
      edges.set(keyOf(from) + JSON.stringify(event), {from, event, to});
    }
  }
  return {situations: [...situations.values()], edges: [...edges.values()]};
};

const isIn = ({value}: Situation, path: readonly string[]): boolean => {
  let rest: StateValue | undefined = value;
  for (const name of path) {
    if (typeof rest === 'string') return rest === name && name === path.at(-1);
    rest = rest[name];
    if (rest === undefined) return false;
  }
  return true;
};

/** The failures that a machine does not hear of, and breaks by. */
export const unheard = <S extends Situation>({edges}: Graph<S>): string[] =>
  edges.filter(({to}) => to.status === 'error').map(({from, event}) => `${nameOf(from)} ${event.type}`);

/** The states that no event leads to. */
export const unreached = <S extends Situation>(machine: AnyStateMachine, {situations}: Graph<S>): string[] =>
  getStateNodes(machine)
    .filter(({path}) => !situations.some((situation) => isIn(situation, path)))
    .map(({id}) => id);

/** The states, final ones apart, that none of these events leads out of. */
export const withoutWayOn = <S extends Situation>(
  {situations, edges}: Graph<S>,
  counts: (event: EventObject) => boolean,
): string[] => {
  const left = new Set(
    edges.filter(({from, event, to}) => counts(event) && nameOf(from) !== nameOf(to)).map(({from}) => keyOf(from)),
  );
  return namesOf(situations.filter((situation) => situation.status === 'active' && !left.has(keyOf(situation))));
};

/** The states, final ones apart, from which the goal cannot be reached any more. */
export const cutOff = <S extends Situation>(
  {situations, edges}: Graph<S>,
  isGoal: (situation: S) => boolean,
): string[] => {
  const reaching = new Set(situations.filter(isGoal).map(keyOf));
  for (let before = -1; before < reaching.size;) {
    before = reaching.size;
    for (const {from, to} of edges) if (reaching.has(keyOf(to))) reaching.add(keyOf(from));
  }
  return namesOf(situations.filter((situation) => situation.status === 'active' && !reaching.has(keyOf(situation))));
};
