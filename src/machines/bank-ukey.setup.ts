import {assign, setup} from 'xstate';
import {offeredBanks, type BankStatus} from '../domain/banks.js';
import type {HandoffRequest} from '../domain/bank-ukey.schemas.js';
import type {Consent} from '../domain/consent.js';
import {toCertError, type CertErrorCode} from '../domain/errors.js';
import type {PassedOutcome, Refused} from '../domain/outcome.schemas.js';
import type {MethodResult, MethodTypes} from './method.js';
import {request, type WithError} from './ports.js';
import {waitedSetup, type WithWait} from './waited.js';
import {waitingMachine} from './waiting.machine.js';

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

export interface BankUkeyContext extends WithWait {
  /** The banks that the backend names, if it names any. */
  readonly named: readonly BankStatus[] | undefined;
  /** The banks to choose from. */
  readonly banks: readonly BankStatus[];
  /** The request to send. One object is one attempt, even if it is sent several times. */
  readonly claim: Claim | undefined;
  readonly handoff: OpenHandoff | undefined;
  /** An earlier page created the handoff, so its certification may have been dropped since. */
  readonly isRecalled: boolean;
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
  ...waitedSetup<BankUkeyContext, BankUkeyEvent>(),
}).extend({
  guards: {
    isOffered: ({context}, {bank}: {bank: string}) => context.banks.some(({id, enabled}) => id === bank && enabled),
    wasRecalled: (_, handoff: OpenHandoff | undefined) => handoff !== undefined,
    isRefused: (_, answer: Created) => 'refusal' in answer,
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
    noteRefusal: assign({
      refusal: (_, answer: Created) => ('refusal' in answer ? answer.refusal : undefined),
      // The backend does not accept the consent, or no longer accepts it.
      consent: ({context}, answer) =>
        'refusal' in answer && answer.refusal.code === 'consent-required' ? undefined : context.consent,
    }),
    interrupt: assign({
      result: ({context: {consent, claim, handoff, pending, isRecalled}}, {error}: WithError): MethodResult => ({
        type: 'interrupted',
        error: toCertError(error),
        draft: {consent, claim, handoff, pending, isRecalled} satisfies Draft,
      }),
    }),
  },
  delays: {
    untilEnd: ({context}) => Math.max(0, (context.handoff?.endsAt ?? 0) - Date.now()),
  },
});
