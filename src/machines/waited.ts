import {assign, emit, type EventObject} from 'xstate';
import type {CertErrorCode} from '../domain/errors.js';
import type {Outcome} from '../domain/outcome.schemas.js';
import {consentSetup, isInterruption, type MethodResult, type WithConsent, type WithRefusal} from './method.js';
import type {WaitingResult} from './waiting.setup.js';

/* Common to the methods that wait for a decision made elsewhere. */

export interface WithWait extends WithConsent, WithRefusal {
  /** The other side has not decided yet. Seconds until the next request. */
  readonly pending: {readonly checkAfter: number} | undefined;
  readonly result: MethodResult;
}

/* What the `params` of an action or a guard read when the wait has ended. */

type Waited = {readonly event: {readonly output: WaitingResult}};

/** The answer that ended the wait, if an answer did. */
export const answerOf = ({event: {output}}: Waited): Outcome | undefined =>
  output.type === 'answered' ? (output.answer as Outcome) : undefined;
export const failureOf = ({event: {output}}: Waited) => ({
  error: output.type === 'failed' ? output.error : undefined,
});

/** Actions when the wait failed. */
export const waitFailed = [{type: 'noteProblem', params: failureOf}, 'tellProblem'] as const;

type Answer = Outcome | undefined;

/** Guards and actions for a method that waits and may need consent to the host's notice. */
export const waitedSetup = <Context extends WithWait, Event extends EventObject>() => {
  const {guards, actions} = consentSetup<Context, Event>();
  return {
    guards: {
      ...guards,
      isPassed: (_: unknown, answer: Answer) => answer !== undefined && 'passed' in answer && answer.passed,
      isPending: (_: unknown, answer: Answer) => answer !== undefined && 'pending' in answer,
      isAnswered: (_: unknown, answer: Answer) => answer !== undefined,
      failedWith: (_: unknown, {result, code}: {result: WaitingResult; code: CertErrorCode}) =>
        result.type === 'failed' && result.error.code === code,
      wasInterrupted: (_: unknown, result: WaitingResult) =>
        result.type === 'failed' && isInterruption(undefined, {error: result.error}),
    },
    actions: {
      ...actions,
      notePending: assign<Context, Event, Answer, Event, never>(
        ({context}, answer) =>
          ({
            pending: answer && 'pending' in answer ? {checkAfter: answer.checkAfter} : context.pending,
          }) as Partial<Context>,
      ),
      tellPending: emit<Context, Event, undefined, Event, {type: 'pending'}>({type: 'pending'}),
      noteAnswer: assign<Context, Event, Answer, Event, never>(
        (_, answer) => ({refusal: answer && 'refusal' in answer ? answer.refusal : undefined}) as Partial<Context>,
      ),
      forgetRefusal: assign<Context, Event, undefined, Event, never>(() => ({refusal: undefined}) as Partial<Context>),
      decide: assign<Context, Event, Answer, Event, never>(
        ({context}, answer) =>
          ({
            result: answer && 'passed' in answer && answer.passed ? {type: 'passed', outcome: answer} : context.result,
          }) as Partial<Context>,
      ),
      leave: assign<Context, Event, {to: string | undefined}, Event, never>(
        (_, {to}) => ({result: {type: 'left', to}}) as Partial<Context>,
      ),
    },
  };
};
