import {fromPromise, type PromiseActorLogic} from 'xstate';
import type {BankStatus} from '../domain/banks.js';
import {CertError, toCertError, type CertErrorCode} from '../domain/errors.js';
import type {PassedOutcome} from '../domain/outcome.schemas.js';
import type {ProfilePart} from '../domain/profile-fields.js';

/** A question that a machine asks of the outside. Until an adapter fills it, asking fails with `not-configured`. */
export const request = <Out, In>(name: string): PromiseActorLogic<Out, In> =>
  fromPromise<Out, In>(() => Promise.reject(new CertError('not-configured', {where: name})));

/** How every method's machine is started. */
export interface MethodInput {
  /** The user pressed the method's button already, so that a first step that needs a press may begin. */
  readonly pressed: boolean;
  /** What the same machine left behind when it was left or interrupted before, of the same person. */
  readonly draft?: unknown;
  /** The banks that the backend names, if it does. */
  readonly banks?: readonly BankStatus[] | undefined;
}

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

/** What failed, from the event that says so. */
export const withError = ({event}: {readonly event: {readonly error: unknown}}) => ({error: event.error});

const interruptions: readonly CertErrorCode[] = ['unauthenticated', 'subject-changed'];

/** Whether the session has ended or is somebody else's: then the method ends, and the journey asks who is there. */
export const isInterruption = (_: unknown, {error}: {readonly error: unknown}): boolean =>
  interruptions.includes(toCertError(error).code);

/** What every machine does about it: it keeps why, for the view, and tells the host. */
export const failed = [{type: 'noteProblem', params: withError}, 'tellProblem'] as const;

/** General questions of a view about a state: is something under way, is there a form, did it fail, was it refused. */
export type ViewTag = 'busy' | 'form' | 'failed' | 'refused';
