import {assign, emit, fromCallback, type EventObject} from 'xstate';
import type {Consent} from '../domain/consent.js';
import {CertError, toCertError, type CertErrorCode} from '../domain/errors.js';
import type {CardReading, DatedReading} from '../domain/card.js';
import type {CardChallenge, CardVerification} from '../domain/ic-card.schemas.js';
import type {Outcome, Refusal} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {setup} from './setup.js';
import {
  failed,
  isInterruption,
  request,
  withError,
  type MethodEmitted,
  type MethodInput,
  type MethodResult,
  type ViewTag,
} from './ports.js';

/** What an interrupted sign-in goes on from: a card that was read needs no second reading, what it has signed no PIN. */
interface Draft {
  readonly reading: DatedReading | undefined;
  readonly verification: CardVerification | undefined;
  readonly consent: Consent | undefined;
}

export interface IcCardContext {
  readonly pressed: boolean;
  readonly reading: DatedReading | undefined;
  /** A one-shot handle, never the value; only while a sign-in is under way. */
  readonly pin: Secret | undefined;
  readonly challenge: CardChallenge | undefined;
  /** What is to be sent. One object is one attempt, however often it is sent. */
  readonly verification: CardVerification | undefined;
  readonly consent: Consent | undefined;
  /** A PIN was entered without the consent that it takes. */
  readonly consentMissing: boolean;
  /** Why the last try did not work, where it could not be asked. */
  readonly problem: CertError | undefined;
  /** Why the backend said no. */
  readonly refusal: Refusal | undefined;
  readonly result: MethodResult;
}

export type IcCardEvent =
  | {type: 'readRequested'}
  | {type: 'promptOpened'}
  | {type: 'promptClosed'}
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'pinEntered'; pin: Secret}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'left'};

const nothing = {
  reading: undefined,
  pin: undefined,
  challenge: undefined,
  verification: undefined,
  consentMissing: false,
  problem: undefined,
  refusal: undefined,
};

/** The browser's own prompt, which a page cannot see but by its effects. */
export type PromptEvent = Extract<IcCardEvent, {type: 'promptOpened' | 'promptClosed'}>;

/** What the outcome of a verification is, as a word. */
type Verdict = 'passed' | 'pending' | 'challenge-expired' | 'consent-required' | 'refused';

const verdictOf = (outcome: Outcome): Verdict => {
  if ('pending' in outcome) return 'pending';
  if (outcome.passed) return 'passed';
  const {code} = outcome.refusal;
  return code === 'challenge-expired' || code === 'consent-required' ? code : 'refused';
};

type WithOutcome = {outcome: Outcome};
type WithReading = {reading: DatedReading};

const withOutcome = ({event}: {event: {output: Outcome}}): WithOutcome => ({outcome: event.output});
const withReading = ({event}: {event: {output: DatedReading}}): WithReading => ({reading: event.output});
const withPin = ({event}: {event: {pin: Secret}}) => ({pin: event.pin});

const verdictIs = (verdict: Verdict) =>
  ({
    type: 'verdictIs',
    params: ({event}: {event: {output: Outcome}}) => ({outcome: event.output, verdict}),
  }) as const;

const isOneOf = (codes: readonly CertErrorCode[]) =>
  ({type: 'isOneOf', params: ({event}: {event: {error: unknown}}) => ({error: event.error, codes})}) as const;

const interrupted = {
  guard: {type: 'isInterruption', params: withError},
  target: '#icCard.interrupted',
  actions: {type: 'interrupt', params: withError},
} as const;

/** Certification by an E-Port IC card of the enterprise: read it, let it sign the backend's challenge, be verified. */
export const icCardMachine = setup({
  types: {
    context: {} as IcCardContext,
    events: {} as IcCardEvent,
    input: {} as MethodInput,
    output: {} as MethodResult,
    emitted: {} as MethodEmitted,
    tags: {} as ViewTag,
  },
  actors: {
    /** Whether the browser will prompt the user; rejects where asking is of no use. */
    willPrompt: request<boolean, void>('willPrompt'),
    /** Tells `promptOpened` and `promptClosed` meanwhile. */
    readCard: request<DatedReading, {tell: (event: PromptEvent) => void}>('readCard'),
    createChallenge: request<CardChallenge, void>('createChallenge'),
    signChallenge: request<CardVerification, {challenge: CardChallenge; reading: CardReading; pin: Secret}>(
      'signChallenge',
    ),
    verifyCard: request<Outcome, CardVerification>('verifyCard'),
    // A machine that is stopped runs no exit actions, but its children clean up.
    forgetPin: fromCallback<EventObject, Secret>(({input: pin}) => () => {
      pin.discard();
    }),
  },
  guards: {
    /** Whether the host's notice asks for a consent that is not there. */
    lacksConsent: () => false,
    isPinUnused: ({context}) => context.pin?.held === true,
    wasPressed: ({context}) => context.pressed,
    isTrue: (_, params: {answer: boolean}) => params.answer,
    isInterruption,
    hasSigned: ({context}) => context.verification !== undefined,
    hasReading: ({context}) => context.reading !== undefined,
    // Where only the PC's clock says so, the user is warned and goes on.
    isExpired: (_, {reading}: WithReading) => reading.isDateSure && reading.daysLeft <= 0,
    isOneOf: (_, params: {error: unknown; codes: readonly CertErrorCode[]}) =>
      params.codes.includes(toCertError(params.error).code),
    verdictIs: (_, params: {outcome: Outcome; verdict: Verdict}) => verdictOf(params.outcome) === params.verdict,
  },
  actions: {
    // Whoever agreed has agreed, whichever card it is.
    startAfresh: assign({...nothing, pressed: false}),
    keepReading: assign({reading: (_, {reading}: WithReading) => reading}),
    keepConsent: assign({
      consent: (_, params: {consent: Consent | undefined}) => params.consent,
      consentMissing: false,
    }),
    missConsent: assign({consentMissing: true}),
    discardPin: (_, params: {pin: Secret}) => {
      params.pin.discard();
    },
    holdPin: assign({
      pin: (_, params: {pin: Secret}) => params.pin,
      consentMissing: false,
      problem: undefined,
      refusal: undefined,
    }),
    dropPin: assign({
      pin: ({context}) => {
        context.pin?.discard();
        return undefined;
      },
    }),
    keepChallenge: assign({challenge: (_, params: {challenge: CardChallenge}) => params.challenge}),
    keepVerification: assign({
      verification: ({context: {consent}}, params: {verification: CardVerification}) => ({
        ...params.verification,
        ...(consent && {consent}),
      }),
    }),
    dropSigned: assign({challenge: undefined, verification: undefined}),
    noteProblem: assign({problem: (_, params: {error: unknown}) => toCertError(params.error)}),
    tellProblem: emit(({context}) => ({type: 'problem', error: toCertError(context.problem)}) as const),
    forgetProblem: assign({problem: undefined}),
    tellAnswered: emit({type: 'agentAnswered'} as const),
    noteRefusal: assign({
      refusal: (_, {outcome}: WithOutcome) => ('pending' in outcome || outcome.passed ? undefined : outcome.refusal),
    }),
    tellRefusal: emit(({context}) => ({type: 'refused', code: context.refusal?.code ?? ''}) as const),
    interrupt: assign({
      result: ({context: {reading, verification, consent}}, {error}: {error: unknown}): MethodResult => ({
        type: 'interrupted',
        error: toCertError(error),
        draft: {reading, verification, consent} satisfies Draft,
      }),
    }),
    decideResult: assign({
      result: ({context}, {outcome}: WithOutcome): MethodResult => {
        if ('pending' in outcome) return {type: 'pending', checkAfter: outcome.checkAfter};
        return outcome.passed ? {type: 'passed', outcome} : context.result;
      },
    }),
  },
}).createMachine({
  id: 'icCard',
  context: ({input}) => ({
    ...nothing,
    pressed: input.pressed,
    consent: undefined,
    ...(input.draft as Draft | undefined),
    result: {type: 'left'},
  }),
  output: ({context}) => context.result,
  initial: 'beginning',
  on: {left: '.gone'},
  states: {
    beginning: {
      always: [
        {guard: 'hasSigned', target: 'verifying'},
        {guard: 'hasReading', target: 'awaitingPin'},
        {target: 'introducing'},
      ],
    },

    introducing: {
      entry: 'dropSigned',
      always: {guard: 'wasPressed', target: 'checking'},
      on: {readRequested: 'checking'},
    },

    // The agent is not asked yet, only whether the browser will ask the user first.
    checking: {
      tags: 'busy',
      entry: 'startAfresh',
      invoke: {
        src: 'willPrompt',
        onDone: [
          {guard: {type: 'isTrue', params: ({event}) => ({answer: event.output})}, target: 'explaining'},
          {target: 'reading'},
        ],
        onError: {target: 'notRead', actions: failed},
      },
      on: {cancelled: 'introducing'},
    },

    // A prompt that was explained is answered; one that comes out of nowhere is dismissed.
    explaining: {
      on: {readRequested: 'reading'},
    },

    // Once per press, never polled: declaration clients share the reader.
    reading: {
      tags: 'busy',
      entry: 'startAfresh',
      invoke: {
        src: 'readCard',
        input: ({self}) => ({
          tell: (event) => {
            self.send(event);
          },
        }),
        onDone: [
          {
            guard: {type: 'isExpired', params: withReading},
            target: 'notRead',
            actions: [{type: 'noteProblem', params: {error: new CertError('card-expired')}}, 'tellProblem'],
          },
          {
            target: 'awaitingPin',
            actions: [{type: 'keepReading', params: withReading}, 'tellAnswered'],
          },
        ],
        onError: {target: 'notRead', actions: failed},
      },
      on: {cancelled: 'introducing'},
      initial: 'connecting',
      states: {
        connecting: {on: {promptOpened: 'prompting'}},
        // Nothing else is claimed while the browser's prompt is open.
        prompting: {on: {promptClosed: 'connecting'}},
      },
    },

    notRead: {
      tags: 'failed',
      entry: 'dropSigned',
      on: {readRequested: 'reading', retried: 'reading'},
    },

    awaitingPin: {
      tags: 'form',
      entry: 'dropSigned',
      on: {
        consentChanged: {actions: {type: 'keepConsent', params: ({event}) => event}},
        pinEntered: [
          {
            guard: 'lacksConsent',
            actions: [{type: 'discardPin', params: withPin}, 'missConsent'],
          },
          {target: 'signingIn', actions: {type: 'holdPin', params: withPin}},
        ],
        readRequested: 'reading',
      },
    },

    signingIn: {
      tags: 'busy',
      initial: 'challenging',
      exit: 'dropPin',
      invoke: {src: 'forgetPin', input: ({context}) => context.pin as Secret},
      on: {cancelled: 'awaitingPin'},
      states: {
        challenging: {
          invoke: {
            src: 'createChallenge',
            onDone: {
              target: 'signing',
              actions: {type: 'keepChallenge', params: ({event}) => ({challenge: event.output})},
            },
            // The card was not asked: the PIN is gone from here, and no try was used.
            onError: [interrupted, {target: '#icCard.awaitingPin', actions: failed}],
          },
        },
        signing: {
          on: {
            cancelled: [
              {guard: 'isPinUnused', target: '#icCard.awaitingPin'},
              // The card goes on without us, and may have counted the PIN.
              {
                target: '#icCard.awaitingPin',
                actions: [{type: 'noteProblem', params: {error: new CertError('pin-unknown-answer')}}, 'tellProblem'],
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
              actions: {type: 'keepVerification', params: ({event}) => ({verification: event.output})},
            },
            onError: [
              {
                guard: isOneOf(['pin-incorrect', 'pin-unknown-answer']),
                target: '#icCard.awaitingPin',
                actions: failed,
              },
              {
                guard: isOneOf(['pin-locked']),
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
        input: ({context}) => context.verification as CardVerification,
        onDone: [
          {
            guard: verdictIs('passed'),
            target: 'certified',
            actions: {type: 'decideResult', params: withOutcome},
          },
          {
            guard: verdictIs('pending'),
            target: 'pending',
            actions: {type: 'decideResult', params: withOutcome},
          },
          // Back to the PIN with the reason: a second signature needs a second press.
          {
            guard: verdictIs('challenge-expired'),
            target: 'awaitingPin',
            actions: [{type: 'noteRefusal', params: withOutcome}, 'tellRefusal'],
          },
          // What was agreed to is not, or no longer, what the backend asks for.
          {
            guard: verdictIs('consent-required'),
            target: 'awaitingPin',
            actions: [
              {type: 'keepConsent', params: {consent: undefined}},
              {type: 'noteRefusal', params: withOutcome},
              'tellRefusal',
            ],
          },
          {
            target: 'refused',
            actions: [{type: 'noteRefusal', params: withOutcome}, 'tellRefusal'],
          },
        ],
        onError: [interrupted, {target: 'unverified', actions: failed}],
      },
      on: {cancelled: 'gone'},
    },

    // The card has signed and the backend could not be asked. The signature is good until the challenge ends, so
    // asking again needs no PIN; the backend knows a repeated challenge for the same attempt.
    unverified: {
      tags: 'failed',
      on: {retried: 'verifying', readRequested: 'reading'},
    },

    refused: {
      tags: 'refused',
      entry: 'dropSigned',
      on: {readRequested: 'reading'},
    },

    certified: {type: 'final'},
    pending: {type: 'final'},
    interrupted: {type: 'final'},
    gone: {type: 'final'},
  },
});
