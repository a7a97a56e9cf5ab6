import {isCertError} from '../../src/domain/errors.js';
import {Broken, LimitReached} from './answers.js';
import type {OpenIssuer} from './card-issuer.js';
import {hooksOf, type Hooks} from './hooks.js';
import type {Plan} from './plan.js';
import {type Chapter, chapters, missingFor, type Rule} from './rule.js';
import {rules} from './rules/index.js';
import {World} from './world.js';

export type Result = 'passed' | 'failed' | 'not-run';

export interface RuleReport {
  readonly id: string;
  readonly chapter: Chapter;
  readonly says: string;
  /** Where it is explained. */
  readonly doc: string;
  readonly result: Result;
  /** Why it failed, or was not run. */
  readonly why?: string;
}

export interface RunOptions {
  readonly plan: Plan;
  /** In place of the plan's base URL. */
  readonly baseUrl?: string | undefined;
  /** Only these chapters. */
  readonly only?: readonly Chapter[] | undefined;
  /** Whether rules that change something are run. */
  readonly allowsChanges: boolean;
  readonly openIssuer: OpenIssuer;
  /** In place of the plan's commands. */
  readonly hooks?: Hooks;
  readonly onReport?: (report: RuleReport) => void;
}

/** What a run would do. Sends nothing. */
export interface Forecast {
  readonly run: readonly Rule[];
  readonly notRun: readonly {readonly rule: Rule; readonly why: string}[];
  /** Most SMS that it costs. */
  readonly sms: number;
}

export const docOf = ({chapter}: Pick<Rule, 'chapter'>): string => `docs/backend.md#${chapters[chapter]}`;

const rulesOf = (only: readonly Chapter[] | undefined): readonly Rule[] =>
  rules.filter(({chapter}) => only === undefined || only.includes(chapter));

export const forecast = ({
  plan,
  allowsChanges,
  only,
  hooks = hooksOf(plan),
}: Omit<RunOptions, 'openIssuer'>): Forecast => {
  const given = {plan, hooks, allowsChanges};
  const judged = rulesOf(only).map((rule) => ({rule, why: missingFor(rule, given)}));
  const run = judged.flatMap(({rule, why}) => (why === undefined ? [rule] : []));
  const notRun = judged.flatMap(({rule, why}) => (why === undefined ? [] : [{rule, why}]));
  return {run, notRun, sms: run.reduce((sum, {sms = 0}) => sum + sms, 0)};
};

/** One line. An error that is no finding of a rule is told, too: the backend did not answer, or a command failed. */
const told = (error: unknown): string => {
  if (error instanceof Broken) return error.message;
  if (error instanceof LimitReached) return `${error.message}: refused by a limit`;
  if (isCertError(error)) return `${String(error.details.where)}: expected ${String(error.details.expected)}`;
  const {message = String(error), cause} = Object(error) as {message?: string; cause?: {code?: string}};
  return [message, cause?.code].filter((each) => each !== undefined).join(': ');
};

const runRule = async (rule: Rule, world: World): Promise<Pick<RuleReport, 'result' | 'why'>> => {
  try {
    await rule.check(world);
    return {result: 'passed'};
  } catch (error) {
    // A rule about limits says itself where one is right.
    if (error instanceof LimitReached && rule.chapter !== 'limits')
      return {result: 'not-run', why: `${error.message}: today’s limit is reached; see commands.reset`};
    return {result: 'failed', why: told(error)};
  }
};

/** The backend cannot be asked at all. The message is one line. */
export class NoBackendError extends Error {}

/** Without the status of the first user there is nothing to check. */
const openFirst = async (world: World): Promise<void> => {
  try {
    await world.main();
  } catch (error) {
    throw new NoBackendError(`users.main cannot be signed in, or has no status: ${told(error)}`);
  }
};

/**
 * Runs the rules one after another. Before each chapter the test users are made as they were, if the plan says how.
 *
 * @throws NoBackendError */
export const runConformance = async (options: RunOptions): Promise<readonly RuleReport[]> => {
  const {plan, allowsChanges, only, hooks = hooksOf(plan), onReport} = options;
  const baseUrl = (options.baseUrl ?? plan.baseUrl ?? '').replace(/\/+$/, '');
  const world = new World({baseUrl, origin: plan.origin}, plan, hooks, options.openIssuer);
  const given = {plan, hooks, allowsChanges};
  await openFirst(world);
  const reports: RuleReport[] = [];
  let chapter: Chapter | undefined;
  for (const rule of rulesOf(only)) {
    const {id, says} = rule;
    const missing = missingFor(rule, given);
    if (missing === undefined && rule.chapter !== chapter && allowsChanges)
      await world.resetAll(rule.chapter === 'limits');
    if (missing === undefined) ({chapter} = rule);
    const found = missing === undefined ? await runRule(rule, world) : {result: 'not-run' as const, why: missing};
    const report = {id, chapter: rule.chapter, says, doc: docOf(rule), ...found};
    reports.push(report);
    onReport?.(report);
  }
  if (allowsChanges) await world.resetAll(true);
  return reports;
};
