import {assign, fromCallback, type EventObject} from 'xstate';
import {toCertError, type CertError, type CertErrorCode} from '../domain/errors.js';
import {request, type ViewTag, type WithError} from './ports.js';
import {problemActions, type WithProblem} from './problem.js';
import {setup} from './setup.js';

/** What was heard of something that takes its time somewhere else. */
export type Heard =
  | {readonly isOver: false; readonly checkAfter?: number | undefined}
  | {readonly isOver: true; readonly answer: unknown};

/**
 * What the page tells: somebody looks at it again, nobody does, something may have happened, or another page has just
 * asked the same.
 */
export type PageEvent = {type: 'woken'} | {type: 'hidden'} | {type: 'hinted'} | {type: 'askedElsewhere'};

export type WaitingResult =
  {readonly type: 'answered'; readonly answer: unknown} | {readonly type: 'failed'; readonly error: CertError};

export interface WaitingInput {
  readonly id: string;
  /** Whether it is known already that the other side has not decided yet: then that is no news. */
  readonly isPending: boolean;
  /** Seconds that the other side wants to be left alone. */
  readonly checkAfter?: number | undefined;
}

export interface WaitingContext extends WaitingInput, WithProblem {
  /** How often it was asked without an answer. */
  readonly rounds: number;
  readonly checkAfter: number | undefined;
  /** How often in a row it was left to another page to ask. */
  readonly leftToOthers: number;
  /** Epoch milliseconds. */
  readonly askedAt: number;
  readonly isHidden: boolean;
  /** Something may have happened since it was asked. */
  readonly isHinted: boolean;
  readonly result: WaitingResult | undefined;
}

const firstMs = 2_000;
const longestMs = 30_000;
/** However often somebody looks: not more often than this. */
const leastMs = 1_000;

/** How long to wait before asking again: half as long again each time, spread by a fifth, within half a minute. */
export const intervalMs = (rounds: number, checkAfter: number | undefined, random: number): number => {
  const growing = Math.min(longestMs, firstMs * 1.5 ** rounds);
  return Math.max(growing * (0.8 + 0.4 * random), (checkAfter ?? 0) * 1000);
};

/** Until it may be asked again, whatever happens. */
const shortestMs = ({problem}: WaitingContext): number => Math.max(leastMs, (problem?.details.retryAfter ?? 0) * 1000);

/** After these there is nothing left to be asked for. */
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
    ask: request<Heard, WaitingInput>('ask'),
    /** Tells of the page, and to other pages of the same origin that this one asks. */
    watchPage: fromCallback<EventObject, WaitingInput>(() => undefined),
  },
  actions: problemActions<WaitingContext, PageEvent>(),
}).extend({
  guards: {
    isUnseen: ({context}) => context.isHidden && !context.isHinted,
    // Anybody on the origin may say that it asks.
    mayLeaveToOthers: ({context}) => context.leftToOthers < 2,
    isLeftAlone: ({context}) => context.checkAfter !== undefined,
    isDue: ({context}) => Date.now() - context.askedAt >= shortestMs(context),
    isOver: (_, heard: Heard) => heard.isOver,
    isEnd: (_, {error}: WithError) => ends.includes(toCertError(error).code),
  },
  actions: {
    noteAsking: assign({askedAt: () => Date.now(), leftToOthers: 0, isHinted: false}),
    noteHint: assign({isHinted: true}),
    leaveToOthers: assign({leftToOthers: ({context}) => context.leftToOthers + 1}),
    noteHidden: assign({isHidden: (_, {isHidden}: {isHidden: boolean}) => isHidden}),
    // Looked at again, it begins to ask as often as at first.
    beginAnew: assign({rounds: 0, isHidden: false}),
    noteRound: assign({
      rounds: ({context}) => context.rounds + 1,
      checkAfter: (_, heard: Heard) => (heard.isOver ? undefined : heard.checkAfter),
      problem: undefined,
    }),
    noteFailedRound: assign({
      rounds: ({context}) => context.rounds + 1,
      checkAfter: (_, {error}: WithError) => toCertError(error).details.retryAfter,
    }),
    answer: assign({
      result: (_, heard: Heard): WaitingResult | undefined =>
        heard.isOver ? {type: 'answered', answer: heard.answer} : undefined,
    }),
    fail: assign({result: (_, {error}: WithError): WaitingResult => ({type: 'failed', error: toCertError(error)})}),
  },
  delays: {
    interval: ({context}) =>
      context.isHinted ? shortestMs(context) : intervalMs(context.rounds, context.checkAfter, Math.random()),
  },
});
