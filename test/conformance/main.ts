/**
 * Runs the conformance kit on the demo's backend, on the same backend right in another way (`test/conformance/variants`),
 * and with one duty left out at a time (`test/conformance/mutants`), and writes the tables of
 * `docs/mutants.md`. Of a backend with a duty left out it asks only the chapters of that duty, and all rules if these find nothing.
 * `--check` writes nothing. `--right` is that without those.
 * `--only ID,ID` runs these with all rules, or with those of `--rules ID,ID`, and says what each fails. `--chapter ID` runs the mutants of a chapter with its
 * rules, and says what each fails, too.
 *
 * A rule that expects a refusal has a mutant that lets just this through: if all are failed by something else in the rule,
 * the request may be refused for another reason than the one that the rule is about.
 */
import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {expect} from '../../contract/conformance/answers.js';
import type {Chapter} from '../../contract/conformance/rule.js';
import type {RuleReport} from '../../contract/conformance/run.js';
import {type Code, inWords, type Message} from '../../contract/conformance/say.js';
import {nameOf} from '../../contract/conformance/steps.js';
import {rules} from '../../contract/conformance/rules/index.js';
import {readRows, runOn} from '../../simulators/conformance/run-kit.js';
import type {Parts} from '../../simulators/backend/index.js';
import {startDemo} from '../../demo/server.js';
import '../../scripts/no-real-agent.js';
import {mutants} from './mutants/index.js';
import {type Front, startFront} from './front.js';
import {type Mutant, withShortPause} from './mutants/parts.js';
import {writeFindings} from './tables.js';
import {variants} from './variants/index.js';
import type {Variant} from './variants/variant.js';

/** Rules whose refusal only prepares what they are about, or that take another answer, too. */
const refusedOtherwise: ReadonlySet<string> = new Set([
  'failures-not-stored',
  'certification-of-the-document',
  'enterprise-fields-public',
  'sms-tries-at-once',
]);

/** What the kit is run on. */
type Tried = Pick<Mutant, 'id' | 'parts' | 'front' | 'sites' | 'run'> & {readonly chapters?: readonly string[]};
/** The demo as it is, on a second run. */
const original: Variant = {id: 'original', does: ''};
const right = [original, ...variants];
const all: readonly Tried[] = [...right, ...mutants];

/** By backend. */
type Found = ReadonlyMap<string, readonly RuleReport[]>;

const tryOut = async (tried: Tried, onReport?: (report: RuleReport) => void): Promise<readonly RuleReport[]> => {
  const {chapters: only} = tried;
  const dataDir = await mkdtemp(join(tmpdir(), 'mutant-'));
  // What stands before the demo, if anything does.
  const front: Partial<Front> = tried.front ? await startFront(() => demo.url, tried.front()) : {};
  const origins = () => (front.url === undefined ? [] : [front.url]);
  const parts = (right: Parts): Partial<Parts> => ({
    // Of an origin that is not its own, the demo takes each page as one to come back to; what stands before it is its own.
    ...(front.url !== undefined && {
      isReturnPage: ({pathname}: URL) => right.isReturnPage(new URL(pathname, demo.url)),
    }),
    ...withShortPause(right),
    ...tried.parts?.(right),
  });
  const options = {dataDir, origins, externalMethods: await readRows(), parts, sites: tried.sites};
  const demo = await startDemo({...options, port: 0, agentPort: 0, bankPort: 0});
  try {
    const at = front.url !== undefined && {front: front.url};
    const run = () =>
      runOn(demo.url, dataDir, {
        ...at,
        ...(only && {only}),
        ...(onReport && {onReport}),
        ...tried.run?.({url: front.url ?? demo.url, bankUrl: demo.bankUrl}),
      });
    // Whoever mends something runs it again on the same day.
    if (tried.id === original.id) await run();
    return await run();
  } finally {
    await front.close?.();
    await demo.close();
    await rm(dataDir, {recursive: true});
  }
};

/** So many at a time in each process. They wait most of the time, since a backend is asked again only after a while. */
const atOnce = 16;

/** A backend that another process tries, by all chapters or by its own. */
type Order = {readonly id: string; readonly byAll: boolean};
type Answer = readonly [id: string, reports: readonly RuleReport[]];

const tryAll = async (tried: readonly Tried[]): Promise<Found> => {
  // In this order, whichever ends first.
  const found = new Map<string, readonly RuleReport[]>(tried.map(({id}) => [id, []]));
  const waiting = tried.map(({id, chapters}): Order => ({id, byAll: !chapters}));
  const helpers = Array.from({length: availableParallelism()}, () =>
    fork(fileURLToPath(import.meta.url), ['--helper'], {execArgv: ['--import', 'tsx']}),
  );
  const ended = helpers.map(async (helper) => {
    const [code] = (await once(helper, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`A process that tries backends ended with ${String(code)}.`);
  });
  const next = (helper: ChildProcess): void => {
    helper.send(waiting.shift() ?? 'enough');
  };
  for (const helper of helpers)
    helper.on('message', ([id, reports]: Answer) => {
      found.set(id, reports);
      next(helper);
    });
  for (let slot = 0; slot < atOnce; slot++) for (const helper of helpers) next(helper);
  try {
    await Promise.all(ended);
  } finally {
    for (const helper of helpers) helper.kill();
  }
  return found;
};

const failedIn = (reports: readonly RuleReport[] = []): readonly string[] => [
  ...new Set(reports.filter(({result}) => result === 'failed').map(({id}) => id)),
];

const whyOf = ({why}: RuleReport): string => (why ? inWords(why, 'en') : '');

const falseAlarmsIn = (found: Found): readonly string[] =>
  right.flatMap(({id: backend, leavesOut}) =>
    (found.get(backend) ?? [])
      .filter(({result}) => result === 'failed' || (result === 'not-run' && !leavesOut))
      .map((report) => `${backend} is right, and ${nameOf(report)} says ${report.result}: ${whyOf(report)}`),
  );

const missesIn = (found: Found): readonly string[] => {
  const noticedOf = new Map(mutants.map(({id}) => [id, failedIn(found.get(id))]));
  const noticed = new Set([...noticedOf.values()].flat());
  return [
    ...mutants.filter(({id}) => noticedOf.get(id)?.length === 0).map(({id}) => `No rule fails on ${id}.`),
    ...rules.filter(({id}) => !noticed.has(id)).map(({id}) => `${id} fails on no mutant.`),
  ];
};

/** The rules of these chapters that expect a refusal of a right backend. No other backend may be tried meanwhile. */
const findRefusing = async (chapters?: readonly Chapter[]): Promise<ReadonlySet<string>> => {
  const usual = {...expect};
  const {refused, refusedOr400, no, problem, rejected} = usual;
  const refusing = new Set<string>();
  let isRefusing = false;
  const noted = Object.entries({refused, refusedOr400, no, problem, rejected}).map(([name, each]) => [
    name,
    (...asked: Parameters<typeof each>): unknown => {
      isRefusing = true;
      return Reflect.apply(each, undefined, asked);
    },
  ]);
  Object.assign(expect, Object.fromEntries(noted));
  await tryOut({id: 'plain', ...(chapters && {chapters})}, ({id}) => {
    if (isRefusing) refusing.add(id);
    isRefusing = false;
  });
  Object.assign(expect, usual);
  return refusing;
};

const refusals: readonly Code[] = ['the-refusal', 'a-refusal', 'a-rejection', 'failed'];

/** Whether a rule failed because something was not refused, or not as it should be. */
const isUnrefused = ({code, values}: Message): boolean =>
  values.some((each, at) => {
    if (typeof each !== 'object') return false;
    return isUnrefused(each) || (code === 'expected-got' && at === 0 && refusals.includes(each.code));
  });

const unrefusedIn = (refusing: ReadonlySet<string>, found: Found): readonly string[] => {
  const reports = mutants.flatMap(({id}) => found.get(id) ?? []);
  const seen = new Set(reports.flatMap(({id, why}) => (why && isUnrefused(why) ? id : [])));
  return [...refusing].flatMap((id) =>
    seen.has(id) === refusedOtherwise.has(id)
      ? `${id} expects a refusal, and ${seen.has(id) ? 'a mutant lets it through: it is no exception' : 'no mutant lets it through'}.`
      : [],
  );
};

const triedOf = (id: string): Tried => {
  const tried = all.find((each) => each.id === id);
  if (!tried) throw new Error(`There is no backend ${id}.`);
  return tried;
};

const flag = {type: 'boolean', default: false} as const;
const options = {
  check: flag,
  helper: flag,
  right: flag,
  only: {type: 'string'},
  rules: {type: 'string'},
  chapter: {type: 'string'},
} as const;
const {check, helper, right: onlyRight, only, rules: asked, chapter} = parseArgs({options}).values;
if (helper) {
  let left = atOnce;
  // Where the other process has died, too.
  process.once('disconnect', () => process.exit());
  process.on('message', (order: Order | 'enough') => {
    if (order === 'enough') {
      left--;
      if (left === 0) process.exit();
      return;
    }
    const {chapters, ...tried} = triedOf(order.id);
    void tryOut(order.byAll || !chapters ? tried : {...tried, chapters}).then((reports) => {
      process.send?.([order.id, reports] satisfies Answer);
    });
  });
} else if (only !== undefined) {
  for (const {chapters: _, ...tried} of only.split(',').map(triedOf)) {
    const chosen = asked === undefined ? tried : {...tried, chapters: asked.split(',')};
    const notPassed = (await tryOut(chosen)).filter(({result}) => result !== 'passed');
    console.log([tried.id, ...notPassed.map((each) => `  ${each.result} ${nameOf(each)}: ${whyOf(each)}`)].join('\n'));
  }
} else if (chapter !== undefined) {
  const chosen = mutants.filter(({chapters}) => chapters.some((each) => each === chapter));
  if (chosen.length === 0) throw new Error(`There is no chapter ${chapter} with mutants.`);
  const refusing = await findRefusing([chapter as Chapter]);
  const found = await tryAll(chosen);
  for (const [id, reports] of found) console.log(`${id}: ${failedIn(reports).join(', ')}`);
  const complaints = unrefusedIn(refusing, found);
  console.log(
    [...complaints, `${String(refusing.size)} rules expect a refusal, ${String(chosen.length)} mutants`].join('\n'),
  );
  process.exitCode = complaints.length > 0 ? 1 : 0;
} else {
  const wrong = onlyRight ? [] : mutants;
  const refusing = onlyRight ? new Set<string>() : await findRefusing();
  const first = await tryAll([...right, ...wrong]);
  const unnoticed = wrong.filter(({id}) => failedIn(first.get(id)).length === 0);
  const found = new Map([...first, ...(await tryAll(unnoticed.map(({chapters: _, ...mutant}) => mutant)))]);
  const complaints = [...falseAlarmsIn(found), ...(onlyRight ? [] : missesIn(found)), ...unrefusedIn(refusing, found)];
  const failed = new Map([...found].map(([id, each]) => [id, failedIn(each)]));
  if (!check && !onlyRight) await writeFindings(failed);
  console.log(
    [
      ...complaints,
      `${String(rules.length)} rules, ${String(right.length)} right backends, ${String(wrong.length)} mutants`,
    ].join('\n'),
  );
  process.exitCode = complaints.length > 0 ? 1 : 0;
}
