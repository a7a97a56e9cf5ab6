/*
 * What a machine's chart says, read from the machine object: for the documents, the terminal and the page of a machine.
 * No DOM.
 */

/** Why a machine leaves a state, or reacts in it. */
export type Cause =
  | {readonly kind: 'event'; readonly name: string}
  /** A delay, by its name. */
  | {readonly kind: 'after'; readonly name: string}
  /** A port has answered or failed; the name is the port's. */
  | {readonly kind: 'done' | 'error'; readonly name: string}
  | {readonly kind: 'always'; readonly name: ''};

export interface Way {
  readonly cause: Cause;
  readonly guard: string | undefined;
  /** It has no guard, and others with the same cause and a guard come before it. */
  readonly isOtherwise: boolean;
  /** Path of the next state. Undefined for a reaction that stays in the state. */
  readonly target: string | undefined;
}

export interface ChartState {
  readonly key: string;
  /** The keys from the outermost state, with dots. Empty for the machine itself. */
  readonly path: string;
  readonly isFinal: boolean;
  readonly tags: readonly string[];
  /** Path of the state that is entered first, if there are states within. */
  readonly initial: string | undefined;
  readonly states: readonly ChartState[];
  readonly ways: readonly Way[];
  /** The ports that run while the machine is in this state. */
  readonly ports: readonly string[];
}

/* As much of XState's objects as is read here. */

interface Transition {
  readonly guard?: unknown;
  readonly target?: readonly Node[] | undefined;
}

interface Node {
  readonly key: string;
  readonly id: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly tags: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
  readonly initial: Transition | undefined;
  readonly invoke: readonly {readonly id: string; readonly src: unknown}[];
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always: readonly Transition[] | undefined;
}

/** Any machine, as far as its chart is concerned. */
export interface Charted {
  readonly id: string;
  readonly root: unknown;
}

const pathOf = ({path}: Node): string => path.join('.');

/** Stands for every value that a guard's `params` may read before there is one. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name): unknown => (typeof name === 'symbol' ? undefined : anything),
  apply: () => undefined,
});

const isWord = (value: unknown): value is string => typeof value === 'string';

/** What is fixed in a guard's `params`: `isOneOf(card-missing, card-removed)`. What depends on the event is left out. */
const fixedIn = (params: unknown): string[] => {
  let values: unknown = params;
  if (typeof params === 'function') {
    try {
      const event = {type: '', output: undefined, error: undefined};
      values = (params as (from: object) => unknown)({context: anything, event});
    } catch {
      return [];
    }
  }
  if (typeof values !== 'object' || values === null || values === anything) return [];
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'type') return [];
    const words: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
    return words.filter(isWord);
  });
};

const guardOf = (guard: unknown): string | undefined => {
  if (guard === undefined || isWord(guard)) return guard;
  const {type, params} = Object(guard) as {type?: unknown; params?: unknown};
  const name = isWord(type) ? type : 'inline';
  const words = fixedIn(params);
  return words.length > 0 ? `${name}(${words.join(', ')})` : name;
};

const srcOf = (src: unknown): string => (isWord(src) ? src : 'inline');

const causeOf = (event: string, {id, invoke}: Node): Cause => {
  const after = 'xstate.after.';
  if (event.startsWith(after)) return {kind: 'after', name: event.slice(after.length, -id.length - 1)};
  const [, kind, actor] = /^xstate\.(done|error)\.actor\.(.+)$/.exec(event) ?? [];
  if (actor === undefined) return {kind: 'event', name: event};
  const port = invoke.find((each) => each.id === actor);
  return {kind: kind as 'done' | 'error', name: port ? srcOf(port.src) : actor};
};

const waysOf = (cause: Cause, all: readonly Transition[]): readonly Way[] =>
  all.map(({guard, target}, index) => ({
    cause,
    guard: guardOf(guard),
    isOtherwise: guard === undefined && index > 0,
    target: target?.[0] && pathOf(target[0]),
  }));

const stateOf = (node: Node): ChartState => ({
  key: node.key,
  path: pathOf(node),
  isFinal: node.type === 'final',
  tags: node.tags,
  initial: node.initial?.target?.[0] && pathOf(node.initial.target[0]),
  states: Object.values(node.states).map(stateOf),
  ways: [
    ...waysOf({kind: 'always', name: ''}, node.always ?? []),
    ...[...node.transitions].flatMap(([event, all]) => waysOf(causeOf(event, node), all)),
  ],
  ports: node.invoke.map(({src}) => srcOf(src)),
});

/** The chart of a machine: its outermost state. */
export const chartOf = ({root}: Charted): ChartState => stateOf(root as Node);

/** This state and all states within. */
export const allStates = (state: ChartState): readonly ChartState[] => [state, ...state.states.flatMap(allStates)];

/** A cause in words. */
export const causeWords = ({kind, name}: Cause): string => {
  if (kind === 'always') return 'always';
  if (kind === 'after') return `after ${name}`;
  return kind === 'event' ? name : `${name} ${kind}`;
};

/** With a space before it. Empty if there is none. */
export const conditionOf = ({guard, isOtherwise}: Way): string => {
  const condition = guard ?? (isOtherwise ? 'else' : undefined);
  return condition === undefined ? '' : ` [${condition}]`;
};

/** A cause and its guard. */
export const wayWords = (way: Way): string => causeWords(way.cause) + conditionOf(way);

/** A port has answered or failed. */
export const ofPort = ({cause}: Way): boolean => cause.kind === 'done' || cause.kind === 'error';

/** The paths of all states in which a machine with this value is: `{a: {b: 'c'}}` is in `a`, `a.b` and `a.b.c`. */
export const pathsIn = (value: unknown, before = ''): readonly string[] => {
  if (isWord(value)) return [before + value];
  return Object.entries(Object(value) as Record<string, unknown>).flatMap(([key, within]) => [
    before + key,
    ...pathsIn(within, `${before}${key}.`),
  ]);
};
