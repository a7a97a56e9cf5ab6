/** What a run found, for a terminal and for `docs/performance.md`. */
import {availableParallelism} from 'node:os';
import {tableOf} from '../filled-doc.js';
import type {Measured, Options} from './measure.js';
import {pairedRatio, spreadOf, type Spread} from './statistics.js';
import {formatSpread, inMilliseconds, isMet, limitOf, overBare, type Row, rowsOf} from './targets.js';

const marks = {true: '✓', false: '✗', undefined: '–'};
const mark = (row: Row): string => `${limitOf(row)} ${marks[`${isMet(row)}`]}`;

const targetTable = (measured: Measured): string =>
  tableOf([['what', 'measured', 'must'], ...rowsOf(measured).map((row) => [row.what, row.shown, mark(row)])]);

const toTwo = {one: (value: number): string => value.toFixed(2)};
const orNone = (spread: Spread, format: (spread: Spread) => string): string =>
  spread.count > 0 && !Number.isNaN(spread.median) ? format(spread) : '';

/** Each subject, with its first content as a ratio to the Lit-only form's of the same round. */
const loadTable = ({slow, subjects}: Measured): string | undefined => {
  const form = slow?.get('lit-form')?.map(({paint}) => paint);
  if (!slow || !form) return undefined;
  const rows = subjects.flatMap(({id, label}) => {
    const loads = slow.get(id);
    if (!loads) return [[label, 'not measured', '', '', '']];
    const paints = loads.map(({paint}) => paint);
    const usable = loads.map((load) => load.usable ?? NaN);
    return [
      [
        label,
        inMilliseconds(spreadOf(paints)),
        formatSpread(pairedRatio(paints, form), toTwo),
        orNone(spreadOf(usable), inMilliseconds),
        orNone(pairedRatio(usable, form), (spread) => formatSpread(spread, toTwo)),
      ],
    ];
  });
  return tableOf([['subject', 'first content', '÷ Lit-only form', 'home usable', '÷ Lit-only form'], ...rows]);
};

const forms = [
  ['profile', 'ours'],
  ['profile-compared', 'ours (compared)'],
  ['lit-form', 'a Lit-only form'],
] as const;

/** A key in each form, over the same in a bare input. */
const keyTable = ({keys}: Measured): string | undefined => {
  if (!keys) return undefined;
  const speeds = [...keys];
  const rows = forms.flatMap(([id, label]) =>
    speeds.every(([, times]) => times.has(id))
      ? [[label, ...speeds.map(([, times]) => formatSpread(spreadOf(overBare(times, id)), toTwo))]]
      : [],
  );
  return tableOf([['a key over a bare input, ms', ...speeds.map(([cpu]) => `${cpu}x`)], ...rows]);
};

export const tablesOf = (measured: Measured): readonly string[] =>
  [targetTable, loadTable, keyTable].flatMap((table) => table(measured) ?? []);

/** On which machine, when, how often. */
export const circumstances = ({chromium}: Measured, {rounds}: Options): string =>
  `${new Date().toISOString().slice(0, 10)}, headless Chromium ${chromium}, ${availableParallelism()} cores, ` +
  `${rounds} rounds; medians with quartiles.`;
