import {assign, emit} from 'xstate';
import {offeredBanks, type BankStatus} from '../domain/banks.js';
import type {HandoffRequest} from '../domain/bank-ukey.schemas.js';
import type {Consent} from '../domain/consent.js';
import {CertError, toCertError, type CertErrorCode} from '../domain/errors.js';
import type {Outcome, PassedOutcome, Refusal, Refused} from '../domain/outcome.schemas.js';
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
import {setup} from './setup.js';
import type {WaitingInput, WaitingResult} from './waiting.machine.js';

/** A way to a bank, as it was opened. */
export interface OpenHandoff {
  readonly id: string;
  /** Where it leads, while it is open. */
  readonly link: BankLink | undefined;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
}

export interface BankLink {
  readonly bank: string;
  /** Checked: an address of that bank. */
  readonly url: string;
  readonly host: string;
}

/** What an interrupted certification goes on from. */
interface Draft {
  readonly consent: Consent | undefined;
  readonly claim: Claim | undefined;
  readonly handoff: OpenHandoff | undefined;
  readonly pending: BankUkeyContext['pending'];
  readonly isRecalled: boolean;
}

export interface BankUkeyContext {
  /** The banks that the backend names, if it does. */
  readonly named: readonly BankStatus[] | undefined;
  /** Those to choose from. */
  readonly banks: readonly BankStatus[];
  readonly consent: Consent | undefined;
  /** A bank was chosen without the consent that it takes. */
  readonly consentMissing: boolean;
  /** What is to be sent. One object is one attempt, however often it is sent. */
  readonly claim: Claim | undefined;
  readonly handoff: OpenHandoff | undefined;
  /** An earlier page made it: what it remembers may have been dropped since. */
  readonly isRecalled: boolean;
  /** The bank has not decided yet; seconds until that may be asked again. */
  readonly pending: {readonly checkAfter: number} | undefined;
  readonly refusal: Refusal | undefined;
  readonly problem: CertError | undefined;
  readonly result: MethodResult;
}

export type BankUkeyEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'bankChosen'; bank: string}
  /** The user follows the link. */
  | {type: 'departed'}
  | {type: 'renewed'}
  | {type: 'corrected'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'left'; to?: string | undefined};

type Claim = Omit<HandoffRequest, 'returnUrl'>;
type Created = Refused | OpenHandoff;
type WithAnswer = {answer: Created};
type WithResult = {result: WaitingResult};
type WithError = {error: unknown};

const withAnswer = ({event}: {event: {output: Created}}) => ({answer: event.output});
const withResult = ({event}: {event: {output: WaitingResult}}) => ({result: event.output});

const outcomeOf = (result: WaitingResult): Outcome | undefined =>
  result.type === 'answered' ? (result.answer as Outcome) : undefined;
const withFailure = ({event: {output}}: {event: {output: WaitingResult}}) => ({
  error: output.type === 'failed' ? output.error : undefined,
});

const interrupted = {
  guard: {type: 'isInterruption', params: withError},
  target: '#bankUkey.interrupted',
  actions: {type: 'interrupt', params: withError},
} as const;

/** What is done about a wait that came to nothing. */
const waitFailed = [{type: 'noteProblem', params: withFailure}, 'tellProblem'] as const;

/** For the same bank, where it is known. */
const beginAgain = [
  {guard: 'knowsBank', target: 'creating', actions: 'composeAnew'},
  {target: 'choosing', actions: 'forgetProblem'},
] as const;

/** After these there is nothing left that a later page could ask for. */
const goneForGood: readonly CertErrorCode[] = ['handoff-unknown', 'handoff-expired', 'contract'];

/** The bank of the attempt before; of one that an earlier page made, it may not be known. */
const bankAgain = ({handoff, claim}: BankUkeyContext): string | undefined => handoff?.link?.bank ?? claim?.bank;

/** Certification on the bank's own site: the user goes there, and what became of it is asked of the backend. */
export const bankUkeyMachine = setup({
  types: {
    context: {} as BankUkeyContext,
    events: {} as BankUkeyEvent,
    input: {} as MethodInput,
    output: {} as MethodResult,
    emitted: {} as MethodEmitted,
    tags: {} as ViewTag,
  },
  actors: {
    /** What an earlier page was waiting for, if there is such a thing; rejects where it is no good any more. */
    recall: request<OpenHandoff | undefined, void>('recall'),
    createHandoff: request<Created, Claim>('createHandoff'),
    /** Whether a pass that was recalled still stands. */
    isStillCertified: request<boolean, PassedOutcome>('isStillCertified'),
    cancelHandoff: request<unknown, {id: string}>('cancelHandoff'),
    /** The machine that waits, with its own ports filled. */
    waitForBank: request<WaitingResult, WaitingInput>('waitForBank'),
  },
  guards: {
    /** Whether the host's notice has to be agreed to and was not; filled with the ports. */
    lacksConsent: () => false,
    isOffered: ({context}, {bank}: {bank: string}) => context.banks.some(({id, enabled}) => id === bank && enabled),
    wasRecalled: (_, {handoff}: {handoff: OpenHandoff | undefined}) => handoff !== undefined,
    isRefused: (_, {answer}: WithAnswer) => 'refusal' in answer,
    isDecided: (_, {result}: WithResult) => {
      const outcome = outcomeOf(result);
      return outcome !== undefined && 'passed' in outcome && outcome.passed;
    },
    isPending: (_, {result}: WithResult) => {
      const outcome = outcomeOf(result);
      return outcome !== undefined && 'pending' in outcome;
    },
    isAnswered: (_, {result}: WithResult) => result.type === 'answered',
    failedWith: (_, {result, code}: WithResult & {code: CertErrorCode}) =>
      result.type === 'failed' && result.error.code === code,
    isInterruption,
    wasInterrupted: (_, {result}: WithResult) =>
      result.type === 'failed' && isInterruption(undefined, {error: result.error}),
    hasHandoff: ({context}) => context.handoff !== undefined,
    hasClaim: ({context}) => context.claim !== undefined,
    isRecalled: ({context}) => context.isRecalled,
    isTrue: (_, {answer}: {answer: boolean}) => answer,
    isGoneForGood: (_, {error}: WithError) => goneForGood.includes(toCertError(error).code),
    knowsBank: ({context}) => bankAgain(context) !== undefined,
  },
  actions: {
    /** All that the backend names; where the host wants fewer, filled with the ports. */
    offerBanks: assign({banks: ({context}) => offeredBanks(context.named, undefined)}),
    keepConsent: assign({
      consent: (_, {consent}: {consent: Consent | undefined}) => consent,
      consentMissing: false,
    }),
    missConsent: assign({consentMissing: true}),
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
      handoff: (_, {handoff}: {handoff: OpenHandoff | undefined}) => handoff,
      isRecalled: true,
    }),
    keepHandoff: assign({
      handoff: (_, {answer}: WithAnswer) => ('refusal' in answer ? undefined : answer),
      isRecalled: false,
      pending: undefined,
    }),
    dropHandoff: assign({handoff: undefined}),
    /** What was kept for a later page is of no use any more; filled with the ports. */
    forget: () => undefined,
    notePending: assign({
      pending: ({context}, {result}: WithResult) => {
        const outcome = outcomeOf(result);
        return outcome && 'pending' in outcome ? {checkAfter: outcome.checkAfter} : context.pending;
      },
    }),
    tellPending: emit({type: 'pending'} as const),
    noteRefusal: assign({
      refusal: (_, {answer}: WithAnswer) => ('refusal' in answer ? answer.refusal : undefined),
      // What was agreed to is not, or no longer, what the backend asks for.
      consent: ({context}, {answer}) =>
        'refusal' in answer && answer.refusal.code === 'consent-required' ? undefined : context.consent,
    }),
    noteAnswer: assign({
      refusal: (_, {result}: WithResult) => {
        const outcome = outcomeOf(result);
        return outcome && 'refusal' in outcome ? outcome.refusal : undefined;
      },
    }),
    tellRefusal: emit(({context}) => ({type: 'refused', code: context.refusal?.code ?? ''}) as const),
    noteProblem: assign({problem: (_, {error}: WithError) => toCertError(error)}),
    tellProblem: emit(({context}) => ({type: 'problem', error: toCertError(context.problem)}) as const),
    forgetProblem: assign({problem: undefined}),
    forgetRefusal: assign({refusal: undefined}),
    decide: assign({
      result: ({context}, {result}: WithResult): MethodResult => {
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
}).createMachine({
  id: 'bankUkey',
  context: ({input}) => ({
    named: input.banks,
    banks: [],
    consent: undefined,
    consentMissing: false,
    claim: undefined,
    handoff: undefined,
    isRecalled: false,
    pending: undefined,
    ...(input.draft as Draft | undefined),
    refusal: undefined,
    problem: undefined,
    result: {type: 'left'},
  }),
  output: ({context}) => context.result,
  entry: 'offerBanks',
  initial: 'beginning',
  on: {
    left: {target: '.gone', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
  },
  states: {
    beginning: {
      always: [
        {guard: 'hasHandoff', target: 'waiting.away'},
        {guard: 'hasClaim', target: 'creating'},
        {target: 'recalling'},
      ],
    },

    recalling: {
      tags: 'busy',
      invoke: {
        src: 'recall',
        onDone: [
          {
            guard: {type: 'wasRecalled', params: ({event}) => ({handoff: event.output})},
            target: 'waiting.away',
            actions: {type: 'keepRecalled', params: ({event}) => ({handoff: event.output})},
          },
          {target: 'choosing'},
        ],
        // It is no good any more, or nobody could be asked: to choose again is the way on.
        onError: [
          interrupted,
          {
            guard: {type: 'isGoneForGood', params: withError},
            target: 'choosing',
            actions: [...failed, 'forget'],
          },
          {target: 'choosing', actions: failed},
        ],
      },
      on: {cancelled: 'choosing'},
    },

    choosing: {
      tags: 'form',
      on: {
        consentChanged: {actions: {type: 'keepConsent', params: ({event}) => event}},
        bankChosen: [
          {guard: 'lacksConsent', actions: 'missConsent'},
          {
            guard: {type: 'isOffered', params: ({event}) => event},
            target: 'creating',
            actions: {type: 'compose', params: ({event}) => event},
          },
        ],
      },
    },

    creating: {
      tags: 'busy',
      // Another way takes the place of the one before.
      entry: ['forgetProblem', 'dropHandoff'],
      invoke: {
        src: 'createHandoff',
        input: ({context}) => context.claim as Claim,
        onDone: [
          {
            guard: {type: 'isRefused', params: withAnswer},
            target: 'choosing',
            actions: [{type: 'noteRefusal', params: withAnswer}, 'tellRefusal'],
          },
          {target: 'waiting', actions: {type: 'keepHandoff', params: withAnswer}},
        ],
        onError: [interrupted, {target: 'notCreated', actions: failed}],
      },
      on: {cancelled: 'choosing'},
    },

    notCreated: {
      tags: 'failed',
      on: {retried: 'creating', corrected: {target: 'choosing', actions: 'forgetProblem'}},
    },

    waiting: {
      invoke: {
        id: 'wait',
        src: 'waitForBank',
        input: ({context: {handoff, pending}}) => ({
          id: handoff?.id ?? '',
          isPending: pending !== undefined,
          ...pending,
        }),
        onDone: [
          {
            guard: {type: 'isPending', params: withResult},
            target: 'waiting.away',
            reenter: true,
            actions: [{type: 'notePending', params: withResult}, 'tellPending'],
          },
          {
            guard: {type: 'isDecided', params: withResult},
            target: 'judging',
            actions: [{type: 'decide', params: withResult}, 'forget'],
          },
          {
            guard: {type: 'isAnswered', params: withResult},
            target: 'refused',
            actions: [{type: 'noteAnswer', params: withResult}, 'tellRefusal', 'forget'],
          },
          {
            guard: {type: 'wasInterrupted', params: withResult},
            target: 'interrupted',
            actions: {type: 'interrupt', params: withFailure},
          },
          {
            guard: {type: 'failedWith', params: ({event}) => ({result: event.output, code: 'handoff-expired'})},
            target: 'expired',
            actions: [...waitFailed, 'forget'],
          },
          {
            target: 'choosing',
            actions: [...waitFailed, 'forget'],
          },
        ],
        onError: {target: 'choosing', actions: failed},
      },
      after: {
        untilEnd: {
          target: 'expired',
          actions: [{type: 'noteProblem', params: {error: new CertError('handoff-expired')}}, 'tellProblem', 'forget'],
        },
      },
      on: {
        departed: '.away',
        renewed: {guard: 'knowsBank', target: 'creating', actions: 'composeAnew'},
        cancelled: {target: 'cancelling', actions: 'forget'},
      },
      initial: 'ready',
      states: {
        ready: {},
        // The user has gone to the bank, or has come back to a page that was waiting before.
        away: {},
      },
    },

    judging: {
      always: [{guard: 'isRecalled', target: 'rechecking'}, {target: 'decided'}],
    },

    // A certification may have been dropped since the bank passed it, because the record has changed.
    rechecking: {
      tags: 'busy',
      invoke: {
        src: 'isStillCertified',
        input: ({context}) => (context.result as Extract<MethodResult, {type: 'passed'}>).outcome,
        onDone: [
          {guard: {type: 'isTrue', params: ({event}) => ({answer: event.output})}, target: 'decided'},
          {
            target: 'choosing',
            actions: [{type: 'noteProblem', params: {error: new CertError('handoff-unknown')}}, 'tellProblem'],
          },
        ],
        onError: [interrupted, {target: 'notRechecked', actions: failed}],
      },
      on: {cancelled: 'choosing'},
    },

    notRechecked: {
      tags: 'failed',
      on: {retried: 'rechecking', corrected: {target: 'choosing', actions: 'forgetProblem'}},
    },

    cancelling: {
      tags: 'busy',
      invoke: {
        src: 'cancelHandoff',
        input: ({context}) => ({id: context.handoff?.id ?? ''}),
        onDone: 'choosing',
        // It ends by itself soon; nothing that the user could do about it.
        onError: 'choosing',
      },
      on: {cancelled: 'choosing'},
    },

    refused: {
      tags: 'refused',
      entry: 'forgetProblem',
      on: {retried: {target: 'choosing', actions: 'forgetRefusal'}},
    },

    expired: {
      tags: 'failed',
      on: {
        renewed: beginAgain,
        retried: beginAgain,
        corrected: {target: 'choosing', actions: 'forgetProblem'},
      },
    },

    decided: {type: 'final'},
    interrupted: {type: 'final'},
    gone: {type: 'final'},
  },
});
