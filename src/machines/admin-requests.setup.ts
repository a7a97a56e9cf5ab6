import {assign, emit, fromCallback, setup, type EventObject} from 'xstate';
import {
  mostInInbox,
  numberPattern,
  type InboxAnswer,
  type InboxAnsweredAnswer,
  type InboxRequest,
} from '../domain/assistance.schemas.js';
import {Attempt} from '../domain/attempt.js';
import {toCertError, type CertError} from '../domain/errors.js';
import {normaliseCode, tidy} from '../domain/identifiers/text.js';
import type {Refused} from '../domain/outcome.schemas.js';
import type {Secret} from '../domain/secret.js';
import {forgetSecret, isSessionOver, methodSetup, type WithRefusal} from './method.js';
import {request, type ViewTag, type WithError} from './ports.js';
import type {UnsavedMeta} from './unsaved-input.js';

/** An answer to send. */
export interface Confirmation {
  /** The administrator from whose inbox the request is. */
  readonly subject: string;
  readonly id: string;
  readonly number: string;
}
export interface Declination {
  readonly subject: string;
  readonly id: string;
  readonly reason: string;
}
export interface CodeOrder {
  readonly subject: string;
  readonly id: string;
}

/** A code that was created, on its way to the one view that shows it. */
export interface NewCode {
  readonly code: Secret;
  /** The backend's own time. */
  readonly expiresAt: string;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
}

export type ReasonFinding = 'missing' | 'tooLong';

export interface AdminRequestsContext extends WithRefusal {
  /** Who is signed in. Known from the first inbox on. */
  readonly subject: string;
  /** Whose session is over, until somebody is known again. */
  readonly before: string;
  readonly requests: readonly InboxRequest[];
  readonly chosen: InboxRequest | undefined;
  /** Open requests that are not in the list. */
  readonly more: number;
  readonly withdrawnToday: number;
  readonly limitReached: boolean;
  /** The number that the account holder told, as typed. */
  readonly number: string;
  /** The administrator agreed, but the number does not have two digits. */
  readonly numberUnfit: boolean;
  /** As typed. */
  readonly reason: string;
  readonly reasonFinding: ReasonFinding | undefined;
  readonly confirmation: Attempt<Confirmation> | undefined;
  readonly declination: Attempt<Declination> | undefined;
  readonly order: Attempt<CodeOrder> | undefined;
  readonly code: NewCode | undefined;
  readonly answer: 'confirmed' | 'declined' | undefined;
}

export type AdminRequestsEvent =
  | {type: 'opened'; id: string}
  | {type: 'refreshRequested'}
  /** The page became visible again. */
  | {type: 'woken'}
  | {type: 'numberEdited'; number: string}
  | {type: 'agreed'}
  | {type: 'declineRequested'}
  | {type: 'codeRequested'}
  /** Yes, after the warning. */
  | {type: 'confirmed'}
  | {type: 'reasonEdited'; reason: string}
  | {type: 'submitted'}
  | {type: 'corrected'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  /** Back to the inbox. */
  | {type: 'closed'};

const longestReason = 200;

const reasonIn = ({reason}: AdminRequestsContext): {value: string; finding: ReasonFinding | undefined} => {
  const value = tidy(reason);
  return {value, finding: value === '' ? 'missing' : value.length > longestReason ? 'tooLong' : undefined};
};

/** What is typed is there until the request is answered, or cannot be any more. */
export const hasUnsavedInput = ({number, reason}: Pick<AdminRequestsContext, 'number' | 'reason'>): boolean =>
  number + reason !== '';

const fits = (number: string): boolean => numberPattern.test(normaliseCode(number));

/** After these refusals nobody can answer the request any more. */
const ends: readonly string[] = [
  'assistance-answered',
  'assistance-declined',
  'assistance-expired',
  'assistance-number-incorrect',
  'assistance-withdrawn',
  'id-number-taken',
];

type Answer = InboxAnswer | InboxAnsweredAnswer | NewCode;

const refusalOf = (answer: Answer) => ('refusal' in answer ? answer.refusal : undefined);

/** The part of the context that belongs to one request of the inbox. */
const initialRequest = {
  chosen: undefined,
  number: '',
  numberUnfit: false,
  reason: '',
  reasonFinding: undefined,
  confirmation: undefined,
  declination: undefined,
  order: undefined,
  answer: undefined,
};

export const initialContext = {
  subject: '',
  before: '',
  requests: [],
  more: 0,
  withdrawnToday: 0,
  limitReached: false,
  ...initialRequest,
  code: undefined,
  refusal: undefined,
  problem: undefined,
};

/** Of somebody, only who they were. */
const forgotten = ({subject, before}: AdminRequestsContext): AdminRequestsContext => ({
  ...initialContext,
  before: subject || before,
});

export const adminRequestsSetup = setup({
  types: {
    context: {} as AdminRequestsContext,
    events: {} as AdminRequestsEvent,
    emitted: {} as
      | {type: 'problem'; error: CertError}
      | {type: 'refused'; code: string}
      | {type: 'answered'; answer: 'confirmed' | 'declined'}
      | {type: 'personChanged'},
    tags: {} as ViewTag,
    meta: {} as UnsavedMeta<AdminRequestsContext>,
  },
  actors: {
    getInbox: request<InboxAnswer, {subject: string}>('getInbox'),
    confirmAssistance: request<InboxAnsweredAnswer, Attempt<Confirmation>>('confirmAssistance'),
    declineAssistance: request<InboxAnsweredAnswer, Attempt<Declination>>('declineAssistance'),
    createCode: request<Refused | NewCode, Attempt<CodeOrder>>('createCode'),
    /** Sends `woken` when the page becomes visible again. */
    watchPage: fromCallback<EventObject>(() => undefined),
    forgetCode: forgetSecret,
  },
  ...methodSetup<AdminRequestsContext, AdminRequestsEvent>(),
}).extend({
  guards: {
    isSessionOver,
    isSignedOut: (_, {error}: WithError) => toCertError(error).code === 'unauthenticated',
    /** The session ended while a reason was sent: the same administrator is back, and can still send it. */
    isReasonAwaited: ({context: {declination}}, answer: InboxAnswer) =>
      'requests' in answer &&
      answer.subject === declination?.body.subject &&
      answer.requests.some(({id}) => id === declination.body.id),
    /** A refusal does not say whose it is. */
    isSomebodyElse: ({context: {before}}, answer: InboxAnswer) =>
      before !== '' && !('requests' in answer && answer.subject === before),
    isRefused: (_, answer: Answer) => refusalOf(answer) !== undefined,
    hasEnded: (_, answer: Answer) => ends.includes(refusalOf(answer)?.code ?? ''),
    isListed: ({context}, {id}: {id: string}) => context.requests.some((each) => each.id === id),
    hasNumber: ({context}) => fits(context.number),
    hasReason: ({context}) => reasonIn(context).finding === undefined,
  },
  actions: {
    keepInbox: assign((_, answer: InboxAnswer) => {
      if ('refusal' in answer) return {};
      const {subject, requests, more = 0, withdrawnToday = 0, limitReached = false} = answer;
      const shown = requests.slice(0, mostInInbox);
      const left = more + requests.length - shown.length;
      return {subject, requests: shown, more: left, withdrawnToday, limitReached, problem: undefined, before: ''};
    }),
    forgetPerson: assign(initialContext),
    /** What follows is another person's journey: nothing of the one before may be found in it. */
    reportPersonChanged: emit({type: 'personChanged'}),
    forgetAll: assign(({context}) => forgotten(context)),
    // The declination says whose the reason is and for which request. It stays the same attempt.
    forgetAllButReason: assign(({context}) => {
      const {reason, declination} = context;
      return {...forgotten(context), reason, declination};
    }),
    chooseAgain: assign({
      chosen: ({context: {requests, declination}}) => requests.find(({id}) => id === declination?.body.id),
    }),
    dropRequest: assign({...initialRequest, refusal: undefined}),
    choose: assign({
      chosen: ({context}, {id}: {id: string}) => context.requests.find((each) => each.id === id),
      problem: undefined,
    }),
    takeNumber: assign(({context}, {number}: {number: string}) => ({
      number,
      numberUnfit: context.numberUnfit && !fits(number),
      refusal: undefined,
    })),
    validateNumber: assign({numberUnfit: ({context}) => !fits(context.number)}),
    takeReason: assign(({context}, {reason}: {reason: string}) => ({
      reason,
      // Updates a visible finding. Shows no new one during typing.
      reasonFinding: context.reasonFinding && reasonIn({...context, reason}).finding,
    })),
    validateReason: assign({reasonFinding: ({context}) => reasonIn(context).finding}),
    composeConfirmation: assign({
      confirmation: ({context: {subject, chosen, number, confirmation}}) =>
        Attempt.of({subject, id: chosen?.id ?? '', number: normaliseCode(number)}, confirmation),
      refusal: undefined,
    }),
    composeDeclination: assign({
      declination: ({context}) =>
        Attempt.of(
          {subject: context.subject, id: context.chosen?.id ?? '', reason: reasonIn(context).value},
          context.declination,
        ),
      reasonFinding: undefined,
      refusal: undefined,
    }),
    composeOrder: assign({
      order: ({context: {subject, chosen, order}}) => Attempt.of({subject, id: chosen?.id ?? ''}, order),
      refusal: undefined,
    }),
    noteRefusal: assign({
      refusal: (_, answer: Answer) => refusalOf(answer),
      confirmation: undefined,
      declination: undefined,
      order: undefined,
    }),
    forgetRefusal: assign({refusal: undefined}),
    dropTyped: assign({number: '', reason: ''}),
    keepAnswer: assign({answer: (_, answer: InboxAnsweredAnswer) => ('refusal' in answer ? undefined : answer.answer)}),
    reportAnswered: emit(({context}) => ({type: 'answered', answer: context.answer ?? 'declined'}) as const),
    keepCode: assign({
      code: (_, answer: Refused | NewCode) => ('refusal' in answer ? undefined : answer),
      order: undefined,
    }),
    dropCode: assign({
      code: ({context}) => {
        context.code?.code.discard();
        return undefined;
      },
    }),
  },
  delays: {
    untilCodeEnds: ({context}) => Math.max(0, (context.code?.endsAt ?? 0) - Date.now()),
  },
});
