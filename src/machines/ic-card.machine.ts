import {Attempt} from '../domain/attempt.js';
import type {CardReading, DatedReading} from '../domain/card.js';
import type {CertErrorCode} from '../domain/errors.js';
import type {CardChallenge, CardVerification} from '../domain/ic-card.schemas.js';
import type {Secret} from '../domain/secret.js';
import {hasUnsavedInput, icCardSetup, initialContext, type ResumeState} from './ic-card.setup.js';
import {interruption, refused, suspended, suspension} from './method.js';
import {eventOf, failed, outputOf, problemOf, withError} from './ports.js';

const interrupted = interruption('#icCard.interrupted');
const keepReading = [{type: 'keepReading', params: outputOf<DatedReading>}, 'reportAnswered'] as const;
// The given consent is not, or no longer, the one that the backend asks for.
const isOneOf = (...codes: CertErrorCode[]) =>
  ({type: 'isOneOf', params: ({event}: {event: {error: unknown}}) => ({...withError({event}), codes})}) as const;

/**
 * Certification by the enterprise's E-Port IC card: read the card, let it sign the backend's challenge, verify the
 * signature.
 */
export const icCardMachine = () =>
  icCardSetup.createMachine({
    id: 'icCard',
    meta: {hasUnsavedInput},
    context: ({input}) => ({
      ...initialContext,
      pressed: input.pressed,
      enterprise: input.status?.enterprise?.name,
      consent: undefined,
      ...(input.draft as ResumeState | undefined),
      result: {type: 'left'},
    }),
    output: ({context}) => context.result,
    initial: 'beginning',
    on: {
      left: {target: '.left', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
      // What was read is kept where the PIN is next. From any other step a press reads the card anew.
      suspended: {target: '.interrupted', actions: ['startAfresh', {type: 'interrupt', params: suspended}]},
    },
    states: {
      beginning: {
        always: [
          {guard: 'hasSigned', target: 'verifying'},
          {guard: 'hasReading', target: 'awaitingPin'},
          {target: 'introducing'},
        ],
      },

      introducing: {
        always: {guard: 'wasPressed', target: 'checking'},
        on: {readRequested: 'checking'},
      },

      // Only checks whether the browser will show a permission prompt. The agent is not called yet.
      checking: {
        tags: 'busy',
        entry: 'startAfresh',
        invoke: {
          src: 'willPrompt',
          onDone: [{guard: {type: 'isTrue', params: outputOf}, target: 'explaining'}, {target: 'reading'}],
          onError: {target: 'notRead', actions: failed},
        },
        on: {cancelled: 'introducing'},
      },

      // Users answer a prompt that was explained before, and dismiss one that was not.
      explaining: {
        on: {readRequested: 'reading'},
      },

      // Read once per press, never by polling, because declaration clients share the reader.
      reading: {
        tags: 'busy',
        entry: 'startAfresh',
        invoke: {
          src: 'readCard',
          input: ({self}) => ({
            send: (event) => {
              self.send(event);
            },
          }),
          onDone: [
            {
              guard: {type: 'isExpired', params: outputOf},
              target: 'notRead',
              actions: [problemOf('card-expired'), 'reportProblem'],
            },
            {guard: {type: 'isOfAnother', params: outputOf}, target: 'anotherEnterprise', actions: keepReading},
            {target: 'awaitingPin', actions: keepReading},
          ],
          onError: {target: 'notRead', actions: failed},
        },
        on: {cancelled: 'introducing', promptOpened: '.prompting', connected: '.atCard'},
        initial: 'connecting',
        states: {
          connecting: {after: {usual: 'slow'}},
          // While the browser's prompt is open, the view shows only that.
          prompting: {on: {promptClosed: 'connecting'}},
          atCard: {after: {usual: 'slow'}},
          // The agent's own window may be waiting for the user, behind the browser's.
          slow: {tags: 'slow'},
        },
      },

      notRead: {
        tags: 'failed',
        entry: 'dropSigned',
        on: {readRequested: 'reading', retried: 'reading'},
        initial: 'explained',
        states: {
          explained: {on: {remedied: 'remedied'}},
          // What the agent's own start or download has done cannot be seen from here. The next try is what remains.
          remedied: {},
        },
      },

      // A hint before a PIN is typed. Only the backend can say whose card it is: an enterprise may have changed its name.
      anotherEnterprise: {
        on: {confirmed: 'awaitingPin', readRequested: 'reading'},
      },

      awaitingPin: {
        tags: 'form',
        entry: 'dropSigned',
        on: {
          consentChanged: {actions: {type: 'keepConsent', params: eventOf}},
          pinEntered: [
            {
              guard: 'lacksConsent',
              actions: [{type: 'discardPin', params: eventOf}, 'missConsent'],
            },
            {target: 'signingIn', actions: {type: 'holdPin', params: eventOf}},
          ],
          readRequested: 'reading',
          suspended: suspension('interrupted'),
        },
      },

      signingIn: {
        tags: 'busy',
        initial: 'challenging',
        exit: 'dropPin',
        invoke: {src: 'forgetPin', input: ({context}) => context.pin as Secret},
        on: {cancelled: 'awaitingPin', suspended: suspension('interrupted')},
        states: {
          challenging: {
            invoke: {
              src: 'createChallenge',
              // A challenge is valid for one try.
              input: () => new Attempt(undefined),
              onDone: [
                {
                  guard: {type: 'isPassed', params: outputOf},
                  target: 'signing',
                  actions: {type: 'keepChallenge', params: outputOf},
                },
                {
                  guard: {type: 'isConsentRequired', params: outputOf},
                  target: '#icCard.awaitingPin',
                  actions: refused,
                },
                {target: '#icCard.refused', actions: refused},
              ],
              // The card was not used: the PIN is deleted, and no try was used up.
              onError: [interrupted, {target: '#icCard.awaitingPin', actions: failed}],
            },
          },
          signing: {
            initial: 'usual',
            states: {usual: {after: {usual: 'slow'}}, slow: {tags: 'slow'}},
            on: {
              cancelled: [
                {guard: 'isPinUnused', target: '#icCard.awaitingPin'},
                // The card continues without the widget and may have counted the PIN.
                {
                  target: '#icCard.awaitingPin',
                  actions: [problemOf('pin-unknown-answer'), 'reportProblem'],
                },
              ],
              suspended: [
                {guard: 'isPinUnused', ...suspension('#icCard.interrupted')},
                {
                  target: '#icCard.interrupted',
                  actions: [problemOf('pin-unknown-answer'), {type: 'interrupt', params: suspended}],
                },
              ],
            },
            invoke: {
              src: 'signChallenge',
              input: ({context}) => ({
                challenge: context.challenge as CardChallenge,
                reading: context.reading as CardReading,
                pin: context.pin as Secret,
              }),
              onDone: {
                target: '#icCard.verifying',
                actions: {type: 'keepVerification', params: outputOf},
              },
              onError: [
                {
                  guard: isOneOf('pin-incorrect', 'pin-unknown-answer'),
                  target: '#icCard.awaitingPin',
                  actions: failed,
                },
                {
                  guard: isOneOf('pin-locked'),
                  target: '#icCard.locked',
                  actions: failed,
                },
                {
                  target: '#icCard.notRead',
                  actions: failed,
                },
              ],
            },
          },
        },
      },

      locked: {
        tags: 'failed',
        entry: 'dropSigned',
        on: {readRequested: 'reading'},
      },

      verifying: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'verifyCard',
          input: ({context}) => context.verification as Attempt<CardVerification>,
          onDone: [
            {
              guard: {type: 'isPassed', params: outputOf},
              target: 'certified',
              actions: {type: 'decide', params: outputOf},
            },
            {
              guard: {type: 'isPending', params: outputOf},
              target: 'pending',
              actions: {type: 'decide', params: outputOf},
            },
            // Goes back to the PIN and shows the reason, because a second signature needs a second press.
            {
              guard: {type: 'isChallengeExpired', params: outputOf},
              target: 'awaitingPin',
              actions: refused,
            },
            {
              guard: {type: 'isConsentRequired', params: outputOf},
              target: 'awaitingPin',
              actions: refused,
            },
            {
              target: 'refused',
              actions: refused,
            },
          ],
          onError: [interrupted, {target: 'notVerified', actions: failed}],
        },
        on: {cancelled: 'left', suspended: suspension('interrupted')},
      },

      // The card has signed, but the request to the backend failed. The signature is valid until the challenge ends, so a
      // retry needs no PIN. The backend recognises a repeated challenge as the same attempt.
      notVerified: {
        tags: 'failed',
        on: {retried: 'verifying', readRequested: 'reading', suspended: suspension('interrupted')},
      },

      refused: {
        tags: 'refused',
        entry: 'dropSigned',
        on: {readRequested: 'reading'},
      },

      certified: {type: 'final'},
      pending: {type: 'final'},
      interrupted: {type: 'final'},
      left: {type: 'final'},
    },
  });

export type IcCardMachine = ReturnType<typeof icCardMachine>;
