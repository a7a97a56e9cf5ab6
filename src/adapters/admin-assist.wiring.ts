import {fromPromise} from 'xstate';
import {
  assistanceAnswerSchema,
  assistanceStatusSchema,
  assistanceWithdrawnSchema,
  type AssistanceQuestion,
  type AssistanceStatus,
} from '../domain/assistance.schemas.js';
import {isConsentMissing} from '../domain/consent.js';
import {deadlineOf} from '../domain/deadline.js';
import {outcomeSchema, type Outcome} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {adminAssistMachine} from '../machines/admin-assist.machine.js';
import type {CodeTry, OpenRequest, Requested} from '../machines/admin-assist.setup.js';
import type {Adapters} from './adapters.js';
import {createAsk, createAttempts} from './attempts.js';
import {wirePolling} from './polling.js';
import {pollingStore} from './polling.store.js';

/** An administrator may be away for a day. The backend knows when a request ends. */
const longestMs = 24 * 60 * 60_000;

/** The machine of the administrator's help on real adapters. */
export const wire = (adapters: Adapters, subject: string) => {
  const ask = createAsk(adapters, subject);
  const attempt = createAttempts(adapters, subject, 'admin-assist');
  const store = pollingStore('admin-assist');

  const opened = (id: string, shown: NonNullable<OpenRequest['shown']>): OpenRequest => {
    const {enterprise, number, expiresAt} = shown;
    const endsAt = deadlineOf(expiresAt, longestMs, adapters.clock);
    return {id, shown: {enterprise, number, expiresAt}, endsAt};
  };

  return adminAssistMachine.provide({
    actors: {
      ...wirePolling<AssistanceStatus, OpenRequest>(adapters, subject, {
        storedId: () => store.recall(subject),
        ask: (id, signal) => ask('getAssistance', assistanceStatusSchema, {id}, signal),
        found: (id, status) =>
          'open' in status ? opened(id, status) : {id, shown: undefined, endsAt: Date.now() + longestMs},
      }),
      requestAssistance: fromPromise<Requested, AssistanceQuestion>(async ({input: claim, signal}) => {
        const answer = await attempt(claim, 'requestAssistance', assistanceAnswerSchema, claim, signal);
        if ('refusal' in answer) return answer;
        store.remember(answer.id, subject);
        return opened(answer.id, {...answer, enterprise: claim.enterprise});
      }),
      sendCode: fromPromise<Outcome, {codeTry: CodeTry; code: Secret}>(({input: {codeTry, code}, signal}) => {
        const claim = {id: codeTry.id, code: code.take()};
        return attempt(codeTry, 'sendAssistanceCode', outcomeSchema, claim, signal);
      }),
      withdraw: fromPromise<unknown, {id: string}>(({input, signal}) =>
        ask('withdrawAssistance', assistanceWithdrawnSchema, input, signal),
      ),
    },
    actions: {
      forget: () => {
        store.forget(subject);
      },
    },
    guards: {
      lacksConsent: ({context}) => isConsentMissing(adapters.consent?.['admin-assist'], context.consent),
    },
  });
};
