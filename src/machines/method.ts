import {assign, emit, fromCallback, raise, type EventObject} from 'xstate';
import type {Consent} from '../domain/consent.js';
import {CertError, toCertError} from '../domain/errors.js';
import type {Outcome, PassedOutcome, Refusal, Refused} from '../domain/outcome.schemas.js';
import type {ProfilePart} from '../domain/profile-fields.js';
import type {CheckRules, Form} from '../domain/record-draft.js';
import type {MethodStatus, Status} from '../domain/schemas.js';
import type {Secret} from '../domain/secret.js';
import {outputOf, problemActions, withError, type ViewTag, type WithError, type WithProblem} from './ports.js';
import type {UnsavedMeta} from './unsaved-input.js';

/* Common to the machines of all methods: input, results, emitted events, guards and actions. */

/** How every method's machine is started. */
export interface MethodInput {
  /** The user already pressed the method's button, so a first step that needs a press may start. */
  readonly pressed: boolean;
  /** The draft of the same machine and the same user, from when it was left or interrupted. */
  readonly draft?: unknown;
  /** The user's status from the backend. */
  readonly status?: Status | undefined;
  /** What it says of this method. */
  readonly own?: MethodStatus | undefined;
}

/** How every method's machine ends. */
export type MethodResult =
  | {readonly type: 'passed'; readonly outcome: PassedOutcome}
  | {readonly type: 'pending'; readonly checkAfter: number}
  /**
   * The session has ended or belongs to another user, or the element is out of the page. The draft is the state to
   * continue from when the same user is signed in.
   */
  | {
      readonly type: 'interrupted';
      readonly error: CertError;
      readonly draft?: unknown;
      /** Whether leaving the page would lose something of the draft. */
      readonly hasUnsavedInput?: boolean;
    }
  | {
      readonly type: 'left';
      /** Id of the method that was chosen instead. */
      readonly to?: string | undefined;
      /** The typed values for the next time, in memory only. */
      readonly draft?: unknown;
      /** Whether leaving the page would lose something of the draft. */
      readonly hasUnsavedInput?: boolean;
    }
  /** The work here is finished, or there was none. This is not a certification. */
  | {readonly type: 'closed'};

/** The events that every method's machine emits while it runs. They contain no personal data. */
export type MethodEmitted =
  | {readonly type: 'problem'; readonly error: CertError}
  | {readonly type: 'refused'; readonly code: string}
  | {readonly type: 'agentAnswered'}
  /** The result is not decided yet. The machine asks for it from time to time. */
  | {readonly type: 'pending'}
  | {readonly type: 'profileSaved'; readonly part: ProfilePart};

/** The `types` of a method's `setup`. */
export interface MethodTypes<Context, Event> {
  context: Context;
  events: Event;
  input: MethodInput;
  output: MethodResult;
  emitted: MethodEmitted;
  tags: ViewTag;
  meta: UnsavedMeta<Context>;
}

/** Whether the session has ended or belongs to another user. */
export const isSessionOver = (_: unknown, {error}: WithError): boolean =>
  /^(?:unauthenticated|subject-changed)$/.test(toCertError(error).code);

/**
 * Whether the session is over, or the host has not set what the request needs. Then the method ends: the journey asks for
 * the status again, or says what is missing. To repeat the request would not help.
 */
export const isInterruption = (_: unknown, {error}: WithError): boolean =>
  isSessionOver(_, {error}) || toCertError(error).code === 'not-configured';

/**
 * The transition for a request that is interrupted. The machine's `interrupt` action keeps the state to continue from.
 */
export const interruption = <const Target extends string>(target: Target) =>
  ({
    guard: {type: 'isInterruption', params: withError},
    target,
    actions: {type: 'interrupt', params: withError},
  }) as const;

/**
 * The transition of a method whose element is taken out of the page and kept. The method ends as if it were interrupted: it
 * keeps the state to continue from, and no PIN, code, socket or timer.
 */
export const suspension = <const Target extends string>(target: Target) =>
  ({target, actions: {type: 'interrupt', params: suspended}}) as const;

/** Nothing else interrupts a method with this code. */
export const suspended = (): WithError => ({error: new CertError('cancelled')});

export interface WithRefusal extends WithProblem {
  /** Why the backend refused. */
  readonly refusal: Refusal | undefined;
}

/** Why the backend refused, if that is its answer. */
export const refusalOf = (answer: object): Refusal | undefined =>
  'refusal' in answer ? (answer as Refused).refusal : undefined;

/** Guards and actions of every method for a failure, a refusal and an ended session. */
export const methodSetup = <Context extends WithRefusal, Event extends EventObject>() => ({
  guards: {isInterruption},
  actions: {
    ...problemActions<Context, Event>(),
    reportRefusal: emit<Context, Event, undefined, Event, {type: 'refused'; code: string}>(({context}) => ({
      type: 'refused',
      code: context.refusal?.code ?? '',
    })),
  },
});

/** Actions of every method for a refusal: keep the reason for the view, and tell the host. */
export const refused = [{type: 'noteRefusal', params: outputOf}, 'reportRefusal'] as const;

type Answer = Outcome | {readonly open: true} | undefined;

/** What an answer decides, if it decides anything. */
export const decisionIn = (answer: Answer) => {
  if (!answer || 'open' in answer || 'refusal' in answer) return undefined;
  return 'pending' in answer
    ? ({type: 'pending', checkAfter: answer.checkAfter} as const)
    : ({type: 'passed', outcome: answer} as const);
};

type Kept = Pick<Extract<MethodResult, {type: 'left'}>, 'draft' | 'hasUnsavedInput'>;

/** Actions for the ways out of a method. `kept` is what an interrupted one keeps for the next time, `left` one that is left. */
export const endings = <
  Context extends {readonly result: MethodResult},
  Event extends EventObject,
  Params extends WithError = WithError,
>(
  kept: (context: Context, params: Params) => Kept,
  left: (context: Context) => Kept = () => ({}),
) => ({
  interrupt: assign<Context, Event, Params, Event, never>(
    ({context}, params) =>
      ({
        result: {type: 'interrupted', error: toCertError(params.error), ...kept(context, params)},
      }) as Partial<Context>,
  ),
  decide: assign<Context, Event, Answer, Event, never>(
    ({context}, answer) => ({result: decisionIn(answer) ?? context.result}) as Partial<Context>,
  ),
  leave: assign<Context, Event, {to: string | undefined}, Event, never>(
    ({context}, {to}) => ({result: {type: 'left', to, ...left(context)}}) as Partial<Context>,
  ),
});

/** Discards a PIN or a code when it is stopped. A stopped machine runs no exit actions, but its child actors clean up. */
export const forgetSecret = fromCallback<EventObject, Secret>(({input: secret}) => () => {
  secret.discard();
});

/** Actions of a method in which the user types a code. `secret` is a one-shot handle, never the value. */
export const codeActions = <Context extends {readonly secret: Secret | undefined}, Event extends EventObject>() => ({
  dropSecret: assign<Context, Event, undefined, Event, never>(({context}) => {
    context.secret?.discard();
    return {secret: undefined} as Partial<Context>;
  }),
  discard: (_: unknown, {code}: {code: Secret}): void => {
    code.discard();
  },
});

export interface WithConsent {
  /** Consent to the host's notice, given before anything is sent. */
  readonly consent: Consent | undefined;
  /** The user started something that needs a consent, but has not given it. */
  readonly consentMissing: boolean;
}

/**
 * The same, for a method that may need consent to the host's notice. A refusal ends what is `spent`: the same attempt would
 * be refused again, whatever has changed since.
 */
export const consentSetup = <Context extends WithRefusal & WithConsent, Event extends EventObject>(
  spent: Partial<Context> = {},
) => {
  const {guards, actions} = methodSetup<Context, Event>();
  return {
    guards: {
      ...guards,
      /** Whether a required consent is missing. The wiring fills this in. */
      lacksConsent: () => false,
      isRefused: (_: unknown, answer: object) => 'refusal' in answer,
      isTrue: (_: unknown, answer: boolean) => answer,
    },
    actions: {
      ...actions,
      noteRefusal: assign<Context, Event, object, Event, never>((_, answer) => {
        const refusal = refusalOf(answer);
        // The backend does not accept the consent, or no longer accepts it.
        return {...spent, refusal, ...(refusal?.code === 'consent-required' && {consent: undefined})};
      }),
      forgetRefusal: assign<Context, Event, undefined, Event, never>(() => ({refusal: undefined}) as Partial<Context>),
      keepConsent: assign<Context, Event, {consent: Consent | undefined}, Event, never>(
        (_, {consent}) => ({consent, consentMissing: false}) as Partial<Context>,
      ),
      missConsent: assign<Context, Event, undefined, Event, never>(() => ({consentMissing: true}) as Partial<Context>),
    },
  };
};

/**
 * What validates a machine's form, and keeps the result in the context. The wiring provides it with the host's rules.
 * Give all of it in one `provide`: the action without the guards that belong to it would repeat without an end. A form may
 * stay open for days: warnings shown on another day do not count as shown.
 */
export const formValidation =
  <Context extends Form<never>, Event extends EventObject>(
    validate: (context: Context, rules: CheckRules) => Partial<Context>,
  ) =>
  (rules: () => CheckRules) => ({
    actions: {
      validate: assign<Context, Event, undefined, Event, never>(({context}) => {
        const now = rules();
        const warned = context.warned && context.day === now.today;
        return {...validate(context, now), day: now.today, warned};
      }),
      repeat: raise<Context, Event, Event, undefined>(({event}) => event),
    },
    guards: {
      // A host that provides a `validate` of its own keeps no day.
      isOutdated: ({context: {day}}: {readonly context: Context}) => day !== '' && day !== rules().today,
    },
  });

/** The first transition of each event that is decided by the verdict: the verdict has to be of this day. */
export const ofToday = {guard: 'isOutdated', actions: ['validate', 'repeat']} as const;
