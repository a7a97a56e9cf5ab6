import {fromPromise} from 'xstate';
import {
  assistanceAnswers,
  type AssistanceInput,
  type AssistanceStatus,
  type AssistanceWithdrawn,
} from '../domain/assistance.schemas.js';
import type {Attempt} from '../domain/attempt.js';
import {isConsentMissing, noticesOf} from '../domain/consent.js';
import {deadlineOf} from '../domain/time.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {adminAssistMachine} from '../machines/admin-assist.machine.js';
import {validation, type CodeTry, type OpenRequest, type Requested} from '../machines/admin-assist.setup.js';
import type {Adapters} from './adapters.js';
import {createClient} from './ask-backend.js';
import {wirePolling} from './polling.js';
import {pollingStore} from './polling.store.js';

/** An administrator may be away for a day. The backend knows when a request ends. */
const longestMs = 24 * 60 * 60_000;

/** The machine of the administrator's help on real adapters. */
export const wire = (adapters: Adapters, subject: string) => {
  const {ask, send} = createClient(adapters, assistanceAnswers, subject, 'admin-assist');
  const store = pollingStore('admin-assist', adapters.log);

  const opened = (id: string, shown: NonNullable<OpenRequest['shown']>): OpenRequest => {
    const {enterprise, number, expiresAt} = shown;
    const endsAt = deadlineOf(expiresAt, longestMs, adapters.clock);
    return {id, shown: {enterprise, number, expiresAt}, endsAt};
  };

  return adminAssistMachine().provide({
    actors: {
      ...wirePolling<AssistanceStatus, OpenRequest>(adapters, subject, {
        storedId: () => store.recall(subject),
        ask: (id, signal) => ask('getAssistance', {id}, signal),
        found: (id, status) =>
          'open' in status ? opened(id, status) : {id, shown: undefined, endsAt: Date.now() + longestMs},
      }),
      requestAssistance: fromPromise<Requested, Attempt<AssistanceInput>>(async ({input, signal}) => {
        const answer = await send('requestAssistance', input, input.body, signal);
        if ('refusal' in answer) return answer;
        store.remember(answer.id, subject);
        return opened(answer.id, {...answer, enterprise: input.body.enterprise});
      }),
      sendCode: fromPromise<Outcome, {codeTry: Attempt<CodeTry>; code: Secret}>(({input: {codeTry, code}, signal}) => {
        const claim = {id: codeTry.body.id, code: code.take()};
        return send('sendAssistanceCode', codeTry, claim, signal);
      }),
      withdraw: fromPromise<AssistanceWithdrawn, Attempt<{id: string}>>(({input, signal}) =>
        send('withdrawAssistance', input, input.body, signal),
      ),
    },
    actions: {
      ...validation(() => adapters.checks?.mode ?? 'standard'),
      forget: () => {
        store.forget(subject);
      },
    },
    guards: {
      lacksConsent: ({context}) =>
        isConsentMissing(noticesOf(adapters.consent, 'admin-assist').accountHolder, context.consent),
    },
  });
};
