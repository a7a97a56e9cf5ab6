import {assign, emit} from 'xstate';
import {offeredBanks, type BankStatus} from '../domain/banks.js';
import type {HandoffRequest} from '../domain/bank-ukey.schemas.js';
import type {Consent} from '../domain/consent.js';
import {toCertError, type CertErrorCode} from '../domain/errors.js';
import type {Outcome, PassedOutcome, Refused} from '../domain/outcome.schemas.js';
import {
  consentSetup,
  isInterruption,
  type MethodResult,
  type MethodTypes,
  type WithConsent,
  type WithRefusal,
} from './method.js';
import {request, type WithError} from './ports.js';
import {setup} from './setup.js';
import {waitingMachine} from './waiting.machine.js';
import type {WaitingResult} from './waiting.setup.js';

/** A handoff after its creation. */
export interface OpenHandoff {
  readonly id: string;
  /** The link to the bank's site, as long as it is open. */
  readonly link: BankLink | undefined;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
}

export interface BankLink {
  readonly bank: string;
  /** A checked address of that bank. */
  readonly url: string;
  readonly host: string;
}

/** The state from which an interrupted certification continues. */
export interface Draft {
  readonly consent: Consent | undefined;
  readonly claim: Claim | undefined;
  readonly handoff: OpenHandoff | undefined;
  readonly pending: BankUkeyContext['pending'];
  readonly isRecalled: boolean;
}

export interface BankUkeyContext extends WithConsent, WithRefusal {
  /** The banks that the backend names, if it names any. */
  readonly named: readonly BankStatus[] | undefined;
  /** The banks to choose from. */
  readonly banks: readonly BankStatus[];
  /** The request to send. One object is one attempt, even if it is sent several times. */
  readonly claim: Claim | undefined;
  readonly handoff: OpenHandoff | undefined;
  /** An earlier page created the handoff, so its certification may have been dropped since. */
  readonly isRecalled: boolean;
  /** The bank has not decided yet. Seconds until the next request. */
  readonly pending: {readonly checkAfter: number} | undefined;
  readonly result: MethodResult;
}

export type BankUkeyEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'bankChosen'; bank: string}
  /** The user followed the link. */
  | {type: 'departed'}
  | {type: 'renewed'}
  | {type: 'corrected'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'left'; to?: string | undefined};

export type Claim = Omit<HandoffRequest, 'returnUrl'>;
export type Created = Refused | OpenHandoff;

const outcomeOf = (result: WaitingResult): Outcome | undefined =>
  result.type === 'answered' ? (result.answer as Outcome) : undefined;

/** After these errors a later page has nothing to ask for. */
const goneForGood: readonly CertErrorCode[] = ['handoff-unknown', 'handoff-expired', 'contract'];

/** The bank of the previous attempt. If an earlier page made the attempt, the bank may be unknown. */
const bankAgain = ({handoff, claim}: BankUkeyContext): string | undefined => handoff?.link?.bank ?? claim?.bank;

const types = {} as MethodTypes<BankUkeyContext, BankUkeyEvent>;

export const bankUkeySetup = setup({
  types,
  actors: {
    /** The handoff that an earlier page was waiting for, if any. Rejects if it is no longer valid. */
    recall: request<OpenHandoff | undefined, void>('recall'),
    createHandoff: request<Created, Claim>('createHandoff'),
    /** Whether the certification of a recalled handoff is still valid. */
    isStillCertified: request<boolean, PassedOutcome>('isStillCertified'),
    cancelHandoff: request<unknown, {id: string}>('cancelHandoff'),
    waitForBank: waitingMachine,
  },
  ...consentSetup<BankUkeyContext, BankUkeyEvent>(),
}).extend({
  guards: {
    isOffered: ({context}, {bank}: {bank: string}) => context.banks.some(({id, enabled}) => id === bank && enabled),
    wasRecalled: (_, handoff: OpenHandoff | undefined) => handoff !== undefined,
    isRefused: (_, answer: Created) => 'refusal' in answer,
    isDecided: (_, result: WaitingResult) => {
      const outcome = outcomeOf(result);
      return outcome !== undefined && 'passed' in outcome && outcome.passed;
    },
    isPending: (_, result: WaitingResult) => {
      const outcome = outcomeOf(result);
      return outcome !== undefined && 'pending' in outcome;
    },
    isAnswered: (_, result: WaitingResult) => result.type === 'answered',
    failedWith: (_, {result, code}: {result: WaitingResult; code: CertErrorCode}) =>
      result.type === 'failed' && result.error.code === code,
    wasInterrupted: (_, result: WaitingResult) =>
      result.type === 'failed' && isInterruption(undefined, {error: result.error}),
    hasHandoff: ({context}) => context.handoff !== undefined,
    hasClaim: ({context}) => context.claim !== undefined,
    isRecalled: ({context}) => context.isRecalled,
    isTrue: (_, answer: boolean) => answer,
    isGoneForGood: (_, {error}: WithError) => goneForGood.includes(toCertError(error).code),
    knowsBank: ({context}) => bankAgain(context) !== undefined,
  },
  actions: {
    /** All banks that the backend names. The wiring replaces this action if the host wants fewer. */
    offerBanks: assign({banks: ({context}) => offeredBanks(context.named, undefined)}),
    compose: assign({
      claim: ({context: {consent}}, {bank}: {bank: string}) => ({bank, ...(consent && {consent})}),
      refusal: undefined,
      problem: undefined,
    }),
    /** Another attempt for the same bank. */
    composeAnew: assign({
      claim: ({context}) => ({
        bank: bankAgain(context) ?? '',
        ...(context.consent && {consent: context.consent}),
      }),
    }),
    keepRecalled: assign({
      handoff: (_, handoff: OpenHandoff | undefined) => handoff,
      isRecalled: true,
    }),
    keepHandoff: assign({
      handoff: (_, answer: Created) => ('refusal' in answer ? undefined : answer),
      isRecalled: false,
      pending: undefined,
    }),
    dropHandoff: assign({handoff: undefined}),
    /** Deletes what was stored for a later page. The wiring fills this in. */
    forget: () => undefined,
    notePending: assign({
      pending: ({context}, result: WaitingResult) => {
        const outcome = outcomeOf(result);
        return outcome && 'pending' in outcome ? {checkAfter: outcome.checkAfter} : context.pending;
      },
    }),
    tellPending: emit({type: 'pending'} as const),
    noteRefusal: assign({
      refusal: (_, answer: Created) => ('refusal' in answer ? answer.refusal : undefined),
      // The backend does not accept the consent, or no longer accepts it.
      consent: ({context}, answer) =>
        'refusal' in answer && answer.refusal.code === 'consent-required' ? undefined : context.consent,
    }),
    noteAnswer: assign({
      refusal: (_, result: WaitingResult) => {
        const outcome = outcomeOf(result);
        return outcome && 'refusal' in outcome ? outcome.refusal : undefined;
      },
    }),
    forgetRefusal: assign({refusal: undefined}),
    decide: assign({
      result: ({context}, result: WaitingResult): MethodResult => {
        const outcome = outcomeOf(result);
        return outcome && 'passed' in outcome && outcome.passed ? {type: 'passed', outcome} : context.result;
      },
    }),
    interrupt: assign({
      result: ({context: {consent, claim, handoff, pending, isRecalled}}, {error}: WithError): MethodResult => ({
        type: 'interrupted',
        error: toCertError(error),
        draft: {consent, claim, handoff, pending, isRecalled} satisfies Draft,
      }),
    }),
    leave: assign({result: (_, {to}: {to: string | undefined}): MethodResult => ({type: 'left', to})}),
  },
  delays: {
    untilEnd: ({context}) => Math.max(0, (context.handoff?.endsAt ?? 0) - Date.now()),
  },
});
