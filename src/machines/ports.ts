import {fromPromise, type PromiseActorLogic} from 'xstate';
import {CertError} from '../domain/errors.js';

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

/** What a view needs to know about any state: is it busy, is it a form, did it fail, was it refused. */
export type ViewTag = 'busy' | 'form' | 'failed' | 'refused';
