import {assign, emit, type EventObject} from 'xstate';
import type {PassedOutcome} from '../domain/outcome.schemas.js';
import {
  consentSetup,
  decisionIn,
  interruption,
  isInterruption,
  type MethodResult,
  type WithConsent,
  type WithRefusal,
} from './method.js';
import {pollingMachine} from './polling.machine.js';
import type {Pending, PollAnswer, Polled, PollingInput, PollingResult} from './polling.setup.js';
import {failed, outputOf, problemOf, request, withError} from './ports.js';

/* Common to the methods that wait for a decision made elsewhere: before, after and around the machine that waits. */

export interface WithPolling extends WithConsent, WithRefusal {
  /** The other side has not decided yet. */
  readonly pending: Pending | undefined;
  /** A phone has opened the code that leads to the other side. */
  readonly scanned?: boolean | undefined;
  /** An earlier page began what is waited for, so its certification may have been dropped since. */
  readonly isRecalled: boolean;
  /** What was heard when an earlier page's record was found. The wait begins with it, and asks only after it. */
  readonly firstAnswer: PollAnswer | undefined;
  readonly result: MethodResult;
}

/** In the `types` of the method's `setup`: the view reads the problem of the machine that waits. */
export interface PollingTypes {
  children: {wait: 'poll'};
}

/** What an earlier page was waiting for, and the answer about it. */
export interface Recalled<T> {
  readonly found: T;
  readonly answer: PollAnswer;
}

export const pollingActors = <T>() => ({
  /** What an earlier page was waiting for, if anything. Rejects if it is no longer valid. */
  recall: request<Recalled<T> | undefined, void>('recall'),
  poll: pollingMachine(),
  /** Whether a certification that an earlier page began is still valid. */
  isStillCertified: request<boolean, PassedOutcome>('isStillCertified'),
});

export const pollingInput = (
  {pending, scanned, firstAnswer}: WithPolling,
  polled: (Polled & Pick<PollingInput, 'endsAt'>) | undefined,
): PollingInput => ({
  id: polled?.id ?? '',
  endsAt: polled?.endsAt ?? 0,
  pending,
  ...(scanned && {scanned}),
  answer: firstAnswer,
});

/* What the `params` of an action or a guard read when the wait has ended. */

type Ended = {readonly event: {readonly output: PollingResult}};
type Answer = PollAnswer | undefined;

/** The answer that ended the wait, if an answer did. */
const answerOf = ({event: {output}}: Ended): Answer => (output.type === 'answered' ? output.answer : undefined);
const failureOf = ({event: {output}}: Ended) => ({error: output.type === 'failed' ? output.error : undefined});

/** Actions when the wait failed. */
export const pollingFailed = [{type: 'noteProblem', params: failureOf}, 'reportProblem'] as const;

const interrupted = interruption('interrupted');
const passed = [{type: 'decide', params: answerOf}, 'forget'] as const;

/** The ways out of the wait that all methods have. The state `waiting` is entered again when an answer is pending. */
export const polled = <const Waiting extends string>(waiting: Waiting) =>
  [
    {guard: {type: 'isScanned', params: answerOf}, target: waiting, reenter: true, actions: 'noteScanned'},
    {
      guard: {type: 'isPending', params: answerOf},
      target: waiting,
      reenter: true,
      actions: [{type: 'notePending', params: answerOf}, 'reportPending'],
    },
    {guard: {type: 'isRecalledPass', params: answerOf}, target: 'rechecking', actions: passed},
    {guard: {type: 'isPassed', params: answerOf}, target: 'decided', actions: passed},
    {
      guard: {type: 'isAnswered', params: answerOf},
      target: 'refused',
      actions: [{type: 'noteAnswer', params: answerOf}, 'reportRefusal', 'forget'],
    },
    {
      guard: {type: 'wasInterrupted', params: outputOf<PollingResult>},
      target: 'interrupted',
      actions: {type: 'interrupt', params: failureOf},
    },
  ] as const;

/** Looks for what an earlier page was waiting for. `none`: where it goes if there was nothing. */
export const recalling = <
  const Waiting extends string,
  const Form extends string,
  const Failed extends string,
  const None extends string = Form,
>(
  waiting: Waiting,
  form: Form,
  notRead: Failed,
  none: Form | None = form,
) =>
  ({
    tags: 'busy',
    entry: 'forgetProblem',
    invoke: {
      src: 'recall',
      onDone: [
        {
          guard: {type: 'wasRecalled', params: outputOf},
          target: waiting,
          actions: {type: 'keepRecalled', params: outputOf},
        },
        {target: none},
      ],
      onError: [
        interrupted,
        {guard: {type: 'hasExpiredCode', params: withError}, target: form, actions: [...failed, 'forget']},
        {target: notRead, actions: failed},
      ],
    },
    on: {cancelled: form},
  }) as const;

/**
 * What is waited for could not be read. It may be decided already, and requests may be few, so the user should not begin
 * another one only because of that. `isKnown` guards whether this page knows what it waits for.
 */
export const notRead = <const Waiting extends string, const Form extends string, const Known extends string>(
  waiting: Waiting,
  form: Form,
  isKnown: Known,
) =>
  ({
    tags: 'failed',
    on: {
      retried: [{guard: isKnown, target: waiting, actions: 'forgetProblem'}, {target: 'recalling'}],
      corrected: {target: form, actions: 'forgetProblem'},
    },
  }) as const;

/**
 * The states after a pass of what an earlier page began. The record may have changed since, and then the backend has
 * dropped the certification.
 */
export const rechecked = <const Form extends string>(form: Form) =>
  ({
    rechecking: {
      tags: 'busy',
      invoke: {
        src: 'isStillCertified',
        input: ({context}: {readonly context: WithPolling}) =>
          (context.result as Extract<MethodResult, {type: 'passed'}>).outcome,
        onDone: [
          {guard: {type: 'isTrue', params: outputOf<boolean>}, target: 'decided'},
          {target: form, actions: [problemOf('handoff-unknown'), 'reportProblem']},
        ],
        onError: [interrupted, {target: 'notRechecked', actions: failed}],
      },
      on: {cancelled: form},
    },

    notRechecked: {
      tags: 'failed',
      on: {retried: 'rechecking', corrected: {target: form, actions: 'forgetProblem'}},
    },
  }) as const;

const isPassed = (answer: Answer): boolean => decisionIn(answer)?.type === 'passed';

/** Guards and actions for a method that waits and may need consent to the host's notice. */
export const pollingMethodSetup = <Context extends WithPolling, Event extends EventObject>(
  spent: Partial<Context> = {},
) => {
  const {guards, actions} = consentSetup<Context, Event>(spent);
  return {
    guards: {
      ...guards,
      wasRecalled: (_: unknown, recalled: object | undefined) => recalled !== undefined,
      isPassed: (_: unknown, answer: Answer) => isPassed(answer),
      isRecalledPass: ({context}: {readonly context: Context}, answer: Answer) =>
        context.isRecalled && isPassed(answer),
      isScanned: (_: unknown, answer: Answer) => answer !== undefined && 'open' in answer,
      isPending: (_: unknown, answer: Answer) => answer !== undefined && 'pending' in answer,
      isAnswered: (_: unknown, answer: Answer) => answer !== undefined,
      /** The time for the decision is over, by this device's clock or as the backend says. */
      isExpired: (_: unknown, result: PollingResult) =>
        result.type === 'failed' && result.error.code === 'handoff-expired',
      wasInterrupted: (_: unknown, result: PollingResult) =>
        result.type === 'failed' && isInterruption(undefined, {error: result.error}),
      /** What the user gives up was decided before. */
      isDecided: (_: unknown, {state}: {state: string}) => state === 'decided',
    },
    actions: {
      ...actions,
      /** Deletes what was stored for a later page. The wiring fills this in. */
      forget: () => undefined,
      dropFirstAnswer: assign<Context, Event, undefined, Event, never>(
        () => ({firstAnswer: undefined}) as Partial<Context>,
      ),
      noteScanned: assign<Context, Event, undefined, Event, never>(() => ({scanned: true}) as Partial<Context>),
      notePending: assign<Context, Event, Answer, Event, never>(
        ({context}, answer) =>
          ({
            pending: answer && 'pending' in answer ? {checkAfter: answer.checkAfter} : context.pending,
          }) as Partial<Context>,
      ),
      /** Of what is known already, the wait would not ask at once. */
      askAnew: assign<Context, Event, undefined, Event, never>(
        () => ({pending: undefined, scanned: false}) as Partial<Context>,
      ),
      reportPending: emit<Context, Event, undefined, Event, {type: 'pending'}>({type: 'pending'}),
      noteAnswer: assign<Context, Event, Answer, Event, never>(
        (_, answer) => ({refusal: answer && 'refusal' in answer ? answer.refusal : undefined}) as Partial<Context>,
      ),
    },
  };
};
