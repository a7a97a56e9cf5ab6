import {bankUkeySetup, type Claim, type Draft} from './bank-ukey.setup.js';
import {interruption, type MethodResult, refused} from './method.js';
import {eventOf, outputOf, withError} from './ports.js';
import {failed, problemOf} from './problem.js';
import {answerOf, failureOf, waitFailed} from './waited.js';

const interrupted = interruption('#bankUkey.interrupted');
/** Starts a new attempt for the same bank, if the bank is known. */
const beginAgain = [
  {guard: 'knowsBank', target: 'creating', actions: 'composeAnew'},
  {target: 'choosing', actions: 'forgetProblem'},
] as const;

/** Certification on the bank's own site: the user goes there, and the machine asks the backend for the result. */
export const bankUkeyMachine = bankUkeySetup.createMachine({
  id: 'bankUkey',
  context: ({input}) => ({
    named: input.status?.banks,
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
    left: {target: '.left', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
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
            guard: {type: 'wasRecalled', params: outputOf},
            target: 'waiting.away',
            actions: {type: 'keepRecalled', params: outputOf},
          },
          {target: 'choosing'},
        ],
        // The old handoff is no longer valid, or the request failed. The user can choose a bank again.
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
        consentChanged: {actions: {type: 'keepConsent', params: eventOf}},
        bankChosen: [
          {guard: 'lacksConsent', actions: 'missConsent'},
          {
            guard: {type: 'isOffered', params: eventOf},
            target: 'creating',
            actions: {type: 'compose', params: eventOf},
          },
        ],
      },
    },

    creating: {
      tags: 'busy',
      // A new handoff replaces the previous one.
      entry: ['forgetProblem', 'dropHandoff'],
      invoke: {
        src: 'createHandoff',
        input: ({context}) => context.claim as Claim,
        onDone: [
          {
            guard: {type: 'isRefused', params: outputOf},
            target: 'choosing',
            actions: refused,
          },
          {target: 'waiting', actions: {type: 'keepHandoff', params: outputOf}},
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
            guard: {type: 'isPending', params: answerOf},
            target: 'waiting.away',
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
          actions: [problemOf('handoff-expired'), 'tellProblem', 'forget'],
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
        // The user has gone to the bank, or has come back to a page that was already waiting.
        away: {},
      },
    },

    judging: {
      always: [{guard: 'isRecalled', target: 'rechecking'}, {target: 'decided'}],
    },

    // The record may have changed since the bank passed the certification, and then the backend has dropped it.
    rechecking: {
      tags: 'busy',
      invoke: {
        src: 'isStillCertified',
        input: ({context}) => (context.result as Extract<MethodResult, {type: 'passed'}>).outcome,
        onDone: [
          {guard: {type: 'isTrue', params: outputOf}, target: 'decided'},
          {
            target: 'choosing',
            actions: [problemOf('handoff-unknown'), 'tellProblem'],
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
        // The handoff ends by itself soon, and the user can do nothing about the error.
        onError: 'choosing',
      },
      on: {cancelled: 'choosing'},
    },

    refused: {
      tags: 'refused',
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
    left: {type: 'final'},
  },
});
