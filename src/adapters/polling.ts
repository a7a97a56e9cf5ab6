import {fromCallback, fromPromise, type EventObject} from 'xstate';
import {CertError} from '../domain/errors.js';
import type {PassedOutcome} from '../domain/outcome.schemas.js';
import {statusAnswers} from '../domain/status.js';
import type {Recalled} from '../machines/polling.method.js';
import {pollingMachine} from '../machines/polling.machine.js';
import type {PollAnswer, Polled} from '../machines/polling.setup.js';
import type {Adapters} from './adapters.js';
import {createRequester} from './ask-backend.js';
import {watchPage} from './page-watch.js';

export interface PollingPorts<Answer extends PollAnswer, T> {
  /** The id that an earlier page has stored, if any. */
  readonly storedId: () => string | undefined;
  readonly ask: (id: string, signal: AbortSignal) => Promise<Answer>;
  /** What is waited for, as the machine of the method needs it. */
  readonly found: (id: string, answer: Answer) => T;
}

/** The ports of a method that waits for a decision made elsewhere, and the machine that asks for it. */
export const wirePolling = <Answer extends PollAnswer, T>(
  adapters: Adapters,
  subject: string,
  {storedId, ask, found}: PollingPorts<Answer, T>,
) => ({
  recall: fromPromise<Recalled<T> | undefined, void>(async ({signal}) => {
    const id = storedId();
    if (id === undefined) return undefined;
    const answer = await ask(id, signal);
    return {found: found(id, answer), answer};
  }),
  poll: pollingMachine().provide({
    actors: {
      watchPage: fromCallback<EventObject, Polled>(({input: {id}, sendBack, receive}) => {
        const {announceAsking, stop} = watchPage(id, sendBack);
        receive(announceAsking);
        return stop;
      }),
      ask: fromPromise<PollAnswer, Polled>(({input: {id}, signal}) => ask(id, signal)),
    },
  }),
  isStillCertified: fromPromise<boolean, PassedOutcome>(async ({input: {method}, signal}) => {
    const status = await createRequester(adapters, statusAnswers)('getStatus', undefined, signal);
    if (status.subject !== subject) throw new CertError('subject-changed');
    return status.methods.some(({id, state}) => id === method && state === 'certified');
  }),
});
