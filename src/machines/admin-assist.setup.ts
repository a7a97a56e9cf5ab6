import {assign, setup} from 'xstate';
import type {AssistanceInput, AssistanceWithdrawn} from '../domain/assistance.schemas.js';
import {Attempt} from '../domain/attempt.js';
import type {Consent} from '../domain/consent.js';
import {toCertError, type CertErrorCode} from '../domain/errors.js';
import type {CheckMode} from '../domain/identifiers/result.js';
import {validateNamedEnterprise, type EnterpriseFinding, type ValidatedName} from '../domain/named-enterprise.js';
import type {Outcome, Refused} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {codeActions, endings, forgetSecret, type MethodTypes} from './method.js';
import {
  pollingActors,
  pollingMethodSetup,
  type PollingTypes,
  type Recalled,
  type WithPolling,
} from './polling.method.js';
import {request, type WithError} from './ports.js';

/** A request that was sent to an enterprise's administrators. */
export interface OpenRequest {
  readonly id: string;
  /** What the user needs while the request is open. Undefined if an administrator has already answered. */
  readonly shown:
    | {
        readonly enterprise: string;
        /** The administrator confirms by typing this number. */
        readonly number: string;
        /** The backend's own time. */
        readonly expiresAt: string;
      }
    | undefined;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
}

/** The request that a code is for. One try with a code is the same attempt until a response to it has arrived. */
export interface CodeTry {
  readonly id: string;
}

/** The state from which a request continues after it was left or interrupted. */
export type ResumeState = Pick<
  AdminAssistContext,
  'consent' | 'enterprise' | 'claim' | 'isSending' | 'request' | 'pending' | 'isRecalled' | 'codeTry'
>;

export interface AdminAssistContext extends WithPolling {
  /** As typed. Filled in with the account's own enterprise, if it belongs to one. */
  readonly enterprise: string;
  /** Name of the enterprise that the account belongs to, if it belongs to one. */
  readonly own: string | undefined;
  readonly validated: ValidatedName;
  /** The finding that is shown. */
  readonly finding: EnterpriseFinding | undefined;
  /** The text whose warning the user has seen. If it is submitted again, it is sent. */
  readonly warned: string | undefined;
  readonly claim: Attempt<AssistanceInput> | undefined;
  /** The claim is being sent, so an interrupted method goes on sending it. */
  readonly isSending: boolean;
  readonly request: OpenRequest | undefined;
  readonly codeTry: Attempt<CodeTry> | undefined;
  /** A one-shot handle, never the value. Present only while the code is checked. */
  readonly secret: Secret | undefined;
}

export type AdminAssistEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'edited'; enterprise: string}
  | {type: 'submitted'}
  /** The host changed its settings for checking identifiers. */
  | {type: 'rulesChanged'}
  | {type: 'codeEntered'; code: Secret}
  | {type: 'confirmed'}
  | {type: 'corrected'}
  | {type: 'retried'}
  /** Ends a wait. While the administrator is waited for, this withdraws the request. */
  | {type: 'cancelled'}
  | {type: 'backRequested'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export type Requested = Refused | OpenRequest;

/** After these errors a later page has nothing to ask for. */
const expiredCodes: readonly CertErrorCode[] = ['handoff-record-damaged'];

/** A request that was sent is found again by a later page. Before that, the typed name is only here. */
export const hasUnsavedInput = ({request, enterprise, own = ''}: AdminAssistContext): boolean =>
  request === undefined && enterprise.trim() !== own;

const kept = (context: AdminAssistContext, changes: Partial<ResumeState> = {}) => {
  const {consent, enterprise, claim, isSending, request, pending, isRecalled, codeTry} = context;
  const draft: ResumeState = {
    consent,
    enterprise,
    claim,
    isSending,
    request,
    pending,
    isRecalled,
    codeTry,
    ...changes,
  };
  return {draft, hasUnsavedInput: hasUnsavedInput(context)};
};

/** The action that validates what was typed. The wiring fills in the host's mode. */
export const validation = (mode: () => CheckMode) => ({
  validate: assign<AdminAssistContext, AdminAssistEvent, undefined, AdminAssistEvent, never>(
    ({context: {enterprise, finding}}) => {
      const validated = validateNamedEnterprise(enterprise, mode());
      // Updates a visible finding. Shows no new one during typing.
      return {validated, finding: finding && validated.finding};
    },
  ),
});

const types = {} as MethodTypes<AdminAssistContext, AdminAssistEvent> & PollingTypes;

export const adminAssistSetup = () =>
  setup({
    types,
    actors: {
      ...pollingActors<OpenRequest>(),
      requestAssistance: request<Requested, Attempt<AssistanceInput>>('requestAssistance'),
      sendCode: request<Outcome, {codeTry: Attempt<CodeTry>; code: Secret}>('sendCode'),
      withdraw: request<AssistanceWithdrawn, Attempt<{id: string}>>('withdraw'),
      forgetCode: forgetSecret,
    },
    ...pollingMethodSetup<AdminAssistContext, AdminAssistEvent>({claim: undefined}),
  }).extend({
    guards: {
      hasRequest: ({context}) => context.request !== undefined,
      isSending: ({context}) => context.isSending,
      hasExpiredCode: (_, {error}: WithError) => expiredCodes.includes(toCertError(error).code),
      isSound: ({context: {validated}}) => validated.finding === undefined,
      // The user's own enterprise, or what a warning has asked them to check.
      wasRead: ({context: {validated, warned, own}}) =>
        validated.finding === undefined
          ? validated.value === own
          : validated.finding === 'code' && warned === validated.value,
      takesCode: ({context: {request, pending}}) => request?.shown !== undefined && pending === undefined,
    },
    actions: {
      ...validation(() => 'standard'),
      applyEdit: assign({
        enterprise: (_, {enterprise}: {enterprise: string}) => enterprise,
        problem: undefined,
      }),
      showFinding: assign({
        finding: ({context}) => context.validated.finding,
        warned: ({context}) => context.validated.value,
        refusal: undefined,
        problem: undefined,
      }),
      compose: assign({
        claim: ({context: {validated, consent, claim}}) =>
          Attempt.of({enterprise: validated.value, ...(consent && {consent})}, claim),
        finding: undefined,
        warned: undefined,
        refusal: undefined,
        problem: undefined,
      }),
      setSending: assign({isSending: (_, {isSending}: {isSending: boolean}) => isSending}),
      keepRecalled: assign({
        request: (_, recalled: Recalled<OpenRequest> | undefined) => recalled?.found,
        // The form holds it if the user has to send another request.
        enterprise: ({context}, recalled) => context.enterprise || (recalled?.found.shown?.enterprise ?? ''),
        isRecalled: true,
        firstAnswer: (_, recalled) => recalled?.answer,
      }),
      keepRequest: assign({
        request: (_, answer: Requested) => ('refusal' in answer ? undefined : answer),
        claim: undefined,
        isSending: false,
        isRecalled: false,
        pending: undefined,
        codeTry: undefined,
      }),
      dropRequest: assign({request: undefined, pending: undefined, codeTry: undefined}),
      noteExpired: assign({refusal: {code: 'assistance-expired'}}),
      holdSecret: assign({
        secret: (_, {code}: {code: Secret}) => code,
        codeTry: ({context: {codeTry, request}}) => codeTry ?? new Attempt({id: request?.id ?? ''}),
        refusal: undefined,
        problem: undefined,
      }),
      ...codeActions<AdminAssistContext, AdminAssistEvent>(),
      endTry: assign({codeTry: undefined}),
      ...endings<AdminAssistContext, AdminAssistEvent>(
        (context) => kept(context),
        // The request stays open meanwhile, and is the request of an earlier page when the method is opened again.
        (context) => kept(context, {isSending: false, isRecalled: true}),
      ),
    },
  });
