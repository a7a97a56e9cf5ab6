import {
  initialTransition,
  transition,
  type AnyStateMachine,
  type EventFromLogic,
  type EventObject,
  type InputFrom,
  type SnapshotFrom,
  type StateValue,
} from 'xstate';
import {adjacencyMapToArray, getAdjacencyMap, getStateNodes} from 'xstate/graph';
import {CertError, type CertErrorCode} from '../../src/domain/errors.js';
import type {MethodInput} from '../../src/machines/method.js';

/** A situation of a machine, as far as its graph is concerned. */
export interface Situation {
  readonly value: StateValue;
  readonly context: unknown;
  readonly status: string;
  readonly output?: unknown;
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

export const failures = (...codes: CertErrorCode[]): CertError[] => codes.map((code) => new CertError(code));

/** What any request to the backend may fail with: the session, whose it is, the record, the network. */
export const backendFailures = failures('unauthenticated', 'subject-changed', 'conflict', 'network');

const keys = new WeakMap<Situation, string>();
const numbers = new Map<string, string>();

/** Short, since it is compared many thousand times. `left` is what tells it from others of its state. */
const keyBy = (situation: Situation, left: unknown): string => {
  const known = keys.get(situation);
  if (known !== undefined) return known;
  const text = JSON.stringify([situation.value, situation.status, left]);
  const key = numbers.get(text) ?? String(numbers.size);
  numbers.set(text, key);
  keys.set(situation, key);
  return key;
};

export const keyOf = (situation: Situation): string => keyBy(situation, situation.context);

export const nameOf = ({value}: Situation): string => (typeof value === 'string' ? value : JSON.stringify(value));

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

export const namesOf = (situations: readonly Situation[]): string[] => unique(situations.map(nameOf));

/** What leads on, and from where. */
export const waysOf = <S extends Situation>(edges: readonly Edge<S>[]): string[] =>
  unique(edges.map(({from, event}) => `${nameOf(from)} ${event.type}`));

/** From where to where. */
export const legsOf = <S extends Situation>(edges: readonly Edge<S>[]): string[] =>
  unique(edges.map(({from, to}) => `${nameOf(from)} → ${nameOf(to)}`));

/** The code of the error that an event tells, or that a machine within ended by. */
export const codeIn = (event: EventObject): string | undefined => {
  const {error = outputOf(event)['error']} = event as {error?: unknown};
  return (error as {code?: string} | undefined)?.code;
};

/** What an event tells that is no error. */
export const outputOf = (event: EventObject): Readonly<Record<string, unknown>> =>
  Object(('output' in event && event.output) || {}) as Readonly<Record<string, unknown>>;

const endings: readonly string[] = ['unauthenticated', 'subject-changed'];

/** Whether the session has ended, or is another's. */
export const isOfSession = (code: string | undefined): boolean => endings.includes(code ?? '');

/** What the outside may answer to each of a machine's requests. */
export type Answers = Readonly<
  Record<string, {readonly done: readonly unknown[]; readonly errors: readonly unknown[]}>
>;

/** The events by which a machine hears of these answers, wherever it sends the request. */
export const answerEvents = (machine: AnyStateMachine, answers: Answers): EventObject[] => {
  // Two states may ask the same.
  const asked = new Map(getStateNodes(machine).flatMap(({invoke}) => invoke.map(({id, src}) => [id, src] as const)));
  return [...asked].flatMap(([id, src]) => {
    const {done, errors} = answers[typeof src === 'string' ? src : ''] ?? {done: [], errors: []};
    return [
      ...done.map((output) => ({type: `xstate.done.actor.${id}`, actorId: id, output})),
      ...errors.map((error) => ({type: `xstate.error.actor.${id}`, actorId: id, error})),
    ];
  });
};

/** In the type of the event by which a machine hears of an answer. */
const answerId = /^xstate\.(?:done|error)\.actor\.(.+)$/;

/** Only who was asked can answer. */
const canHappen = ({children}: Situation, {type}: EventObject): boolean => {
  const id = answerId.exec(type)?.[1];
  return id === undefined || Object.keys(children).includes(id);
};

/** Not an event of the machine's: it has ended, and is started once more with what it left. */
const reopening: EventObject = {type: 'reopened'};

/**
 * Follows every event from every situation, beginning with each input, and with each that `again` makes of a situation
 * in which the machine has ended.
 */
export const explore = <M extends AnyStateMachine>(
  machine: M,
  events: readonly EventObject[],
  inputs: readonly InputFrom<M>[],
  again: (end: SnapshotFrom<M>) => InputFrom<M> | undefined = () => undefined,
): Graph<SnapshotFrom<M>> => {
  type S = SnapshotFrom<M>;
  const situations = new Map<string, S>();
  const edges: Edge<S>[] = [];
  // What is over is what it leaves behind, and what it begins anew with.
  const keyIn = (each: Situation): string =>
    keyBy(each, each.status === 'done' ? [each.output, again(each as S)] : each.context);
  const found = (situation: S): S => {
    if (!situations.has(keyIn(situation))) situations.set(keyIn(situation), situation);
    return situation;
  };
  // One step at a time: the library's own queue takes a time that grows with the square of its length.
  const options = {
    events: events as EventFromLogic<M>[],
    input: inputs[0] as unknown,
    serializeState: keyIn,
    filterEvents: canHappen,
  };
  const startOf = (input: InputFrom<M>): S => found(initialTransition(machine, input)[0]);
  inputs.forEach(startOf);
  // What is added on the way is gone through as well.
  for (const from of situations.values()) {
    const next = (from as Situation).status === 'done' ? again(from) : undefined;
    if (next !== undefined) edges.push({from, event: reopening, to: startOf(next)});
    if ((from as Situation).status !== 'active') continue;
    const steps = getAdjacencyMap(machine, {...options, fromState: from, stopWhen: (each) => each !== from});
    for (const {event, nextState} of adjacencyMapToArray(steps)) edges.push({from, event, to: found(nextState as S)});
  }
  return {situations: [...situations.values()], edges};
};

export const isIn = ({value}: Situation, path: readonly string[]): boolean => {
  let rest: StateValue | undefined = value;
  for (const name of path) {
    if (typeof rest === 'string') return rest === name && name === path.at(-1);
    rest = rest[name];
    if (rest === undefined) return false;
  }
  return true;
};

/** The answers that a machine breaks by, or goes on waiting after, as if nobody had answered. */
export const unheard = <S extends Situation>({edges}: Graph<S>, isBusy: (situation: S) => boolean): string[] =>
  edges
    .filter(
      ({from, event, to}) =>
        to.status === 'error' || (answerId.test(event.type) && isBusy(from) && keyOf(from) === keyOf(to)),
    )
    .map(({from, event}) => `${nameOf(from)} ${event.type}`);

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

/** All that can be reached from these situations, by these edges. */
export const reachable = <S extends Situation>(
  {edges}: Graph<S>,
  from: readonly S[],
  counts: (edge: Edge<S>) => boolean,
): S[] => {
  const leading = new Map<string, S[]>();
  for (const edge of edges.filter(counts)) {
    const ways = leading.get(keyOf(edge.from)) ?? [];
    ways.push(edge.to);
    leading.set(keyOf(edge.from), ways);
  }
  const reached = new Map(from.map((each) => [keyOf(each), each]));
  for (const key of reached.keys()) for (const to of leading.get(key) ?? []) reached.set(keyOf(to), to);
  return [...reached.values()];
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

interface Ended {
  readonly output?: unknown;
}

/** What an interrupted method ended with, if it was interrupted. */
export const interruptionOf = ({output}: Ended): {readonly error: CertError; readonly draft?: unknown} | undefined => {
  const result = output as {type: string; error: CertError; draft?: unknown} | undefined;
  return result?.type === 'interrupted' ? result : undefined;
};

/** A method that was interrupted, or left, is opened again with the draft that it ended with. */
export const reopened = ({output}: Ended): MethodInput | undefined => {
  const {type, draft} = (output ?? {}) as {type?: string; draft?: unknown};
  return type === 'interrupted' || draft !== undefined ? {pressed: true, draft} : undefined;
};

/** Where a machine that is started arrives, once its first request is answered so. */
export const started = <M extends AnyStateMachine>(
  machine: M,
  input: InputFrom<M>,
  answers: readonly EventObject[] = [],
): SnapshotFrom<M> => {
  const [first] = initialTransition(machine, input);
  const answer = answers.find((event) => canHappen(first as Situation, event));
  return answer ? transition(machine, first, answer as never)[0] : first;
};
