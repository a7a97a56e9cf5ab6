import {setMaxListeners} from 'node:events';
import {withoutEndSlash} from '../../src/domain/wire-formats.js';
import {isCertError} from '../../src/domain/errors.js';
import {statusSchema} from '../../src/domain/schemas.js';
import {LimitReached, longestMoment, Undecided} from './answers.js';
import type {OpenIssuer} from './card-issuer.js';
import {timeIsUp, TimeUp} from './exchange.js';
import {CommandError, planCommandsOf, type PlanCommands, permitted, timed} from './plan-commands.js';
import {type Plan, PlanError, readCa} from './plan.js';
import {type Chapter, missingFor, type Rule} from './rule.js';
import {finding, type Message, say, type Sentence, SaidError} from './say.js';
import type {Session} from './session.js';
import {isNamed, nameOf, type Step, stepsOf} from './steps.js';
import {Times} from './times.js';
import {World} from './world.js';

export type Result = 'passed' | 'failed' | 'not-run';

export interface RuleReport {
  readonly id: string;
  /** Of the plan's `handoffs`: the one that this is about. */
  readonly entry?: string;
  readonly chapter: Chapter;
  readonly says: Sentence;
  readonly result: Result;
  /** Why it failed, or was not run. */
  readonly why?: Message;
  /** Of a rule that failed: the trace id of its requests. */
  readonly trace?: string;
}

export interface RunOptions {
  readonly plan: Plan;
  /** In place of the plan's base URL. */
  readonly baseUrl?: string | undefined;
  /** Chapters and rules. */
  readonly only?: readonly string[] | undefined;
  /** Whether rules that change something are run. */
  readonly allowsChanges: boolean;
  readonly openIssuer: OpenIssuer;
  /** In place of the plan's commands. */
  readonly hooks?: PlanCommands;
  readonly onReport?: (report: RuleReport) => void;
  /** Notes where the time goes. */
  readonly times?: Times;
}

/** The rules that did not run, though the plan does not excuse them or their chapter. */
export const missingIn = (reports: readonly RuleReport[], {excused = []}: Plan): readonly string[] =>
  reports
    .filter(({id, chapter, result}) => result === 'not-run' && !excused.includes(id) && !excused.includes(chapter))
    .map(nameOf);

/** A typing error must not excuse nothing. */
export const checkExcused = ({excused = []}: Plan): void => {
  const unknown = excused.find((each) => !isNamed(each));
  if (unknown !== undefined) throw new PlanError(finding('excused', 'not-a-rule', unknown));
};

/** What a run would do. Sends nothing. */
export interface Forecast {
  readonly run: readonly Step[];
  readonly notRun: readonly (Step & {readonly why: Message})[];
  /** Most SMS that it costs. */
  readonly sms: number;
}

export const forecast = ({
  plan,
  allowsChanges,
  only,
  hooks = planCommandsOf(plan),
}: Omit<RunOptions, 'openIssuer'>): Forecast => {
  const given = {plan, hooks, allowsChanges};
  const judged = stepsOf(plan, only).map((step) => ({...step, why: missingFor(step.rule, given)}));
  const run = judged.filter(({why}) => why === undefined);
  const notRun = judged.flatMap(({why, ...step}) => (why === undefined ? [] : [{...step, why}]));
  return {run, notRun, sms: run.reduce((sum, {rule: {sms = 0}}) => sum + sms, 0)};
};

/** One line. Of another error only its kind: its message may quote what a command printed, or an answer. */
const messageOf = (error: unknown): Message => {
  if (error instanceof SaidError) return error.said;
  if (isCertError(error)) return finding(String(error.details.where), 'expected', String(error.details.expected));
  const {name = 'Error', code = ''} = Object(error) as {name?: string; code?: string};
  return say('kit-error', `${name} ${code}`.trim());
};

type Found = Pick<RuleReport, 'result' | 'why' | 'trace'>;

/** How often a rule is run that fails while its network or its session does. */
const mostRuns = 3;
/** A limit that is reached by fewer requests, right after a reset, is none for a day. */
const fewRequests = 3;

/** A limit that was reached, though the rule does not look for it. */
const atLimit = ({operation, wait}: LimitReached, world: World): Found => {
  const asked = world.link.asked.get(operation) ?? 0;
  // Of an SMS, the mobile has a limit, too: a reset of the user does not lift it.
  if (world.hooks.reset && asked <= fewRequests && operation !== 'sendSmsCode')
    return {result: 'failed', why: finding(operation, 'limited-after-reset'), trace: world.link.trace};
  return {result: 'not-run', why: finding(operation, wait <= longestMoment ? 'limited-now' : 'limited-today')};
};

/** A limit of a moment, such as that of an address, that a rule of the backend's own limits met. */
const isOfAMoment = (error: unknown, {chapter}: Rule): error is LimitReached =>
  error instanceof LimitReached && chapter === 'limits' && error.wait <= longestMoment;

/** It says nothing of the backend. */
const isUnjudged = (error: unknown): boolean => [TimeUp, Undecided, CommandError].some((kind) => error instanceof kind);

const judge = (error: unknown, rule: Rule, world: World): Found => {
  if (isUnjudged(error)) return {result: 'not-run', why: messageOf(error)};
  if (isOfAMoment(error, rule)) return {result: 'not-run', why: finding(error.operation, 'limited-for-a-moment')};
  // A rule about limits says itself where one is right.
  if (error instanceof LimitReached && rule.chapter !== 'limits') return atLimit(error, world);
  if (world.lacksReset)
    return {result: 'not-run', why: say('at', say('not-in-plan', 'commands.reset'), messageOf(error))};
  return {result: 'failed', why: messageOf(error), trace: world.link.trace};
};

/** How often a rule is run at most: what disturbed it need not do so again. */
const mostRunsAfter = (error: unknown, rule: Rule, {hooks, link}: World): number => {
  if (isUnjudged(error)) return 1;
  if (isOfAMoment(error, rule)) return mostRuns;
  if (error instanceof LimitReached && rule.chapter !== 'limits') return hooks.reset ? 2 : 1;
  return link.disturbances > 0 ? mostRuns : 1;
};

const runRule = async ({rule, handoff}: Step, world: World): Promise<Found> => {
  const isOfLimits = rule.chapter === 'limits';
  for (let runs = 1, wait = 0; ; runs += 1) {
    world.begin(isOfLimits, handoff);
    try {
      await world.link.pause(wait);
      await rule.check(world, await world.main());
      return {result: 'passed'};
    } catch (error) {
      if (runs >= mostRunsAfter(error, rule, world)) return judge(error, rule, world);
      wait = isOfAMoment(error, rule) ? Math.max(0, error.wait) + 1 : 0;
      await world.resetAll(isOfLimits);
    }
  }
};

/** The backend cannot be asked at all. The message is one line. */
export class NoBackendError extends SaidError {}

/** Without the status of the first user there is nothing to check. */
const openFirst = async (world: World): Promise<Session> => {
  try {
    return await world.main();
  } catch (error) {
    throw new NoBackendError(say('no-backend', messageOf(error)));
  }
};

/** What the plan names and the status does not have: each rule about it would fail. That a status does not fit, a rule says. */
const expectInStatus = async ({plan}: World, session: Session): Promise<void> => {
  const {success, data} = statusSchema().safeParse((await session.send('getStatus')).body);
  if (!success) return;
  const {card, legalRep, handoffs = []} = plan;
  const named = [
    ...(card ? [{field: 'card', method: 'ic-card', place: undefined}] : []),
    ...(legalRep ? [{field: 'legalRep', method: 'legal-rep', place: undefined}] : []),
    ...handoffs.map(({method, place}, at) => ({field: `handoffs.${String(at)}`, method, place})),
  ];
  const missing = named.flatMap(({field, method, place}) => {
    const on = data.methods.find(({id, enabled}) => id === method && enabled);
    const {places = []} = on ?? {};
    // Where none are named, it is open at all.
    const isAtAll = place === undefined || places.length === 0;
    const isThere = on && (isAtAll || places.some(({id, enabled}) => id === place && enabled));
    return isThere ? [] : [finding(field, 'not-on', place === undefined ? method : `${method}/${place}`)];
  });
  if (missing.length > 0) throw new PlanError(say('plan-and-status', say('all', ...missing)));
};

const minuteMs = 60_000;

const openWorld = async ({plan, openIssuer, ...options}: RunOptions, given: PlanCommands, signal: AbortSignal) => {
  const {allowsChanges, times = new Times()} = options;
  const hooks = timed(permitted(given, allowsChanges), times);
  const baseUrl = withoutEndSlash(options.baseUrl ?? plan.baseUrl ?? '');
  return new World({baseUrl, origin: plan.origin, ca: await readCa(plan), signal}, plan, hooks, openIssuer, times);
};

/**
 * Runs the rules one after another. Before each chapter, and each entry of the plan's `handoffs`, the test users are made as they
 * were, if the plan says how, and sign in anew.
 *
 * @throws NoBackendError, PlanError, CommandError */
export const runConformance = async (options: RunOptions): Promise<readonly RuleReport[]> => {
  const {plan, allowsChanges, only, onReport, hooks = planCommandsOf(plan)} = options;
  const timeUp = new AbortController();
  // Many requests at once wait for a gateway at once.
  setMaxListeners(0, timeUp.signal);
  const timer = setTimeout(() => timeUp.abort(), (plan.mostMinutes ?? 120) * minuteMs);
  const world = await openWorld(options, hooks, timeUp.signal);
  const given = {plan, hooks, allowsChanges};
  const reports: RuleReport[] = [];
  let part: string | undefined;
  let stopped: Message | undefined;
  const runNext = async (step: Step): Promise<Found> => {
    const {rule, entry} = step;
    const missing = missingFor(rule, given) ?? (timeUp.signal.aborted ? timeIsUp : stopped);
    if (missing !== undefined) return {result: 'not-run', why: missing};
    const next = nameOf({id: rule.chapter, entry});
    if (next !== part) {
      try {
        await world.resetAll(rule.chapter === 'limits');
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        stopped = error.said;
        return {result: 'not-run', why: stopped};
      }
      if (part !== undefined) world.forgetSessions();
      part = next;
    }
    return runRule(step, world);
  };
  try {
    await expectInStatus(world, await openFirst(world));
    const steps = stepsOf(plan, only);
    for (const {rule} of steps) if (missingFor(rule, given) === undefined) await rule.first?.(world);
    for (const step of steps) {
      const {rule, entry} = step;
      const {id, chapter, en, zh} = rule;
      const report = {
        id,
        ...(entry !== undefined && {entry}),
        chapter,
        says: {en, zh},
        ...(await world.link.times.ofRule(nameOf({id, entry})).during(() => runNext(step))),
      };
      reports.push(report);
      onReport?.(report);
    }
    if (!stopped) await world.resetAll(true);
  } finally {
    clearTimeout(timer);
  }
  return reports;
};
