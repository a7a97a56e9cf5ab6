import {fromCallback, fromPromise, type EventObject} from 'xstate';
import type {Outcome} from '../domain/outcome.schemas.js';
import {waitingMachine} from '../machines/waiting.machine.js';
import type {PollAnswer, WaitingInput} from '../machines/waiting.setup.js';
import {watchPage} from './page-watch.js';

/** The machine that waits for a result, watching this page and asking with `statusOf`. */
export const wireWaiting = (
  statusOf: (id: string, signal: AbortSignal) => Promise<Outcome | {readonly open: boolean}>,
) => {
  const watched = new Map<string, ReturnType<typeof watchPage>>();
  return waitingMachine.provide({
    actors: {
      watchPage: fromCallback<EventObject, WaitingInput>(({input: {id}, sendBack}) => {
        const watch = watchPage(id, sendBack);
        watched.set(id, watch);
        return () => {
          watched.delete(id);
          watch.stop();
        };
      }),
      ask: fromPromise<PollAnswer, WaitingInput>(async ({input: {id, isPending}, signal}) => {
        watched.get(id)?.tellAsked();
        const status = await statusOf(id, signal);
        if ('open' in status) return {isOver: false};
        if ('pending' in status && isPending) return {isOver: false, checkAfter: status.checkAfter};
        return {isOver: true, answer: status};
      }),
    },
  });
};
