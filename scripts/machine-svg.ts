import {type Edge, type Graph, instance} from '@viz-js/viz';
import {allStates, causeWords, conditionOf, ofPort, type ChartState, type Way} from '../demo/machines/chart.js';

const viz = await instance();

/** In the colours of the page around it or, as an image, in those that its reader prefers. */
const style = `<style>
.chart { color: #1f2933; font: 11px Arial, Helvetica, sans-serif }
.chart text { fill: currentColor }
.chart :is(.cluster, .node) text { font-size: 12px }
.chart .edge text { transform: translateX(2px) }
.chart :is(path, polygon) { fill: none; stroke: currentColor }
.chart :is(.edge polygon, ellipse) { fill: currentColor }
@media (prefers-color-scheme: dark) { .chart { color: #e4e9ee } }
</style>`;

/** Graphviz measures texts in Helvetica: this size leaves room for wider fonts. */
const font = {fontname: 'Helvetica', fontsize: 11.5};

const graphAttributes = {...font, compound: true, newrank: true, bgcolor: 'transparent', nodesep: 0.1, ranksep: 0.2};
const nodeAttributes = {...font, shape: 'box', style: 'rounded', height: 0.3, margin: '0.14,0.04'};
const edgeAttributes = {...font, arrowsize: 0.7};

const isOuter = ({states}: ChartState): boolean => states.length > 0;
const nameOf = ({key, ports}: ChartState): string => [key, ...ports].join('\n');

/** Graphviz draws arrows between nodes alone. In an outer state that is its dot, and
 * the arrow is cut off at the outline (`ltail`, `lhead`), if that is between the two. */
const nodeOf = (state: ChartState): string => (isOuter(state) ? `${state.path}.` : state.path);

/** The states within a state, as Graphviz nests them. */
const within = (outer: ChartState): Graph => ({
  nodes: [
    {name: nodeOf(outer), attributes: {shape: 'point', width: 0.1}},
    ...outer.states
      .filter((state) => !isOuter(state))
      .map((state) => ({
        name: state.path,
        attributes: {id: state.path, label: nameOf(state), peripheries: state.isFinal ? 2 : 1},
      })),
  ],
  subgraphs: outer.states.filter(isOuter).map((state) => ({
    name: `cluster${state.path}`,
    graphAttributes: {id: state.path, label: nameOf(state)},
    ...within(state),
  })),
});

/** The name of a port stands in its state, unless there are several. A long condition has a line of its own. */
const labelOf = (way: Way, {ways}: ChartState): string => {
  const ports = new Set(ways.filter(ofPort).map(({cause}) => cause.name));
  const cause = ofPort(way) && ports.size === 1 ? way.cause.kind : causeWords(way.cause);
  const condition = conditionOf(way);
  return `${cause}${(cause + condition).length > 18 ? '\\l\u00a0' : ''}${condition}\u00a0\\l`;
};

/** One arrow for each pair of states, with all its causes. The dot of a state has an arrow to the state that is entered first. */
const arrowsFrom = (from: ChartState, states: readonly ChartState[]): readonly Edge[] =>
  states
    .map((to) => ({to, ways: from.ways.filter(({target}) => target === to.path)}))
    .filter(({to, ways}) => ways.length > 0 || from.initial === to.path)
    .map(({to, ways}) => ({
      tail: nodeOf(from),
      head: nodeOf(to),
      attributes: {
        id: `${from.path} ${to.path}`,
        label: ways.map((way) => labelOf(way, from)).join(''),
        ltail: `cluster${from.path}`,
        lhead: `cluster${to.path}`,
      },
    }));

/** How much of a window of 1366 × 768 it takes. */
const shareOf = (svg: string): number => {
  const [, width, height] = /width="(\d+)pt" height="(\d+)pt"/.exec(svg) ?? [];
  return Math.max(Number(width) / 1366, Number(height) / 768);
};

/** The chart as SVG: a state has its path as `data-state`, an arrow those of its states as `data-from` and `data-to`. */
export const svgOf = (chart: ChartState): string => {
  const states = allStates(chart);
  const edges = states.flatMap((from) => arrowsFrom(from, states));
  const graph = {...within(chart), edges, nodeAttributes, edgeAttributes};
  const [svg = ''] = ['TB', 'LR']
    .map((rankdir) => viz.renderString({...graph, graphAttributes: {...graphAttributes, rankdir}}, {format: 'svg'}))
    .sort((one, other) => shareOf(one) - shareOf(other));
  return svg
    .slice(svg.indexOf('<svg'))
    .replace(/<!--.*?-->\n|<title>.*?<\/title>\n/g, '')
    .replace(/ (?:fill|stroke|font-family|font-size|xmlns:xlink|xml:space)="[^"]*"/g, '')
    .replace(/width="(\d+)pt" height="(\d+)pt"/, `class="chart" width="$1" height="$2"`)
    .replace(/<g id="(?:edge|node|clust|graph)\d+"/g, '<g')
    .replace(/<g id="([^" ]*) ([^" ]+)"/g, '<g data-from="$1" data-to="$2"')
    .replace(/<g id="([^" ]+)"/g, '<g data-state="$1"')
    .replaceAll('&#45;', '-')
    .replace(/\d+\.\d+/g, (number) => Number(number).toFixed(0))
    .replace('>', `>\n${style}`);
};
