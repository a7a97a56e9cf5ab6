import {assign, fromCallback, setup, type EventObject} from 'xstate';
import {toCertError, type CertError, type CertErrorCode} from '../domain/errors.js';
import {request, type ViewTag, type WithError} from './ports.js';
import {problemActions, type WithProblem} from './problem.js';

/** The answer about an operation that takes time elsewhere. */
export type PollAnswer =
  | {readonly isOver: false; readonly checkAfter?: number | undefined}
  | {readonly isOver: true; readonly answer: unknown};

/**
 * Events of the page: it became visible, it became hidden, something may have happened, or another page has just sent
 * the same request.
 */
export type PageEvent = {type: 'woken'} | {type: 'hidden'} | {type: 'hinted'} | {type: 'askedElsewhere'};

export type WaitingResult =
  {readonly type: 'answered'; readonly answer: unknown} | {readonly type: 'failed'; readonly error: CertError};

export interface WaitingInput {
  readonly id: string;
  /** Whether it is already known that the other side has not decided yet. Then a pending answer is not news. */
  readonly isPending: boolean;
  /** Seconds that the other side asks to wait before the next request. */
  readonly checkAfter?: number | undefined;
}

export interface WaitingContext extends WaitingInput, WithProblem {
  /** Number of requests without a result. */
  readonly rounds: number;
  readonly checkAfter: number | undefined;
  /** How many times in a row this page left the request to another page. */
  readonly leftToOthers: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly isHidden: boolean;
  /** Something may have happened since the last request. */
  readonly isHinted: boolean;
  readonly result: WaitingResult | undefined;
}

const firstMs = 2_000;
const longestMs = 30_000;
/** Shortest time between two requests, even if the page becomes visible more often. */
const leastMs = 1_000;

/** Time until the next request: 1.5 times longer each round, up to half a minute, varied by a fifth. */
export const intervalMs = (rounds: number, checkAfter: number | undefined, random: number): number => {
  const growing = Math.min(longestMs, firstMs * 1.5 ** rounds);
  return Math.max(growing * (0.8 + 0.4 * random), (checkAfter ?? 0) * 1000);
};

/** Shortest time until the next request, whatever event arrives. */
const shortestMs = ({problem}: WaitingContext): number => Math.max(leastMs, (problem?.details.retryAfter ?? 0) * 1000);

/** After these errors no further request makes sense. */
const ends: readonly CertErrorCode[] = [
  'unauthenticated',
  'subject-changed',
  'handoff-unknown',
  'handoff-expired',
  'contract',
  'config',
];

export const waitingSetup = setup({
  types: {
    context: {} as WaitingContext,
    events: {} as PageEvent,
    input: {} as WaitingInput,
    output: {} as WaitingResult,
    emitted: {} as {type: 'problem'; error: CertError},
    tags: {} as ViewTag,
  },
  actors: {
    ask: request<PollAnswer, WaitingInput>('ask'),
    /** Sends the page's events, and tells other pages of the same origin that this page asks. */
    watchPage: fromCallback<EventObject, WaitingInput>(() => undefined),
  },
  actions: problemActions<WaitingContext, PageEvent>(),
}).extend({
  guards: {
    isUnseen: ({context}) => context.isHidden && !context.isHinted,
    // Any script of the origin can say that it asks, so this page waits for others at most twice.
    mayLeaveToOthers: ({context}) => context.leftToOthers < 2,
    mustWaitFirst: ({context}) => context.checkAfter !== undefined,
    isDue: ({context}) => Date.now() - context.askedAt >= shortestMs(context),
    isOver: (_, heard: PollAnswer) => heard.isOver,
    isEnd: (_, {error}: WithError) => ends.includes(toCertError(error).code),
  },
  actions: {
    noteAsking: assign({askedAt: () => Date.now(), leftToOthers: 0, isHinted: false}),
    noteHint: assign({isHinted: true}),
    leaveToOthers: assign({leftToOthers: ({context}) => context.leftToOthers + 1}),
    noteHidden: assign({isHidden: (_, {isHidden}: {isHidden: boolean}) => isHidden}),
    // When the page becomes visible again, the intervals start again at the shortest.
    beginAnew: assign({rounds: 0, isHidden: false}),
    noteRound: assign({
      rounds: ({context}) => context.rounds + 1,
      checkAfter: (_, heard: PollAnswer) => (heard.isOver ? undefined : heard.checkAfter),
      problem: undefined,
    }),
    noteFailedRound: assign({
      rounds: ({context}) => context.rounds + 1,
      checkAfter: (_, {error}: WithError) => toCertError(error).details.retryAfter,
    }),
    answer: assign({
      result: (_, heard: PollAnswer): WaitingResult | undefined =>
        heard.isOver ? {type: 'answered', answer: heard.answer} : undefined,
    }),
    fail: assign({result: (_, {error}: WithError): WaitingResult => ({type: 'failed', error: toCertError(error)})}),
  },
  delays: {
    interval: ({context}) =>
      context.isHinted ? shortestMs(context) : intervalMs(context.rounds, context.checkAfter, Math.random()),
  },
});
