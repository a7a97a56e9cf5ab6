import {assign, emit, fromPromise, stopChild, setup, type AnyActorLogic, type AnyActorRef} from 'xstate';
import type {CertError} from '../domain/errors.js';
import {hasHighest, isAtLeast, reachesAny} from '../domain/levels.js';
import {lastResort, methodIds} from '../domain/ids.js';
import {ownProperty} from '../domain/own-property.js';
import {endsFirst, mayShowCode, type Validity, validityOf} from '../domain/method-status.js';
import type {MethodStatus, Status} from '../domain/schemas.js';
import type {MethodInput, MethodResult} from './method.js';
import {problemActions, request, type ViewTag, type WithProblem} from './ports.js';
import type {UnsavedMeta} from './unsaved-input.js';

/** The user's status, and what this page knows in addition. */
export interface Standing {
  readonly status: Status;
  /** Id of the method for which this user left the page before, if its result is still open. */
  readonly awaited: string | undefined;
}

/** A method's machine with its ports filled. Input: `MethodInput`, output: `MethodResult`. */
export type MethodLogic = AnyActorLogic;

export interface CertificationInput {
  /** Ids of the methods that this build supports, the recommended one first. */
  readonly known: readonly string[];
  /** Ids of the methods that the host wants, in its order. Undefined for all that the backend allows. */
  readonly only: readonly string[] | undefined;
  /** Ids of the methods that do not work on this device. They stay, behind those that do. */
  readonly needsComputer?: readonly string[] | undefined;
  /** Ids of the methods that lead to a phone by a code only. Where the backend does not vouch for it, they are not offered. */
  readonly byCode?: readonly string[] | undefined;
  /**
   * Ids of levels of which the user needs any, the preferred one first: only what leads to one of them is offered. Empty
   * or undefined: all.
   */
  readonly requires?: readonly string[] | undefined;
  /** Id of a method, or `profile`, to open first without a press. With any other value the journey starts at home. */
  readonly startWith: string | undefined;
  /** Whether only this method is offered. Leaving it opens it again. */
  readonly solo: boolean;
}

/** A method with what is known of this device. */
export interface OfferedMethod extends MethodStatus {
  /** It does not work here. */
  readonly needsComputer?: true;
  /** What home advises first: to renew what it certified, or to certify by it. Of one method at most. */
  readonly advised?: 'renew' | 'certify';
}

export interface CertificationContext extends CertificationInput, WithProblem {
  /** The method to open next, and whether the user pressed its button. */
  readonly wanted: {readonly method: string; readonly pressed: boolean} | undefined;
  /** What the host has asked for while a method was open, which is left for it. */
  readonly next: CertificationContext['wanted'];
  readonly status: Status | undefined;
  /** The methods on home: known to this build, wanted by the host, named by the backend. */
  readonly offered: readonly OfferedMethod[];
  readonly method: AnyActorRef | undefined;
  /** The drafts of methods, by id. They are kept as long as the same user is signed in and not certified. */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** Ids of the methods whose drafts have something that leaving the page would lose. */
  readonly unsaved: readonly string[];
  readonly result: Extract<MethodResult, {type: 'passed' | 'pending'}> | undefined;
}

export type CertificationEvent =
  | {type: 'methodChosen'; method: string; pressed: boolean}
  | {type: 'methodsConfigured'; plan: CertificationInput}
  | {type: 'refreshRequested'}
  | {type: 'retried'}
  /** The user signs in again in another window. */
  | {type: 'signInOpened'}
  | {type: 'cancelled'}
  | {type: 'left'}
  | {type: 'finished'}
  /** The element is out of the page, and its host keeps it; it is back. */
  | {type: 'suspended'}
  | {type: 'resumed'}
  | {type: 'xstate.done.actor.method'; output: MethodResult}
  | {type: 'xstate.error.actor.method'; error: unknown};

/** The record that every method uses. It is not a method, but is opened and left like one. */
export const profile = 'profile';

export const beginWith = ({startWith = '', known}: CertificationInput): CertificationContext['wanted'] =>
  known.concat(profile).includes(startWith) ? {method: startWith, pressed: false} : undefined;

const methodInput = ({wanted, drafts, status}: CertificationContext): MethodInput => {
  const draft = ownProperty(drafts, wanted?.method ?? '');
  return {
    pressed: wanted?.pressed ?? false,
    ...(draft !== undefined && {draft}),
    status,
    own: status?.methods.find(({id}) => id === wanted?.method),
  };
};

const wantedByItself = ({context}: {context: CertificationContext}): CertificationContext['wanted'] =>
  context.solo ? beginWith(context) : undefined;

type Spawn = (logic: MethodLogic, options: {id: string; input: MethodInput}) => AnyActorRef;

/** The method that runs says itself what it has by now. */
export const hasUnsavedInput = ({unsaved, method, wanted}: CertificationContext): boolean =>
  unsaved.some((id) => !method || id !== wanted?.method);

const isUsable = ({enabled, needsComputer}: OfferedMethod): boolean => enabled && !needsComputer;

/**
 * In the host's order; if the host gives none, in the backend's, with the recommended method first if it is on. In both
 * orders, methods that work on this device come before others. Where a level is needed, methods that are on come before
 * those that are off, then those that count soonest, then those that lead to the preferred level.
 *
 * Home advises what leads to a level that is needed and not in force; else what is to be renewed; else, of what the user
 * does not have, the recommended one, or the next where something does not work on this device.
 */
const offer = (
  {
    known,
    only,
    needsComputer,
    byCode,
    requires = [],
  }: Pick<CertificationInput, 'known' | 'only' | 'needsComputer' | 'byCode' | 'requires'>,
  status: Status,
): readonly OfferedMethod[] => {
  const {level, methods, now} = status;
  const isNeeded = requires.length > 0;
  /** Of the levels to which it leads. Below 0: to none of them. */
  const preference = ({leadsTo}: MethodStatus): number =>
    leadsTo ? requires.findIndex((id) => isAtLeast(leadsTo, id, status)) : requires.length;
  const offered = methods
    .filter(
      (each) =>
        known.includes(each.id) &&
        (!byCode?.includes(each.id) || mayShowCode(each)) &&
        (!isNeeded || preference(each) >= 0),
    )
    .map((each): OfferedMethod => (needsComputer?.includes(each.id) ? {...each, needsComputer: true} : each));
  const chosen = only ? [...new Set(only)].flatMap((id) => offered.find((each) => each.id === id) ?? []) : offered;
  // The weightiest last: equal ones keep their order, and a yes comes after a no.
  const sortBy = (placeOf: (each: OfferedMethod) => number | boolean) =>
    chosen.sort((one, other) => Number(placeOf(one)) - Number(placeOf(other)));
  if (!only) sortBy((each) => !isUsable(each) || each.id !== known[0]);
  if (isNeeded) {
    sortBy(preference);
    // Undefined: nobody says when it counts.
    sortBy(({effective}) => ['now', undefined, 'next-sign-in'].indexOf(effective));
    sortBy(({enabled}) => !enabled);
  }
  sortBy(({needsComputer = false}) => needsComputer);

  const usable = chosen.filter(isUsable);
  const others = usable.filter(({id}) => id !== lastResort);
  const open = (others.length > 0 ? others : usable).filter(({state}) => state === 'not-certified');
  const firstThatIs = (wanted: Validity) => endsFirst(usable.filter((each) => validityOf(each, now) === wanted));
  const due = firstThatIs('expiring') ?? (hasHighest(status) ? undefined : firstThatIs('ended'));
  const isMissing = isNeeded && !reachesAny(level, requires, status);
  const next =
    isMissing || chosen.some(({needsComputer}) => needsComputer) ? open[0] : open.find(({id}) => id === methodIds[0]);
  const first = isMissing ? (next ?? due) : (due ?? next);
  return chosen.map((each) => (each === first ? {...each, advised: each === due ? 'renew' : 'certify'} : each));
};

/** A solo element opens only its own path. The profile is one, too. */
const isOpen = (
  {solo, startWith}: CertificationInput,
  wanted: string | undefined,
  offered: readonly MethodStatus[],
): boolean =>
  (wanted === profile && (!solo || startWith === profile)) || offered.some(({id, enabled}) => id === wanted && enabled);

const isOutcome = (result: MethodResult): result is NonNullable<CertificationContext['result']> =>
  result.type === 'passed' || result.type === 'pending';

const isAnother = ({status}: CertificationContext, standing: Standing): boolean =>
  status !== undefined && status.subject !== standing.status.subject;

export const certificationSetup = setup({
  types: {
    context: {} as CertificationContext,
    events: {} as CertificationEvent,
    input: {} as CertificationInput,
    emitted: {} as {type: 'problem'; error: CertError} | {type: 'personChanged'},
    tags: {} as ViewTag,
    meta: {} as UnsavedMeta<CertificationContext>,
  },
  actors: {
    getStatus: request<Standing, void>('getStatus'),
    /** Loads the method's machine, wired to act only for this subject. */
    openMethod: request<MethodLogic, {method: string; subject: string}>('openMethod'),
    /** Resolves when the window gets the focus the next time: never, until an adapter fills it. */
    windowFocus: fromPromise<void, void>(() => new Promise(() => undefined)),
  },
  actions: problemActions<CertificationContext, CertificationEvent>(),
}).extend({
  guards: {
    isNotApplicable: (_, {status}: Standing) => !status.applicable,
    isSomebodyElse: ({context}, standing: Standing) => isAnother(context, standing),
    isKnownToHaveChanged: ({context}, standing: Standing) =>
      context.problem?.code === 'subject-changed' && isAnother(context, standing),
    isAwaited: ({context}, {status, awaited}: Standing) =>
      context.wanted === undefined && isOpen(context, awaited, offer(context, status)),
    isOffered: ({context}, method: string) => isOpen(context, method, context.offered),
    /** What opens already is not asked for again: a host may say it at each step. */
    isNotWanted: ({context}, method: string) => context.wanted?.method !== method,
    wantedIsOffered: ({context}, {status}: Standing) => isOpen(context, context.wanted?.method, offer(context, status)),
    // An account that belongs to no enterprise has nothing to complete first: it becomes an operator of one.
    isIncomplete: ({context}, {status}: Standing) =>
      context.wanted === undefined && status.profile === 'incomplete' && status.enterprise !== undefined,
    isSolo: ({context}) => context.solo,
    isSessionOver: ({context}) => context.problem?.code === 'unauthenticated',
    isInterrupted: (_, result: MethodResult) => result.type === 'interrupted',
    isUnconfigured: (_, result: MethodResult) =>
      result.type === 'interrupted' && result.error.code === 'not-configured',
    isSuspended: (_, result: MethodResult) => result.type === 'interrupted' && result.error.code === 'cancelled',
    startsOver: ({context}, result: MethodResult) => context.solo && !isOutcome(result),
    leadsToOther: ({context}, result: MethodResult) =>
      result.type === 'left' && isOpen(context, result.to, context.offered),
    isOver: (_, result: MethodResult) => !isOutcome(result),
  },
  actions: {
    keepStatus: assign({
      status: (_, {status}: Standing) => status,
      offered: ({context}, {status}) => offer(context, status),
      problem: undefined,
    }),
    want: assign({
      wanted: (_, {method, pressed}: {method: string; pressed: boolean}) => ({method, pressed}),
    }),
    /** What a press began needs another press. */
    wantUnpressed: assign({wanted: ({context: {wanted}}) => wanted && {...wanted, pressed: false}, next: undefined}),
    forgetNext: assign({next: undefined}),
    suspendMethod: ({context: {method}}) => method?.send({type: 'suspended'}),
    wantNothing: assign({
      wanted: wantedByItself,
      next: undefined,
      result: undefined,
    }),
    configureMethods: assign(({context: {status}}, plan: CertificationInput) => ({
      ...plan,
      offered: status ? offer(plan, status) : [],
    })),
    startMethod: assign({
      method: ({spawn, context}, logic: MethodLogic) =>
        // The method's machine is loaded when the user chooses it, so setup() cannot name it as an actor.
        (spawn as unknown as Spawn)(logic, {
          id: 'method',
          input: methodInput(context),
        }),
    }),
    stopMethod: stopChild('method'),
    forgetMethod: assign({method: undefined}),
    keepDraft: assign({
      // The old draft is replaced, and removed if the method left none.
      drafts: ({context}, result: MethodResult) =>
        isOutcome(result)
          ? {}
          : {...context.drafts, [context.wanted?.method ?? '']: (result as {draft?: unknown}).draft},
      unsaved: ({context: {unsaved, wanted}}, result) => {
        if (isOutcome(result)) return [];
        const others = unsaved.filter((id) => id !== wanted?.method);
        return 'hasUnsavedInput' in result && result.hasUnsavedInput && wanted ? [...others, wanted.method] : others;
      },
    }),
    wantNext: assign({next: (_, {method, pressed}: {method: string; pressed: boolean}) => ({method, pressed})}),
    leaveForNext: ({context: {method, next}}) => method?.send({type: 'left', to: next?.method}),
    wantOther: assign({
      wanted: ({context: {next}}, result: MethodResult) => {
        const {to = ''} = result as {to?: string | undefined};
        return next?.method === to ? next : {method: to, pressed: true};
      },
      next: undefined,
    }),
    /** Deletes everything known, because it is about another user. */
    forgetPerson: assign({
      wanted: wantedByItself,
      status: undefined,
      offered: [],
      drafts: {},
      unsaved: [],
      result: undefined,
      problem: undefined,
    }),
    /** What follows is another person's journey: nothing of the one before may be found in it. */
    reportPersonChanged: emit({type: 'personChanged'}),
    keepResult: assign({
      next: undefined,
      result: ({context}, result: MethodResult) => (isOutcome(result) ? result : context.result),
    }),
  },
  delays: {untilNextLook: 5_000},
});
