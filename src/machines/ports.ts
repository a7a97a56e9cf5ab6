import {assign, emit, fromPromise, type EventObject, type PromiseActorLogic} from 'xstate';
import {CertError, toCertError, type CertErrorCode} from '../domain/errors.js';

/* How a machine asks the outside, what it reads of the answer, and what it does when that fails. */

/** A request that a machine makes to the outside. Until an adapter fills it, it fails with `not-configured`. */
export const request = <Out, In>(name: string): PromiseActorLogic<Out, In> =>
  fromPromise<Out, In>(() => Promise.reject(new CertError('not-configured', {where: name})));

/* What the `params` of an action or a guard read from an event. */

export interface WithError {
  readonly error: unknown;
}

export const eventOf = <Event>({event}: {readonly event: Event}): Event => event;
export const outputOf = <T>({event}: {readonly event: {readonly output: T}}): T => event.output;
export const withError = ({event}: {readonly event: WithError}): WithError => ({error: event.error});

export interface WithProblem {
  /** Why a request failed. It can be repeated. */
  readonly problem: CertError | undefined;
}

/** Actions of every machine for a failure: keep the reason for the view, and tell the host. */
export const problemActions = <Context extends WithProblem, Event extends EventObject>() => ({
  noteProblem: assign<Context, Event, WithError, Event, never>(
    (_, {error}) => ({problem: toCertError(error)}) as Partial<Context>,
  ),
  reportProblem: emit<Context, Event, undefined, Event, {type: 'problem'; error: CertError}>(({context}) => ({
    type: 'problem',
    error: toCertError(context.problem),
  })),
  forgetProblem: assign<Context, Event, undefined, Event, never>(() => ({problem: undefined}) as Partial<Context>),
});

export const failed = [{type: 'noteProblem', params: withError}, 'reportProblem'] as const;

/** Notes a failure that the machine itself finds. The error is created when it happens: it keeps the stack it is from. */
export const problemOf = (code: CertErrorCode) =>
  ({type: 'noteProblem', params: (): WithError => ({error: new CertError(code)})}) as const;

/** What a view needs to know about any state: is it busy, longer than usual, is it a form, did it fail, was it refused. */
export type ViewTag = 'busy' | 'slow' | 'form' | 'failed' | 'refused';
