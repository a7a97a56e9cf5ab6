import {Attempt} from '../domain/attempt.js';
import type {AssistanceInput} from '../domain/assistance.schemas.js';
import type {Secret} from '../domain/secret.js';
import {adminAssistSetup, hasUnsavedInput, type CodeTry, type ResumeState} from './admin-assist.setup.js';
import {interruption, refused, suspension} from './method.js';
import {notRead, polled, pollingFailed, pollingInput, recalling, rechecked} from './polling.method.js';
import {eventOf, failed, outputOf} from './ports.js';

const interrupted = interruption('#adminAssist.interrupted');

/** Certification with the help of an enterprise's administrator: the user asks, and the administrator confirms. */
export const adminAssistMachine = () =>
  adminAssistSetup().createMachine({
    id: 'adminAssist',
    meta: {hasUnsavedInput},
    context: ({input}) => ({
      enterprise: input.status?.enterprise?.name ?? '',
      own: input.status?.enterprise?.name,
      consent: undefined,
      claim: undefined,
      isSending: false,
      request: undefined,
      pending: undefined,
      isRecalled: false,
      codeTry: undefined,
      ...(input.draft as ResumeState | undefined),
      firstAnswer: undefined,
      validated: {value: '', finding: 'missing'},
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
      left: {target: '.left', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
      suspended: suspension('.interrupted'),
      // A code that comes too late or too early is not kept.
      codeEntered: {actions: {type: 'discard', params: eventOf}},
    },
    states: {
      beginning: {
        always: [
          {guard: 'hasRequest', target: 'waiting'},
          {guard: 'isSending', target: 'sending'},
          {target: 'recalling'},
        ],
      },

      recalling: recalling('waiting', 'naming', 'notRead'),

      notRead: notRead('waiting', 'naming', 'hasRequest'),

      naming: {
        tags: 'form',
        entry: ['dropRequest', {type: 'setSending', params: {isSending: false}}, 'validate'],
        on: {
          consentChanged: {actions: {type: 'keepConsent', params: eventOf}},
          edited: {actions: [{type: 'applyEdit', params: eventOf}, 'validate']},
          rulesChanged: {actions: 'validate'},
          submitted: [
            {guard: 'lacksConsent', actions: ['missConsent', 'showFinding']},
            {guard: 'wasRead', target: 'sending', actions: 'compose'},
            {guard: 'isSound', target: 'confirming', actions: 'compose'},
            {actions: 'showFinding'},
          ],
        },
      },

      // Nobody else will say that it is the wrong enterprise: an answer does not tell whether there is one.
      confirming: {
        on: {confirmed: 'sending', corrected: 'naming'},
      },

      sending: {
        tags: 'busy',
        entry: ['forgetProblem', {type: 'setSending', params: {isSending: true}}],
        invoke: {
          src: 'requestAssistance',
          input: ({context}) => context.claim as Attempt<AssistanceInput>,
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
          src: 'poll',
          input: ({context}) => pollingInput(context, context.request),
          onDone: [
            ...polled('waiting'),
            {
              guard: {type: 'isExpired', params: outputOf},
              target: 'refused',
              actions: ['noteExpired', 'reportRefusal', 'forget'],
            },
            {target: 'notRead', actions: pollingFailed},
          ],
          onError: {target: 'notRead', actions: failed},
        },
        exit: 'dropFirstAnswer',
        on: {
          codeEntered: [
            {guard: 'takesCode', target: 'checkingCode', actions: {type: 'holdSecret', params: eventOf}},
            {actions: {type: 'discard', params: eventOf}},
          ],
          cancelled: 'withdrawing',
          // The request stays open, and is found again.
          backRequested: {target: 'left', actions: {type: 'leave', params: {to: undefined}}},
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
            input: ({context}) => ({codeTry: context.codeTry as Attempt<CodeTry>, code: context.secret as Secret}),
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
                actions: ['endTry', {type: 'notePending', params: outputOf}, 'reportPending'],
              },
              {target: 'waiting', actions: ['endTry', {type: 'noteAnswer', params: outputOf}, 'reportRefusal']},
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
          input: ({context}) => new Attempt({id: context.request?.id ?? ''}),
          onDone: [
            // The administrator was faster: the wait fetches the answer.
            {guard: {type: 'isDecided', params: outputOf}, target: 'waiting', actions: 'askAnew'},
            {target: 'withdrawn', actions: 'forget'},
          ],
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

      ...rechecked('naming'),

      decided: {type: 'final'},
      interrupted: {type: 'final'},
      left: {type: 'final'},
    },
  });

export type AdminAssistMachine = ReturnType<typeof adminAssistMachine>;
