import type {AssistanceQuestion} from '../domain/assistance.schemas.js';
import type {Secret} from '../domain/secret.js';
import {adminAssistSetup, type CodeTry, type Draft} from './admin-assist.setup.js';
import {interruption, refused, type MethodResult} from './method.js';
import {eventOf, outputOf, withError} from './ports.js';
import {failed, problemOf} from './problem.js';
import {answerOf, failureOf, waitFailed} from './waited.js';

const interrupted = interruption('#adminAssist.interrupted');

/** Certification with the help of an enterprise's administrator: the user asks, and the administrator confirms. */
export const adminAssistMachine = adminAssistSetup.createMachine({
  id: 'adminAssist',
  context: ({input}) => ({
    enterprise: input.status?.enterprise?.name ?? '',
    hasEnterprise: input.status?.enterprise !== undefined,
    consent: undefined,
    claim: undefined,
    isUnderWay: false,
    request: undefined,
    pending: undefined,
    isRecalled: false,
    codeTry: undefined,
    ...(input.draft as Draft | undefined),
    finding: undefined,
    warned: undefined,
    consentMissing: false,
    secret: undefined,
    refusal: undefined,
    problem: undefined,
    result: {type: 'left'},
  }),
  output: ({context}) => context.result,
  initial: 'beginning',
  on: {
    left: {target: '.left', actions: {type: 'leaveWithDraft', params: ({event}) => ({to: event.to})}},
    // A code that comes too late or too early is not kept.
    codeEntered: {actions: {type: 'discard', params: eventOf}},
  },
  states: {
    beginning: {
      always: [
        {guard: 'hasRequest', target: 'waiting'},
        {guard: 'isUnderWay', target: 'sending'},
        {target: 'recalling'},
      ],
    },

    recalling: {
      tags: 'busy',
      entry: 'forgetProblem',
      invoke: {
        src: 'recall',
        onDone: [
          {
            guard: {type: 'wasRecalled', params: outputOf},
            target: 'waiting',
            actions: {type: 'keepRecalled', params: outputOf},
          },
          {target: 'naming'},
        ],
        onError: [
          interrupted,
          {guard: {type: 'isGoneForGood', params: withError}, target: 'naming', actions: [...failed, 'forget']},
          {target: 'notRead', actions: failed},
        ],
      },
      on: {cancelled: 'naming'},
    },

    // Requests are few, so the user should not send another one only because this one could not be read.
    notRead: {
      tags: 'failed',
      on: {
        retried: [{guard: 'hasRequest', target: 'waiting', actions: 'forgetProblem'}, {target: 'recalling'}],
        corrected: {target: 'naming', actions: ['forgetProblem', 'dropRequest']},
      },
    },

    naming: {
      tags: 'form',
      entry: {type: 'markUnderWay', params: {isUnderWay: false}},
      on: {
        consentChanged: {actions: {type: 'keepConsent', params: eventOf}},
        edited: {actions: {type: 'takeIn', params: eventOf}},
        submitted: [
          {guard: 'lacksConsent', actions: ['missConsent', {type: 'judge', params: eventOf}]},
          {
            guard: {type: 'maySend', params: eventOf},
            target: 'sending',
            actions: {type: 'compose', params: eventOf},
          },
          {actions: {type: 'judge', params: eventOf}},
        ],
      },
    },

    sending: {
      tags: 'busy',
      entry: ['forgetProblem', {type: 'markUnderWay', params: {isUnderWay: true}}],
      invoke: {
        src: 'requestAssistance',
        input: ({context}) => context.claim as AssistanceQuestion,
        onDone: [
          {guard: {type: 'isRefused', params: outputOf}, target: 'naming', actions: refused},
          {target: 'waiting', actions: {type: 'keepRequest', params: outputOf}},
        ],
        onError: [interrupted, {target: 'notSent', actions: failed}],
      },
      // The backend may already have the request. If it is sent again, it is the same attempt.
      on: {cancelled: 'naming'},
    },

    notSent: {
      tags: 'failed',
      on: {retried: 'sending', corrected: {target: 'naming', actions: 'forgetProblem'}},
    },

    waiting: {
      invoke: {
        id: 'wait',
        src: 'waitForAdministrator',
        input: ({context: {request, pending}}) => ({
          id: request?.id ?? '',
          isPending: pending !== undefined,
          ...pending,
        }),
        onDone: [
          {
            guard: {type: 'isPending', params: answerOf},
            target: 'waiting',
            reenter: true,
            actions: [{type: 'notePending', params: answerOf}, 'tellPending'],
          },
          {
            guard: {type: 'isPassed', params: answerOf},
            target: 'judging',
            actions: [{type: 'decide', params: answerOf}, 'forget'],
          },
          {
            guard: {type: 'isAnswered', params: answerOf},
            target: 'refused',
            actions: [{type: 'noteAnswer', params: answerOf}, 'tellRefusal', 'forget'],
          },
          {
            guard: {type: 'wasInterrupted', params: outputOf},
            target: 'interrupted',
            actions: {type: 'interrupt', params: failureOf},
          },
          {target: 'notRead', actions: waitFailed},
        ],
        onError: {target: 'notRead', actions: failed},
      },
      after: {
        untilEnd: {target: 'refused', actions: ['noteExpired', 'tellRefusal', 'forget']},
      },
      on: {
        codeEntered: [
          {guard: 'takesCode', target: 'checkingCode', actions: {type: 'holdSecret', params: eventOf}},
          {actions: {type: 'discard', params: eventOf}},
        ],
        cancelled: 'withdrawing',
      },
    },

    // The administrator stands beside the user, or reads the code aloud.
    checkingCode: {
      tags: 'busy',
      exit: 'dropSecret',
      invoke: [
        {src: 'forgetCode', input: ({context}) => context.secret as Secret},
        {
          src: 'sendCode',
          input: ({context}) => ({codeTry: context.codeTry as CodeTry, code: context.secret as Secret}),
          // After any other answer the wait begins again and asks at once: the request itself may have ended.
          onDone: [
            {
              guard: {type: 'isPassed', params: outputOf},
              target: 'decided',
              actions: [{type: 'decide', params: outputOf}, 'forget'],
            },
            {
              guard: {type: 'isPending', params: outputOf},
              target: 'waiting',
              actions: ['endTry', {type: 'notePending', params: outputOf}, 'tellPending'],
            },
            {target: 'waiting', actions: ['endTry', {type: 'noteAnswer', params: outputOf}, 'tellRefusal']},
          ],
          // The code is deleted after its use, so the user types it again.
          onError: [interrupted, {target: 'waiting', actions: failed}],
        },
      ],
      on: {cancelled: 'waiting'},
    },

    withdrawing: {
      tags: 'busy',
      entry: ['forgetProblem', 'forgetRefusal'],
      invoke: {
        src: 'withdraw',
        input: ({context}) => ({id: context.request?.id ?? ''}),
        onDone: {target: 'withdrawn', actions: 'forget'},
        onError: [interrupted, {target: 'notWithdrawn', actions: failed}],
      },
      on: {cancelled: 'waiting'},
    },

    // The request is still open, and an administrator may still confirm it.
    notWithdrawn: {
      tags: 'failed',
      on: {retried: 'withdrawing', corrected: {target: 'waiting', actions: 'forgetProblem'}},
    },

    withdrawn: {
      entry: 'dropRequest',
      on: {retried: 'naming'},
    },

    refused: {
      tags: 'refused',
      entry: ['forgetProblem', 'dropRequest'],
      on: {retried: {target: 'naming', actions: 'forgetRefusal'}},
    },

    judging: {
      always: [{guard: 'isRecalled', target: 'rechecking'}, {target: 'decided'}],
    },

    // The certification may have been dropped since the administrator confirmed.
    rechecking: {
      tags: 'busy',
      invoke: {
        src: 'isStillCertified',
        input: ({context}) => (context.result as Extract<MethodResult, {type: 'passed'}>).outcome,
        onDone: [
          {guard: {type: 'isTrue', params: outputOf}, target: 'decided'},
          {
            target: 'naming',
            actions: [problemOf('handoff-unknown'), 'tellProblem', 'dropRequest'],
          },
        ],
        onError: [interrupted, {target: 'notRechecked', actions: failed}],
      },
      on: {cancelled: {target: 'naming', actions: 'dropRequest'}},
    },

    notRechecked: {
      tags: 'failed',
      on: {retried: 'rechecking', corrected: {target: 'naming', actions: ['forgetProblem', 'dropRequest']}},
    },

    decided: {type: 'final'},
    interrupted: {type: 'final'},
    left: {type: 'final'},
  },
});
