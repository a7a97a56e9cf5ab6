import {fromCallback, fromPromise, type EventObject} from 'xstate';
import {
  assistanceCodeAnswerSchema,
  inboxAnsweredAnswerSchema,
  inboxAnswerSchema,
  type InboxAnswer,
  type InboxAnsweredAnswer,
} from '../domain/assistance.schemas.js';
import type {BackendClock} from '../domain/clock.js';
import {deadlineOf} from '../domain/deadline.js';
import type {Refused} from '../domain/outcome.schemas.js';
import {Secret} from '../domain/secret.js';
import {adminRequestsMachine} from '../machines/admin-requests.machine.js';
import type {CodeOrder, Confirmation, Declination, NewCode} from '../machines/admin-requests.setup.js';
import {afterCheck, optionsOf, resultOfCheck} from './attempts.js';
import type {InboxBackend} from './backend.js';
import {ask, type AnswerSchema, type InputOf} from './call.js';
import {watchPage} from './page-watch.js';
import type {StepUp} from './step-up.js';

/** The outside world, as the machine of the inbox needs it. */
export interface InboxAdapters {
  readonly backend: InboxBackend;
  readonly clock: BackendClock;
  /** The language of the element as a BCP 47 tag. Read for each request. */
  readonly locale?: string | undefined;
  readonly stepUp?: StepUp | undefined;
}

const longestCodeMs = 10 * 60_000;

/** The machine of an administrator's inbox on real adapters. */
export const wireAdminRequests = (adapters: InboxAdapters) => {
  const send = <Q extends keyof InboxBackend, T>(
    question: Q,
    schema: () => AnswerSchema<T>,
    input: InputOf<InboxBackend, Q>,
    subject: string,
    signal: AbortSignal,
    more: object = {},
  ): Promise<T> =>
    ask(adapters.backend, question, schema, input, {
      ...more,
      ...(subject !== '' && {subject}),
      locale: adapters.locale,
      signal,
    });

  /** Sends an attempt, and once more if the backend asks for a step-up and the administrator passes it. */
  const attempt = async <Q extends keyof InboxBackend, T extends object>(
    attempted: {readonly subject: string},
    question: Q,
    schema: () => AnswerSchema<T>,
    input: InputOf<InboxBackend, Q>,
    signal: AbortSignal,
  ): Promise<T> => {
    const once = () => send(question, schema, input, attempted.subject, signal, optionsOf(attempted));
    const answer = await once();
    if (!('refusal' in answer) || (answer as unknown as Refused).refusal.code !== 'step-up-required') return answer;
    const stepUp = await resultOfCheck('stepUp', adapters.stepUp, question, signal);
    if (stepUp === undefined) return answer;
    afterCheck(attempted, {stepUp});
    return once();
  };

  return adminRequestsMachine.provide({
    actors: {
      getInbox: fromPromise<InboxAnswer, {subject: string}>(({input: {subject}, signal}) =>
        send('getInbox', inboxAnswerSchema, undefined, subject, signal),
      ),
      confirmAssistance: fromPromise<InboxAnsweredAnswer, Confirmation>(({input, signal}) => {
        const {id, number} = input;
        return attempt(input, 'confirmAssistance', inboxAnsweredAnswerSchema, {id, number}, signal);
      }),
      declineAssistance: fromPromise<InboxAnsweredAnswer, Declination>(({input, signal}) => {
        const {id, reason} = input;
        return attempt(input, 'declineAssistance', inboxAnsweredAnswerSchema, {id, reason}, signal);
      }),
      createCode: fromPromise<Refused | NewCode, CodeOrder>(async ({input, signal}) => {
        const {id} = input;
        const answer = await attempt(input, 'createAssistanceCode', assistanceCodeAnswerSchema, {id}, signal);
        if ('refusal' in answer) return answer;
        const {code, expiresAt} = answer;
        return {code: new Secret(code), expiresAt, endsAt: deadlineOf(expiresAt, longestCodeMs, adapters.clock)};
      }),
      watchPage: fromCallback<EventObject>(({sendBack}) => {
        const {stop} = watchPage('inbox', (event) => {
          if (event.type === 'woken') sendBack(event);
        });
        return stop;
      }),
    },
  });
};
