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

const fixed = (digits: number, scale = 1, unit = '') => ({
  one: (value: number): string => `${(value / scale).toFixed(digits)}${unit}`,
});
const ratio = fixed(2);
const milliseconds = fixed(0, 1, ' ms');
const megabytes = fixed(2, 1e6, ' MB');
const kilobytes = fixed(1, 1_000, ' kB');

type Format = ReturnType<typeof fixed>;

export const formatSpread = ({median, low, high}: Spread, {one}: Format): string =>
  `${one(median)} (${one(low)}–${one(high)})`;
export const inMilliseconds = (spread: Spread): string => formatSpread(spread, milliseconds);

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

type Pick = (load: {paint: number; usable: number | undefined; heap: number}) => number;

/** Milliseconds for a key over the same in a bare input, round by round. */
export const overBare = (times: KeyTimes, subject: Typed): readonly number[] =>
  (times.get(subject) ?? []).map((time, round) => time - (times.get('bare')?.[round] ?? NaN));

/** All that has a target and was measured in this run. */
export const rowsOf = ({slow, plain, keys, lifetime, slope}: Measured): readonly Row[] => {
  const rows: Row[] = [];
  const of = (loads: Measured['slow'], id: string, pick: Pick): number[] => (loads?.get(id) ?? []).map(pick);
  if (slow) {
    const paint = (id: string): number[] => of(slow, id, (load) => load.paint);
    const usable = (id: string): number[] => of(slow, id, (load) => load.usable ?? NaN);
    rows.push(
      row('first content ÷ @smileid document', pairedRatio(paint('modules'), paint('smileid')), ratio, 0.75),
      row('first content ÷ onfido 13.8.7', pairedRatio(paint('modules'), paint('onfido')), fixed(3), 0.1),
      row('first content ÷ a Lit-only form, modules', pairedRatio(paint('modules'), paint('lit-form')), ratio, 1.2),
      row('the same, one file', pairedRatio(paint('one-file'), paint('lit-form')), ratio, 1.8),
      row('home usable ÷ a Lit-only form, modules', pairedRatio(usable('modules'), paint('lit-form')), ratio, 2.5),
      row('the same, modules with links', pairedRatio(usable('linked'), paint('lit-form')), ratio, 1.9),
      row('the same, one file', pairedRatio(usable('one-file'), paint('lit-form')), ratio, 2.8),
    );
  }
  if (plain) {
    const heap = (id: string): number[] => of(plain, id, (load) => load.heap);
    const blank = spreadOf(heap('blank')).median;
    const above = (id: string): Spread => spreadOf(heap(id).map((each) => each - blank));
    rows.push(row('heap after the first mount, over a blank page', above('modules'), megabytes, 1.2e6));
  }
  for (const [cpu, times] of keys ?? []) {
    const over = pairedRatio(overBare(times, 'profile'), overBare(times, 'lit-form'));
    rows.push(
      row(`a key over a bare input ÷ the same of a Lit-only form, ${cpu}x`, over, ratio, cpu === 1 ? 2.9 : 2.3),
    );
  }
  if (lifetime) {
    const {ours, litForm} = lifetime;
    rows.push(row('mount and removal ÷ the same of a Lit-only form', pairedRatio(ours, litForm), ratio, 2.5));
  }
  if (slope !== undefined) rows.push(row('heap for 1,000 mounts and removals', slope, kilobytes, 5_000));
  return rows;
};

export const limitOf = ({must, shown}: Row): string => {
  if (shown.includes('MB')) return megabytes.one(must);
  if (shown.includes('kB')) return kilobytes.one(must);
  return shown.includes('ms') ? milliseconds.one(must) : String(must);
};

/** Undefined where nothing was measured. */
export const isMet = ({value, must}: Row): boolean | undefined => (value === undefined ? undefined : value <= must);
