import {assign, emit, type EventObject} from 'xstate';
import type {Consent} from '../domain/consent.js';
import {toCertError, type CertError, type CertErrorCode} from '../domain/errors.js';
import type {PassedOutcome, Refusal} from '../domain/outcome.schemas.js';
import type {ProfilePart} from '../domain/profile-fields.js';
import type {Status} from '../domain/schemas.js';
import {outputOf, withError, type ViewTag, type WithError} from './ports.js';
import {problemActions, type WithProblem} from './problem.js';

/* What the machines of all methods have in common: how they start and end, what they tell, and words of their charts. */

/** How every method's machine is started. */
export interface MethodInput {
  /** The user pressed the method's button already, so that a first step that needs a press may begin. */
  readonly pressed: boolean;
  /** What the same machine left behind when it was left or interrupted before, of the same person. */
  readonly draft?: unknown;
  /** What the backend said of the user. */
  readonly status?: Status | undefined;
}

/** Under this id a method runs a machine that has steps of its own. */
export const innerId = 'inner';

/** How every method's machine ends. */
export type MethodResult =
  | {readonly type: 'passed'; readonly outcome: PassedOutcome}
  | {readonly type: 'pending'; readonly checkAfter: number}
  /** The session has ended or is somebody else's. The draft is where to go on, once the same person is signed in. */
  | {readonly type: 'interrupted'; readonly error: CertError; readonly draft?: unknown}
  | {
      readonly type: 'left';
      /** Id of the method that was chosen instead. */
      readonly to?: string | undefined;
      /** What was typed, for the next time; in memory only. */
      readonly draft?: unknown;
    }
  /** What there was to do here is done, or there was nothing; it is no certification. */
  | {readonly type: 'closed'};

/** What every method's machine tells while it runs. Nothing personal. */
export type MethodEmitted =
  | {readonly type: 'problem'; readonly error: CertError}
  | {readonly type: 'refused'; readonly code: string}
  | {readonly type: 'agentAnswered'}
  /** It is not decided yet, and asked about from time to time. */
  | {readonly type: 'pending'}
  | {readonly type: 'profileSaved'; readonly part: ProfilePart};

/** The `types` of a method's `setup`. */
export interface MethodTypes<Context, Event> {
  context: Context;
  events: Event;
  input: MethodInput;
  output: MethodResult;
  emitted: MethodEmitted;
  tags: ViewTag;
}

const interruptions: readonly CertErrorCode[] = ['unauthenticated', 'subject-changed'];

/** Whether the session has ended or is somebody else's: then the method ends, and the journey asks who is there. */
export const isInterruption = (_: unknown, {error}: WithError): boolean =>
  interruptions.includes(toCertError(error).code);

/** Where a question meets an interruption; the machine says in `interrupt` what it goes on from. */
export const interruption = <const Target extends string>(target: Target) =>
  ({
    guard: {type: 'isInterruption', params: withError},
    target,
    actions: {type: 'interrupt', params: withError},
  }) as const;

export interface WithRefusal extends WithProblem {
  /** Why the backend said no. */
  readonly refusal: Refusal | undefined;
}

/** What every method says of a failure, of a refusal and of a session that has ended. */
export const methodWords = <Context extends WithRefusal, Event extends EventObject>() => ({
  guards: {isInterruption},
  actions: {
    ...problemActions<Context, Event>(),
    tellRefusal: emit<Context, Event, undefined, Event, {type: 'refused'; code: string}>(({context}) => ({
      type: 'refused',
      code: context.refusal?.code ?? '',
    })),
  },
});

/** What every method does about a refusal: it keeps why, for the view, and tells the host. */
export const refused = [{type: 'noteRefusal', params: outputOf}, 'tellRefusal'] as const;

export interface WithConsent {
  /** To the host's notice, given before anything is sent. */
  readonly consent: Consent | undefined;
  /** Something was begun that takes a consent which is not there. */
  readonly consentMissing: boolean;
}

/** The same, for a method before which the host's notice may have to be agreed to. */
export const consentWords = <Context extends WithRefusal & WithConsent, Event extends EventObject>() => ({
  guards: {
    isInterruption,
    /** Whether it has to be and was not; filled with the ports. */
    lacksConsent: () => false,
  },
  actions: {
    ...methodWords<Context, Event>().actions,
    keepConsent: assign<Context, Event, {consent: Consent | undefined}, Event, never>(
      (_, {consent}) => ({consent, consentMissing: false}) as Partial<Context>,
    ),
    missConsent: assign<Context, Event, undefined, Event, never>(() => ({consentMissing: true}) as Partial<Context>),
  },
});
