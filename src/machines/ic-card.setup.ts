import {assign, emit, setup} from 'xstate';
import type {Consent} from '../domain/consent.js';
import {Attempt} from '../domain/attempt.js';
import {toCertError, type CertError, type CertErrorCode} from '../domain/errors.js';
import {isSameName, type CardReading, type DatedReading} from '../domain/card.js';
import type {CardChallenge, CardVerification, ChallengeAnswer} from '../domain/ic-card.schemas.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {
  consentSetup,
  endings,
  forgetSecret,
  type MethodResult,
  type MethodTypes,
  type WithConsent,
  type WithRefusal,
} from './method.js';
import {request, type WithError} from './ports.js';

/**
 * The state from which an interrupted sign-in continues. A card that was read need not be read again, and a signature
 * that was made needs no PIN.
 */
export interface ResumeState {
  readonly reading: DatedReading | undefined;
  readonly verification: Attempt<CardVerification> | undefined;
  readonly consent: Consent | undefined;
  /** What the card may have counted, if it was interrupted with the PIN. */
  readonly problem: CertError | undefined;
}

export interface IcCardContext extends WithConsent, WithRefusal {
  readonly pressed: boolean;
  /** Name of the enterprise that is signed in, if the backend names one. */
  readonly enterprise: string | undefined;
  readonly reading: DatedReading | undefined;
  /** A one-shot handle, never the value. Present only during a sign-in. */
  readonly pin: Secret | undefined;
  readonly challenge: CardChallenge | undefined;
  readonly verification: Attempt<CardVerification> | undefined;
  readonly result: MethodResult;
}

export type IcCardEvent =
  | {type: 'readRequested'}
  | {type: 'promptOpened'}
  | {type: 'connected'}
  | {type: 'promptClosed'}
  /** The user says that the card is the right one. */
  | {type: 'confirmed'}
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'pinEntered'; pin: Secret}
  | {type: 'retried'}
  /** What may help was pressed: the agent is started or downloaded. */
  | {type: 'remedied'}
  | {type: 'cancelled'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export const initialContext = {
  reading: undefined,
  pin: undefined,
  challenge: undefined,
  verification: undefined,
  consentMissing: false,
  problem: undefined,
  refusal: undefined,
};

/** The browser's own permission prompt. A page cannot see it directly, only its effects. */
export type PromptEvent = Extract<IcCardEvent, {type: 'promptOpened' | 'promptClosed' | 'connected'}>;

const isRefusedWith = (answer: Outcome | ChallengeAnswer, code: string): boolean =>
  'refusal' in answer && answer.refusal.code === code;

/** A signature costs a try of the PIN. A card that was read is read again at a press. */
export const hasUnsavedInput = ({verification}: IcCardContext): boolean => verification !== undefined;

const types = {} as MethodTypes<IcCardContext, IcCardEvent>;

/** Milliseconds after which a user wonders: a card is read within 6 s, and signs within 3. */
const usualMs = 8_000;

export const icCardSetup = setup({
  types,
  actors: {
    /** Whether the browser will prompt the user. Rejects if a request to the agent cannot succeed. */
    willPrompt: request<boolean, void>('willPrompt'),
    /** Sends `promptOpened`, `promptClosed` and `connected` while it runs. */
    readCard: request<DatedReading, {send: (event: PromptEvent) => void}>('readCard'),
    createChallenge: request<ChallengeAnswer, Attempt<undefined>>('createChallenge'),
    signChallenge: request<CardVerification, {challenge: CardChallenge; reading: CardReading; pin: Secret}>(
      'signChallenge',
    ),
    verifyCard: request<Outcome, Attempt<CardVerification>>('verifyCard'),
    forgetPin: forgetSecret,
  },
  ...consentSetup<IcCardContext, IcCardEvent>(),
}).extend({
  guards: {
    isPinUnused: ({context}) => context.pin?.held === true,
    wasPressed: ({context}) => context.pressed,
    hasSigned: ({context}) => context.verification !== undefined,
    hasReading: ({context}) => context.reading !== undefined,
    isOfAnother: ({context: {enterprise}}, {enterpriseName}: DatedReading) =>
      enterprise !== undefined && enterpriseName !== '' && !isSameName(enterprise, enterpriseName),
    // If the date comes only from the PC's clock, the user is warned and can continue.
    isExpired: (_, reading: DatedReading) => reading.isDateSure && reading.daysLeft <= 0,
    isOneOf: (_, {error, codes}: WithError & {codes: readonly CertErrorCode[]}) =>
      codes.includes(toCertError(error).code),
    isPassed: (_, answer: Outcome | ChallengeAnswer) => !('refusal' in answer || 'pending' in answer),
    isPending: (_, answer: Outcome) => 'pending' in answer,
    isChallengeExpired: (_, answer: Outcome) => isRefusedWith(answer, 'challenge-expired'),
    isConsentRequired: (_, answer: Outcome | ChallengeAnswer) => isRefusedWith(answer, 'consent-required'),
  },
  delays: {usual: usualMs},
  actions: {
    // Keeps the consent, because it does not depend on the card.
    startAfresh: assign({...initialContext, pressed: false}),
    keepReading: assign({reading: (_, reading: DatedReading) => reading}),
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
    keepChallenge: assign({
      challenge: (_, answer: ChallengeAnswer) => ('refusal' in answer ? undefined : answer),
    }),
    keepVerification: assign({
      verification: ({context: {consent}}, verification: CardVerification) =>
        new Attempt({...verification, ...(consent && {consent})}),
    }),
    dropSigned: assign({challenge: undefined, verification: undefined}),
    reportAnswered: emit({type: 'agentAnswered'} as const),
    ...endings<IcCardContext, IcCardEvent>((context) => {
      const {reading, verification, consent, problem} = context;
      return {
        draft: {reading, verification, consent, problem} satisfies ResumeState,
        hasUnsavedInput: hasUnsavedInput(context),
      };
    }),
  },
});
