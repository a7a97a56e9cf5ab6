import {assign, setup} from 'xstate';
import {Attempt} from '../domain/attempt.js';
import {offeredBanks, type BankStatus} from '../domain/banks.js';
import type {HandoffRequest} from '../domain/bank-ukey.schemas.js';
import type {Consent} from '../domain/consent.js';
import {toCertError, type CertErrorCode} from '../domain/errors.js';
import type {Refused} from '../domain/outcome.schemas.js';
import type {MethodResult, MethodTypes} from './method.js';
import {
  pollingActors,
  pollingMethodSetup,
  type PollingTypes,
  type Recalled,
  type WithPolling,
} from './polling.method.js';
import {request, type WithError} from './ports.js';

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
  /** Host of the address, as the browser's address bar shows it. */
  readonly host: string;
}

/** The state from which an interrupted certification continues. */
export interface ResumeState {
  readonly consent: Consent | undefined;
  readonly claim: Attempt<Claim> | undefined;
  readonly handoff: OpenHandoff | undefined;
  readonly pending: BankUkeyContext['pending'];
  readonly isRecalled: boolean;
}

export interface BankUkeyContext extends WithPolling {
  /** The banks that the backend names, if it names any. */
  readonly named: readonly BankStatus[] | undefined;
  /** The banks to choose from. */
  readonly banks: readonly BankStatus[];
  readonly claim: Attempt<Claim> | undefined;
  readonly handoff: OpenHandoff | undefined;
  /** The backend has given up the last handoff, as the user wished. */
  readonly wasCancelled: boolean;
}

export type BankUkeyEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'bankChosen'; bank: string}
  /** The user followed the link. */
  | {type: 'departed'}
  /** The user has the address, for another browser. */
  | {type: 'copied'}
  | {type: 'renewed'}
  | {type: 'backRequested'}
  | {type: 'corrected'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export type Claim = Omit<HandoffRequest, 'returnUrl'>;
export type Created = Refused | OpenHandoff;

/** After these errors a later page has nothing to ask for. */
const goneForGood: readonly CertErrorCode[] = ['handoff-unknown', 'handoff-expired', 'contract'];

/** The bank of the previous attempt. If an earlier page made the attempt, the bank may be unknown. */
const bankAgain = ({handoff, claim}: BankUkeyContext): string | undefined => handoff?.link?.bank ?? claim?.body.bank;

const types = {} as MethodTypes<BankUkeyContext, BankUkeyEvent> & PollingTypes;

export const bankUkeySetup = setup({
  types,
  actors: {
    ...pollingActors<OpenHandoff>(),
    createHandoff: request<Created, Attempt<Claim>>('createHandoff'),
    cancelHandoff: request<unknown, Attempt<{id: string}>>('cancelHandoff'),
  },
  ...pollingMethodSetup<BankUkeyContext, BankUkeyEvent>(),
}).extend({
  guards: {
    isOffered: ({context}, {bank}: {bank: string}) => context.banks.some(({id, enabled}) => id === bank && enabled),
    isRefused: (_, answer: Created) => 'refusal' in answer,
    hasHandoff: ({context}) => context.handoff !== undefined,
    hasClaim: ({context}) => context.claim !== undefined,
    isGoneForGood: (_, {error}: WithError) => goneForGood.includes(toCertError(error).code),
    knowsBank: ({context}) => bankAgain(context) !== undefined,
  },
  actions: {
    /** All banks that the backend names. The wiring replaces this action if the host wants fewer. */
    offerBanks: assign({banks: ({context}) => offeredBanks(context.named, undefined)}),
    compose: assign({
      claim: ({context: {consent}}, {bank}: {bank: string}) => new Attempt({bank, ...(consent && {consent})}),
      wasCancelled: false,
      refusal: undefined,
      problem: undefined,
    }),
    /** Another attempt for the same bank. */
    composeAnew: assign({
      claim: ({context}) =>
        new Attempt({bank: bankAgain(context) ?? '', ...(context.consent && {consent: context.consent})}),
    }),
    keepRecalled: assign({
      handoff: (_, recalled: Recalled<OpenHandoff> | undefined) => recalled?.found,
      isRecalled: true,
      firstAnswer: (_, recalled) => recalled?.answer,
    }),
    keepHandoff: assign({
      handoff: (_, answer: Created) => ('refusal' in answer ? undefined : answer),
      isRecalled: false,
      pending: undefined,
    }),
    dropHandoff: assign({handoff: undefined}),
    noteCancelled: assign({wasCancelled: true}),
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
        draft: {consent, claim, handoff, pending, isRecalled} satisfies ResumeState,
      }),
    }),
  },
});
