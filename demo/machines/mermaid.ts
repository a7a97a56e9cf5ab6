import {allStates, wayWords, type ChartState, type Way} from './chart.js';

/** Mermaid has one name space for all states, so a state within is named by its whole path. */
const nameOf = (path: string): string => path.replaceAll('.', '_');

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly labels: string[];
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** A semicolon ends a line in Mermaid, and a colon ends a label's head. */
const tidy = (label: string): string => label.replace(/[;:]/g, ' ');

/** One arrow for each pair of states, with all its causes. Mermaid draws no arrow from a state into itself. */
const arrowsOf = (chart: ChartState): readonly Arrow[] => {
  const arrows = new Map<string, Arrow>();
  for (const {path, ways} of allStates(chart)) {
    if (path === '') continue;
    for (const way of ways) {
      if (way.target === undefined || isWithin(way.target, path)) continue;
      const key = `${path} ${way.target}`;
      const arrow = arrows.get(key) ?? {from: path, to: way.target, labels: []};
      arrow.labels.push(tidy(wayWords(way)));
      arrows.set(key, arrow);
    }
  }
  return [...arrows.values()];
};

/** What an arrow cannot show: the ways from a state to itself or to a state within. */
const inward = ({path, ways}: ChartState): readonly Way[] =>
  path === '' ? [] : ways.filter(({target}) => target !== undefined && isWithin(target, path));

const indented = (depth: number, line: string): string => '  '.repeat(depth) + line;

const declare = (state: ChartState, depth: number): readonly string[] => {
  const {path, key, states, initial} = state;
  const notes = inward(state).map((way) => `${tidy(wayWords(way))} → ${way.target ?? ''}`);
  const note =
    notes.length === 0
      ? []
      : [
          indented(depth, `note right of ${nameOf(path)}`),
          ...notes.map((each) => indented(depth + 1, each)),
          indented(depth, 'end note'),
        ];
  // Mermaid draws no note at a state that it does not know yet.
  if (states.length === 0) return [indented(depth, `state "${key}" as ${nameOf(path)}`), ...note];
  return [
    indented(depth, `state "${key}" as ${nameOf(path)} {`),
    ...(initial === undefined ? [] : [indented(depth + 1, `[*] --> ${nameOf(initial)}`)]),
    ...states.flatMap((each) => declare(each, depth + 1)),
    indented(depth, '}'),
    ...note,
  ];
};

/** The chart as a Mermaid `stateDiagram-v2`, without the ways that every state has. */
export const mermaidOf = (chart: ChartState): string =>
  [
    'stateDiagram-v2',
    ...(chart.initial === undefined ? [] : [indented(1, `[*] --> ${nameOf(chart.initial)}`)]),
    ...chart.states.flatMap((state) => declare(state, 1)),
    ...arrowsOf(chart).map(({from, to, labels}) =>
      indented(1, `${nameOf(from)} --> ${nameOf(to)} : ${labels.join('<br/>')}`),
    ),
    ...chart.states.filter(({isFinal}) => isFinal).map(({path}) => indented(1, `${nameOf(path)} --> [*]`)),
    '',
  ].join('\n');
