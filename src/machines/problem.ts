import {assign, emit, type EventObject} from 'xstate';
import {CertError, toCertError, type CertErrorCode} from '../domain/errors.js';
import {withError, type WithError} from './ports.js';

export interface WithProblem {
  /** Why a request failed. It can be repeated. */
  readonly problem: CertError | undefined;
}

/** Actions of every machine for a failure: keep the reason for the view, and tell the host. */
export const problemActions = <Context extends WithProblem, Event extends EventObject>() => ({
  noteProblem: assign<Context, Event, WithError, Event, never>(
    (_, {error}) => ({problem: toCertError(error)}) as Partial<Context>,
  ),
  tellProblem: emit<Context, Event, undefined, Event, {type: 'problem'; error: CertError}>(({context}) => ({
    type: 'problem',
    error: toCertError(context.problem),
  })),
  forgetProblem: assign<Context, Event, undefined, Event, never>(() => ({problem: undefined}) as Partial<Context>),
});

export const failed = [{type: 'noteProblem', params: withError}, 'tellProblem'] as const;

/** Notes a failure that the machine itself finds. The error is created when it happens: it keeps the stack it is from. */
export const problemOf = (code: CertErrorCode) =>
  ({type: 'noteProblem', params: (): WithError => ({error: new CertError(code)})}) as const;
