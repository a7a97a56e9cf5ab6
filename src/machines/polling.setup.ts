import {assign, fromCallback, sendTo, setup, type EventObject} from 'xstate';
import {CertError, toCertError, type CertErrorCode} from '../domain/errors.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import {problemActions, request, type ViewTag, type WithError, type WithProblem} from './ports.js';

/** The answer about what takes time elsewhere: nothing has been decided yet, or the outcome. */
export type PollAnswer =
  | Outcome
  | {
      readonly open: true;
      readonly checkAfter?: number | undefined;
      /** A phone has opened the code. */
      readonly scanned?: boolean | undefined;
    };

/**
 * Events of the page: it became visible, it became hidden, something may have happened, or another page has just sent
 * the same request.
 */
export type PageEvent = {type: 'woken'} | {type: 'hidden'} | {type: 'hinted'} | {type: 'askedElsewhere'};

export type PollingResult =
  | {readonly type: 'answered'; readonly answer: PollAnswer}
  | {readonly type: 'failed'; readonly error: CertError};

/** What is waited for. */
export interface Polled {
  readonly id: string;
}

export interface PollingInput extends Polled {
  /** Epoch milliseconds, by this device's clock. The decision is waited for until then. */
  readonly endsAt: number;
  /** Known already: the other side has not decided yet. Then a pending answer is not news. */
  readonly pending?: Pending | undefined;
  /** Known already: a phone has opened the code. */
  readonly scanned?: boolean | undefined;
  /** The last answer, if one is known already. Then the first request is not sent. */
  readonly answer?: PollAnswer | undefined;
}

export interface Pending {
  /** Seconds that the other side asks to wait before the next request. */
  readonly checkAfter: number;
}

export interface PollingContext extends PollingInput, WithProblem {
  /** Number of requests without a result. */
  readonly rounds: number;
  /** Seconds that the last answer, or the last failure, asks to wait. */
  readonly checkAfter: number | undefined;
  /** How many times in a row this page left the request to another page. */
  readonly leftToOthers: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly isHidden: boolean;
  /** Something may have happened since the last request. */
  readonly isHinted: boolean;
  /** The time for the decision is over. */
  readonly isLast: boolean;
  readonly result: PollingResult | undefined;
}

/** The actor that watches the page. */
export const watchId = 'watch';

const firstMs = 2_000;
const longestMs = 30_000;

/**
 * Time until the next request: 1.5 times longer each round, up to half a minute, varied by a fifth. The other side may ask
 * for a longer one, never for a shorter one. That is varied, too, by up to a fifth more, so that pages that were told
 * the same at once do not all come back at once.
 */
export const intervalMs = (rounds: number, checkAfter: number | undefined, random: number): number => {
  const growing = Math.min(longestMs, firstMs * 1.5 ** rounds);
  return Math.max(growing * (0.8 + 0.4 * random), (checkAfter ?? 0) * 1000 * (1 + 0.2 * random));
};

/** Shortest time until the next request, whatever event arrives. Whoever watches the page paces its events. */
const shortestMs = ({problem}: PollingContext): number => (problem?.details.retryAfter ?? 0) * 1000;

/** After these errors no further request makes sense. */
const ends: readonly CertErrorCode[] = [
  'unauthenticated',
  'subject-changed',
  'handoff-unknown',
  'handoff-expired',
  'contract',
  'config',
];

/** A function, because it is loaded behind home, and few wait. */
export const pollingSetup = () =>
  setup({
    types: {
      context: {} as PollingContext,
      events: {} as PageEvent,
      input: {} as PollingInput,
      output: {} as PollingResult,
      emitted: {} as {type: 'problem'; error: CertError},
      tags: {} as ViewTag,
    },
    actors: {
      ask: request<PollAnswer, Polled>('ask'),
      /** Sends the page's events. At `asked`, it tells other pages of the same origin that this page asks. */
      watchPage: fromCallback<EventObject, Polled>(() => undefined),
    },
    actions: problemActions<PollingContext, PageEvent>(),
  }).extend({
    guards: {
      isUnseen: ({context}) => context.isHidden && !context.isHinted,
      // Any script of the origin can say that it asks, so this page waits for others at most twice.
      mayLeaveToOthers: ({context}) => context.leftToOthers < 2,
      mustWaitFirst: ({context}) => context.checkAfter !== undefined,
      isDue: ({context}) => Date.now() - context.askedAt >= shortestMs(context),
      hasAnswer: ({context}) => context.answer !== undefined,
      /** Nothing that the method does not know. */
      isUndecided: ({context: {answer, pending, scanned}}) =>
        answer !== undefined &&
        ('open' in answer ? !answer.scanned || scanned === true : 'pending' in answer && pending !== undefined),
      isLast: ({context}) => context.isLast,
      isEnd: (_, {error}: WithError) => ends.includes(toCertError(error).code),
    },
    actions: {
      noteAsking: assign({askedAt: () => Date.now(), leftToOthers: 0, isHinted: false}),
      announceAsking: sendTo(watchId, {type: 'asked'}),
      noteHint: assign({isHinted: true}),
      noteLast: assign({isLast: true}),
      leaveToOthers: assign({leftToOthers: ({context}) => context.leftToOthers + 1}),
      noteHidden: assign({isHidden: (_, {isHidden}: {isHidden: boolean}) => isHidden}),
      // When the page becomes visible again, the intervals start again at the shortest.
      beginAnew: assign({rounds: 0, isHidden: false}),
      keepAnswer: assign({answer: (_, answer: PollAnswer) => answer}),
      noteRound: assign({
        rounds: ({context}) => context.rounds + 1,
        checkAfter: ({context: {answer}}) => (answer && !('passed' in answer) ? answer.checkAfter : undefined),
        problem: undefined,
      }),
      noteFailedRound: assign({
        rounds: ({context}) => context.rounds + 1,
        checkAfter: (_, {error}: WithError) => toCertError(error).details.retryAfter,
      }),
      decide: assign({
        result: ({context: {answer}}): PollingResult | undefined => (answer ? {type: 'answered', answer} : undefined),
      }),
      fail: assign({result: (_, {error}: WithError) => ({type: 'failed', error: toCertError(error)}) as const}),
      expire: assign({result: () => ({type: 'failed', error: new CertError('handoff-expired')}) as const}),
    },
    delays: {
      untilEnd: ({context}) => Math.max(0, context.endsAt - Date.now()),
      interval: ({context}) =>
        context.isHinted ? shortestMs(context) : intervalMs(context.rounds, context.checkAfter, Math.random()),
    },
  });
