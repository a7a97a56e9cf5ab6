import {fromCallback, fromPromise, type EventObject} from 'xstate';
import {inboxAnswers, type InboxAnswer, type InboxAnsweredAnswer} from '../domain/assistance.schemas.js';
import type {Attempt} from '../domain/attempt.js';
import {type BackendClock, deadlineOf} from '../domain/time.js';
import {CertError} from '../domain/errors.js';
import type {Refusal, Refused} from '../domain/outcome.schemas.js';
import {Secret} from '../domain/secret.js';
import {adminRequestsMachine} from '../machines/admin-requests.machine.js';
import type {CodeOrder, Confirmation, Declination, NewCode} from '../machines/admin-requests.setup.js';
import {resultOfCheck, type StepUp} from './host-checks.js';
import type {InboxBackend} from './backend.js';
import {createRequester, type AnswerOf, type RequestSettings, type InputOf} from './ask-backend.js';
import {isFramedByAnother} from './page-context.js';
import {whenLookedAt} from './page-watch.js';

/** The outside world, as the machine of the inbox needs it. */
export interface InboxAdapters extends RequestSettings<InboxBackend> {
  readonly clock: BackendClock;
  readonly stepUp?: StepUp | undefined;
  /** Whether an administrator may confirm in a frame of another origin. Default: no. */
  readonly allowFramed?: boolean | undefined;
}

const longestCodeMs = 10 * 60_000;

/** The machine of an administrator's inbox on real adapters. */
export const wireAdminRequests = (adapters: InboxAdapters) => {
  const askAbout = (subject: string) => createRequester(adapters, inboxAnswers, subject || undefined);

  /** Sends an attempt, and once more if the backend asks for a step-up and the administrator passes it. */
  const send = async <Q extends Exclude<keyof InboxBackend, 'getInbox'>>(
    operation: Q,
    attempt: Attempt<{readonly subject: string}>,
    input: InputOf<InboxBackend, Q>,
    signal: AbortSignal,
  ): Promise<AnswerOf<InboxBackend, Q>> => {
    const once = () => askAbout(attempt.body.subject)(operation, input, signal, attempt.options);
    const answer = await once();
    const {refusal} = answer as {refusal?: Refusal};
    if (refusal?.code !== 'step-up-required') return answer;
    const stepUp = await resultOfCheck('stepUp', adapters.stepUp, operation, signal);
    if (stepUp === undefined) return answer;
    attempt.renew({stepUp});
    return once();
  };

  /** Sends what makes somebody an operator. A page around this one could have an administrator press it unseen. */
  const admit: typeof send = async (...request) => {
    if (!adapters.allowFramed && isFramedByAnother()) throw new CertError('config', {where: 'allow-framed'});
    return send(...request);
  };

  return adminRequestsMachine().provide({
    actors: {
      getInbox: fromPromise<InboxAnswer, {subject: string}>(({input: {subject}, signal}) =>
        askAbout(subject)('getInbox', undefined, signal),
      ),
      confirmAssistance: fromPromise<InboxAnsweredAnswer, Attempt<Confirmation>>(({input, signal}) => {
        const {id, number} = input.body;
        return admit('confirmAssistance', input, {id, number}, signal);
      }),
      declineAssistance: fromPromise<InboxAnsweredAnswer, Attempt<Declination>>(({input, signal}) => {
        const {id, reason} = input.body;
        return send('declineAssistance', input, {id, reason}, signal);
      }),
      createCode: fromPromise<Refused | NewCode, Attempt<CodeOrder>>(async ({input, signal}) => {
        const answer = await admit('createAssistanceCode', input, {id: input.body.id}, signal);
        if ('refusal' in answer) return answer;
        const {code, expiresAt} = answer;
        return {code: new Secret(code), expiresAt, endsAt: deadlineOf(expiresAt, longestCodeMs, adapters.clock)};
      }),
      watchPage: fromCallback<EventObject>(({sendBack}) => {
        const stop = new AbortController();
        whenLookedAt(() => {
          sendBack({type: 'woken'});
        }, stop.signal);
        return () => {
          stop.abort();
        };
      }),
    },
  });
};
