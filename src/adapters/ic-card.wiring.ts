import type {Attempt} from '../domain/attempt.js';
import {composeCardChallenge} from '../domain/card-challenge.js';
import {isConsentMissing, noticesOf} from '../domain/consent.js';
import {CertError} from '../domain/errors.js';
import {icCardMachine} from '../machines/ic-card.machine.js';
import type {PromptEvent} from '../machines/ic-card.setup.js';
import {fromPromise} from 'xstate';
import {daysLeft, type CardReading, type DatedReading} from '../domain/card.js';
import {
  icCardAnswers,
  type CardChallenge,
  type CardVerification,
  type ChallengeAnswer,
} from '../domain/ic-card.schemas.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {logAgentCall} from './log-agent-call.js';
import {createClient} from './ask-backend.js';
import type {Adapters} from './adapters.js';

/** The IC card's machine on real adapters. */
export const wire = (adapters: Adapters, subject: string) => {
  const {agent, origin, clock} = adapters;
  const {send} = createClient(adapters, icCardAnswers, subject, 'ic-card');
  return icCardMachine().provide({
    actors: {
      // Nothing to note: the agent itself is not asked.
      willPrompt: fromPromise<boolean, void>(() =>
        logAgentCall({}, 'willPrompt', async () => (await (await agent()).willPrompt?.()) ?? false),
      ),

      readCard: fromPromise<DatedReading, {send: (event: PromptEvent) => void}>(async ({input: {send}, signal}) => {
        const reading = await logAgentCall(adapters, 'readCard', async (onCall) =>
          (await agent()).readCard({
            signal,
            onCall,
            onPrompt: (open) => {
              send({type: open ? 'promptOpened' : 'promptClosed'});
            },
            onConnected: () => {
              send({type: 'connected'});
            },
          }),
        );
        return {...reading, daysLeft: daysLeft(reading.validTo, clock.now), isDateSure: clock.isKnown};
      }),

      createChallenge: fromPromise<ChallengeAnswer, Attempt<undefined>>(({input, signal}) =>
        send('createCardChallenge', input, input.body, signal),
      ),

      signChallenge: fromPromise<CardVerification, {challenge: CardChallenge; reading: CardReading; pin: Secret}>(
        async ({input: {challenge, reading, pin}, signal}) => {
          const text = composeCardChallenge({...challenge, origin, subject});
          return logAgentCall(adapters, 'sign', async (onCall) => {
            const {address, certificate} = reading;
            const {signature, algorithm, certNo} = await (await agent()).sign(text, pin, {signal, onCall, address});
            if (certNo !== reading.certNo) throw new CertError('card-changed');
            return {challengeId: challenge.challengeId, certificate, certNo, signature, algorithm};
          });
        },
      ),

      verifyCard: fromPromise<Outcome, Attempt<CardVerification>>(({input, signal}) =>
        send('verifyCard', input, input.body, signal),
      ),
    },
    guards: {
      lacksConsent: ({context}) =>
        isConsentMissing(noticesOf(adapters.consent, 'ic-card').accountHolder, context.consent),
    },
  });
};
