import {codeIn, keyOf, nameOf, type Edge, type Graph, type Situation} from './graph.js';

/** A transition as the chart has it: from which state to which, by what. */
const transitionOf = <S extends Situation>({from, event, to}: Edge<S>): string =>
  `${nameOf(from)} ${event.type} ${codeIn(event) ?? ''} → ${nameOf(to)}`;

interface Walked<S extends Situation> {
  /** How many transitions there are, and pairs of them that can follow each other, if these are walked. */
  readonly transitions: number;
  readonly pairs: number;
  /** Together they go through every pair, or through every transition. */
  readonly walks: Iterable<readonly Edge<S>[]>;
}

/** Each walk begins where the machine starts, and takes the shortest way to what was not walked yet. */
export const walksOf = <S extends Situation>(
  {situations, edges}: Graph<S>,
  starts: readonly S[],
  /** Otherwise every transition is enough, after whatever. */
  inPairs: boolean,
): Walked<S> => {
  const numbers = new Map<string, number>();
  const number = (name: string): number => numbers.get(name) ?? numbers.set(name, numbers.size).size - 1;
  const steps = edges.map((edge) => ({edge, to: keyOf(edge.to), is: number(transitionOf(edge))}));
  type Step = (typeof steps)[number];
  const out = new Map<string, Step[]>(situations.map((each) => [keyOf(each), []]));
  for (const step of steps) out.get(keyOf(step.edge.from))?.push(step);
  const after = ({to}: Step): readonly Step[] => out.get(to) ?? [];
  // A number is found faster than a text.
  const pairOf = (one: Step | undefined, next: Step): number =>
    (inPairs && one ? one.is + 1 : 0) * numbers.size + next.is;
  const left = new Set(steps.flatMap((one) => after(one).map((next) => pairOf(one, next))));
  const pairs = inPairs ? left.size : 0;

  const wayFrom = (last: Step | undefined, begin: readonly Step[]): readonly Step[] => {
    interface Way {
      readonly step: Step;
      readonly before: Way | undefined;
    }
    const seen = new Map<string, Set<number>>();
    const ways: Way[] = begin.map((step) => ({step, before: undefined}));
    for (const way of ways) {
      const {step, before} = way;
      if (left.has(pairOf(before ? before.step : last, step))) {
        const whole: Step[] = [];
        for (let at: Way | undefined = way; at; at = at.before) whole.unshift(at.step);
        return whole;
      }
      const here = seen.get(step.to) ?? new Set();
      seen.set(step.to, here);
      if (here.has(step.is)) continue;
      here.add(step.is);
      for (const next of after(step)) ways.push({step: next, before: way});
    }
    return [];
  };

  function* walks(): Iterable<readonly Edge<S>[]> {
    const beginnings = starts.flatMap((start) => out.get(keyOf(start)) ?? []);
    while (left.size > 0) {
      const walk: Step[] = [];
      let last: Step | undefined;
      for (let way = wayFrom(last, beginnings); way.length > 0; way = last ? wayFrom(last, after(last)) : [])
        for (const step of way) {
          left.delete(pairOf(last, step));
          walk.push(step);
          last = step;
        }
      if (walk.length === 0) throw new Error(`${left.size} pairs are out of reach`);
      yield walk.map(({edge}) => edge);
    }
  }
  return {transitions: numbers.size, pairs, walks: walks()};
};
