import {fromPromise} from 'xstate';
import {
  assistanceAnswerSchema,
  assistanceStatusSchema,
  assistanceWithdrawnSchema,
  type AssistanceQuestion,
} from '../domain/assistance.schemas.js';
import {isConsentMissing} from '../domain/consent.js';
import {deadlineOf} from '../domain/deadline.js';
import {outcomeSchema, type Outcome, type PassedOutcome} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {adminAssistMachine} from '../machines/admin-assist.machine.js';
import type {CodeTry, OpenRequest, Requested} from '../machines/admin-assist.setup.js';
import type {Adapters} from './adapters.js';
import {createAsk, createAttempts} from './attempts.js';
import {pendingStore} from './pending.store.js';
import {isStillCertified} from './still-certified.js';
import {wireWaiting} from './waiting.js';

/** An administrator may be away for a day. The backend knows when a request ends. */
const longestMs = 24 * 60 * 60_000;

/** The machine of the administrator's help on real adapters, and the waiting machine that it runs. */
export const wire = (adapters: Adapters, subject: string) => {
  const ask = createAsk(adapters, subject);
  const attempt = createAttempts(adapters, subject, 'admin-assist');
  const store = pendingStore('admin-assist');

  const statusOf = (id: string, signal: AbortSignal) => ask('getAssistance', assistanceStatusSchema, {id}, signal);

  const opened = (id: string, shown: NonNullable<OpenRequest['shown']>): OpenRequest => {
    const {enterprise, number, expiresAt} = shown;
    const endsAt = deadlineOf(expiresAt, longestMs, adapters.clock);
    return {id, shown: {enterprise, number, expiresAt}, endsAt};
  };

  return adminAssistMachine.provide({
    actors: {
      recall: fromPromise<OpenRequest | undefined, void>(async ({signal}) => {
        const id = store.recall(subject);
        if (id === undefined) return undefined;
        const status = await statusOf(id, signal);
        // An answer given meanwhile reaches the waiting machine like any other response.
        return 'open' in status ? opened(id, status) : {id, shown: undefined, endsAt: Date.now() + longestMs};
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
      isStillCertified: fromPromise<boolean, PassedOutcome>(({input, signal}) =>
        isStillCertified(adapters, subject, input, signal),
      ),
      withdraw: fromPromise<unknown, {id: string}>(({input, signal}) =>
        ask('withdrawAssistance', assistanceWithdrawnSchema, input, signal),
      ),
      waitForAdministrator: wireWaiting(statusOf),
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
