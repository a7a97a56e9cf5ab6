import {english, type Words} from './en.js';
import type {Forecast, Result, RuleReport} from './run.js';
import {inWords} from './say.js';
import {nameOf} from './steps.js';
import type {Times} from './times.js';
import {chinese} from './zh-CN.js';

/* How a run is told: for people, for programs, and for a build server. None has a time in it, and a random value only where a
 * rule failed: the trace of its requests. */

export const formats = ['text', 'json', 'junit'] as const;

export type Format = (typeof formats)[number];

export const languages = {en: english, 'zh-CN': chinese} as const;

export type Language = keyof typeof languages;

interface Told extends Omit<RuleReport, 'says' | 'why'> {
  readonly says: string;
  readonly why?: string;
  readonly doc: string;
}

const toldIn = ({tongue, doc}: Words, {chapter, result, why, trace, says, ...named}: RuleReport): Told => {
  const rest = {chapter, says: says[tongue], doc: doc(chapter), result};
  return {...named, ...rest, ...(why && {why: inWords(why, tongue)}), ...(trace !== undefined && {trace})};
};

const lineFrom = ({says, result, why, trace, doc, ...named}: Told, {marks}: Words): string => {
  const line = `${marks[result]} ${nameOf(named)}: ${says}`;
  if (why === undefined) return line;
  return [line, why, trace && `traceparent 00-${trace}`, result === 'failed' && doc].filter(Boolean).join('\n        ');
};

export const lineOf = (report: RuleReport, words: Words): string => lineFrom(toldIn(words, report), words);

const counted = (reports: readonly Told[]): Readonly<Record<Result, number>> => {
  const of = (result: Result) => reports.filter((each) => each.result === result).length;
  return {passed: of('passed'), failed: of('failed'), 'not-run': of('not-run')};
};

/** What a rule found, as others find it, too. Of a session that is lost each finding is a 401, whatever was asked. */
const causeIn = ({why = ''}: Told): string => / 401(?: \S+)?$/.exec(why)?.[0] ?? why;

/** What several rules found is told at the first: the fault of a status is met by each. */
const linesOf = (reports: readonly Told[], words: Words): readonly string[] =>
  reports.flatMap((each) => {
    const isSame = (other: Told): boolean => other.result === 'failed' && causeIn(other) === causeIn(each);
    const [first = each, ...others] = each.result === 'failed' ? reports.filter(isSame) : [];
    if (first !== each) return [];
    const line = lineFrom(each, words);
    return others.length > 0 ? `${line}\n        ${words.alsoFailed(others.map(nameOf))}` : line;
  });

const textOf = (reports: readonly Told[], words: Words): string =>
  [
    ...linesOf(reports, words),
    '',
    words.notSeen,
    ...words.checklist.map((each) => `[ ] ${each}`),
    '',
    words.summary(counted(reports)),
  ].join('\n');

const jsonOf = (reports: readonly Told[], {checklist}: Words): string =>
  JSON.stringify({rules: reports, checklist}, null, 2);

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (each) => `&#${String(each.charCodeAt(0))};`).replace(/[^\t\n\r\x20-\uFFFD]/g, '');

const caseOf = ({chapter, says, result, why = '', trace = '', ...named}: Told): string => {
  const head = `    <testcase classname="${chapter}" name="${escaped(`${nameOf(named)}: ${says}`)}"`;
  if (result === 'passed') return `${head}/>`;
  const inner =
    result === 'failed'
      ? `<failure message="${escaped(why)}">${trace}</failure>`
      : `<skipped message="${escaped(why)}"/>`;
  return `${head}>${inner}</testcase>`;
};

const junitOf = (reports: readonly Told[]): string => {
  const {failed, 'not-run': skipped} = counted(reports);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="sw-cert-conformance" tests="${String(reports.length)}" failures="${String(failed)}" skipped="${String(skipped)}">`,
    ...reports.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
};

const writers: Readonly<Record<Format, (reports: readonly Told[], words: Words) => string>> = {
  text: textOf,
  json: jsonOf,
  junit: junitOf,
};

export const reportOf = (reports: readonly RuleReport[], format: Format, words: Words = english): string =>
  writers[format](
    reports.map((each) => toldIn(words, each)),
    words,
  );

/** So many of the slowest rules are named. */
const slow = 5;

/** Where the time of a run went, in seconds. */
export const timeLines = (times: Times, words: Words): readonly string[] => {
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  const {all, commands, waiting, requests} = times;
  return [
    words.times({
      ...{all: seconds(all.ms), commands: seconds(commands.ms)},
      ...{waiting: seconds(waiting.ms), requests: seconds(requests.ms)},
    }),
    words.slowest(times.slowest(slow).map(([name, ms]) => `${name} ${seconds(ms)}`)),
  ];
};

/** What a run would do: which rules, which of them change something, and how many SMS. */
export const forecastLines = ({run, notRun, sms}: Forecast, words: Words): readonly string[] => {
  const changing = run.filter(({rule}) => rule.needs.includes('changes')).length;
  return [
    words.forecast({run: run.length, changing, sms, notRun: notRun.length}),
    ...run.map(({rule: {id, needs, sms: cost = 0}, entry}) =>
      [
        needs.includes('changes') ? words.changes : words.reads,
        nameOf({id, entry}),
        cost > 0 ? `(${String(cost)} SMS)` : '',
      ]
        .join(' ')
        .trimEnd(),
    ),
    ...notRun.map(
      ({rule: {id}, entry, why}) => `${words.marks['not-run']} ${nameOf({id, entry})}: ${inWords(why, words.tongue)}`,
    ),
  ];
};
