/** The targets, and what was measured against them. The sizes of files are `npm run bytes`. */
import type {KeyTimes, Typed} from './keystroke.js';
import type {Measured} from './measure.js';
import {pairedRatio, spreadOf, type Spread} from './statistics.js';

export interface Row {
  readonly what: string;
  readonly value: number | undefined;
  /** With its quartiles, where there are some. */
  readonly shown: string;
  readonly must: number;
}

const frameMs = 1_000 / 60;

const fixed = (digits: number, scale = 1, unit = '') => ({
  one: (value: number): string => `${(value / scale).toFixed(digits)}${unit}`,
});
const ratio = fixed(2);
const percent = fixed(1, 0.01, ' %');
const count = fixed(0);
const milliseconds = fixed(0, 1, ' ms');
const megabytes = fixed(2, 1e6, ' MB');
const kilobytes = fixed(1, 1_000, ' kB');

type Format = ReturnType<typeof fixed>;

export const formatSpread = ({median, low, high}: Spread, {one}: Format): string =>
  `${one(median)} (${one(low)}–${one(high)})`;
export const inMilliseconds = (spread: Spread): string => formatSpread(spread, milliseconds);
export const inMegabytes = (value: number): string => megabytes.one(value);

const row = (what: string, value: Spread | number | undefined, format: Format, must: number): Row => {
  if (value === undefined || (typeof value !== 'number' && value.count === 0))
    return {what, value: undefined, shown: 'not measured', must};
  const isNumber = typeof value === 'number';
  return {
    what,
    value: isNumber ? value : value.median,
    shown: isNumber ? format.one(value) : formatSpread(value, format),
    must,
  };
};

/** Only what keeps the user waiting: of each task, the part over 50 ms. */
export const blockingTime = (tasks: readonly number[]): number =>
  tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);

/** A task that is no long one is not told: it takes less than 50 ms. */
export const longestTask = (tasks: readonly number[]): number => Math.max(0, ...tasks);

type Pick = (load: {paint: number; usable: number | undefined; longTasks: readonly number[]; heap: number}) => number;

/** Milliseconds for a key over the same in a bare input, round by round. */
export const overBare = (times: KeyTimes, subject: Typed): readonly number[] =>
  (times.get(subject) ?? []).map((time, round) => time - (times.get('bare')?.[round] ?? NaN));

/** All that has a target and was measured in this run. */
export const rowsOf = ({slow, plain, keys, updates, lifetime, slope, requests}: Measured): readonly Row[] => {
  const rows: Row[] = [];
  const of = (loads: Measured['slow'], id: string, pick: Pick): number[] => (loads?.get(id) ?? []).map(pick);
  if (slow) {
    const paint = (id: string): number[] => of(slow, id, (load) => load.paint);
    const usable = (id: string): number[] => of(slow, id, (load) => load.usable ?? NaN);
    const longest = (id: string): Spread => spreadOf(of(slow, id, ({longTasks}) => longestTask(longTasks)));
    rows.push(
      row('first content ÷ @smileid document', pairedRatio(paint('modules'), paint('smileid')), ratio, 0.75),
      row('first content ÷ onfido 13.8.7', pairedRatio(paint('modules'), paint('onfido')), fixed(3), 0.077),
      row('first content ÷ a Lit-only form, modules', pairedRatio(paint('modules'), paint('lit-form')), ratio, 1.2),
      row('the same, one file', pairedRatio(paint('one-file'), paint('lit-form')), ratio, 1.8),
      row('home usable ÷ a Lit-only form, modules', pairedRatio(usable('modules'), paint('lit-form')), ratio, 2.5),
      row('the same, one file', pairedRatio(usable('one-file'), paint('lit-form')), ratio, 2.8),
      row('longest task at 4x, modules', longest('modules'), milliseconds, 80),
      row('the same, one file', longest('one-file'), milliseconds, 80),
    );
  }
  if (plain) {
    const blocking = (id: string): Spread => spreadOf(of(plain, id, ({longTasks}) => blockingTime(longTasks)));
    const heap = (id: string): number[] => of(plain, id, (load) => load.heap);
    const blank = spreadOf(heap('blank')).median;
    const above = (id: string): Spread => spreadOf(heap(id).map((each) => each - blank));
    rows.push(
      row('total blocking time at 1x, modules', blocking('modules'), milliseconds, 0),
      row('the same, one file', blocking('one-file'), milliseconds, 0),
      row('heap after the first mount, over a blank page', above('modules'), megabytes, 1.2e6),
    );
  }
  for (const [cpu, times] of keys ?? []) {
    const over = overBare(times, 'profile').map((time) => time / frameMs);
    rows.push(
      row(`a key over a bare input, share of a frame, ${cpu}x`, spreadOf(over), percent, cpu === 1 ? 0.06 : 0.21),
    );
  }
  if (updates) {
    const all = Object.values(updates).reduce((sum, each) => sum + each, 0);
    rows.push(
      row('Lit updates for a key', all, count, 2),
      row('of them in the shell', updates['sw-realname-cert'] ?? 0, count, 0),
    );
  }
  if (requests) {
    const others = requests.filter((type) => type !== 'script').length;
    rows.push(
      row('scripts before home', requests.length - others, count, 2),
      row('other files before home', others, count, 0),
    );
  }
  if (lifetime) {
    const {ours, litForm, left, cycles} = lifetime;
    const named = {elements: left.elements, actors: left.actors, 'DOM nodes': left.nodes, listeners: left.listeners};
    rows.push(
      row('mount and removal ÷ the same of a Lit-only form', pairedRatio(ours, litForm), ratio, 2.5),
      ...Object.entries(named).map(([what, value]) => row(`${what} left after ${cycles}`, value, count, 0)),
    );
  }
  if (slope !== undefined) rows.push(row('heap for 1,000 mounts and removals', slope, kilobytes, 5_000));
  return rows;
};

export const limitOf = ({must, shown}: Row): string => {
  if (shown.includes('MB')) return megabytes.one(must);
  if (shown.includes('kB')) return kilobytes.one(must);
  if (shown.includes('%')) return percent.one(must);
  return shown.includes('ms') ? milliseconds.one(must) : String(must);
};

/** Undefined where nothing was measured. */
export const isMet = ({value, must}: Row): boolean | undefined => (value === undefined ? undefined : value <= must);
