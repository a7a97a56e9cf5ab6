import type {Attempt} from '../domain/attempt.js';
import type {Secret} from '../domain/secret.js';
import {
  adminRequestsSetup,
  hasUnsavedInput,
  initialContext,
  type CodeOrder,
  type Confirmation,
  type Declination,
} from './admin-requests.setup.js';
import {refused} from './method.js';
import {eventOf, failed, outputOf, withError} from './ports.js';

/** The session has ended or belongs to another user. */
const sessionOver = {
  guard: {type: 'isSessionOver', params: withError},
  target: '#adminRequests.sessionOver',
  actions: ['forgetAll', ...failed],
} as const;

/** The session has ended while a reason was sent, or since. The same administrator may sign in again. */
const reasonWaits = {
  guard: {type: 'isSignedOut', params: withError},
  target: '#adminRequests.sessionOver',
  actions: ['forgetAllButReason', ...failed],
} as const;

/** The backend refused: nobody can answer the request any more, or the administrator may try again. */
const notAccepted = [
  {guard: {type: 'hasEnded', params: outputOf}, target: '#adminRequests.gone', actions: refused},
  {guard: {type: 'isRefused', params: outputOf}, target: '#adminRequests.deciding', actions: refused},
] as const;

/** An administrator's inbox of requests for help: look at one, and confirm it, decline it or create a code for it. */
export const adminRequestsMachine = () =>
  adminRequestsSetup.createMachine({
    id: 'adminRequests',
    meta: {hasUnsavedInput},
    context: initialContext,
    initial: 'loading',
    states: {
      loading: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'getInbox',
          input: ({context: {subject}}) => ({subject}),
          onDone: [
            {
              guard: {type: 'isSomebodyElse', params: outputOf},
              target: 'loading',
              reenter: true,
              actions: ['forgetPerson', 'reportPersonChanged'],
            },
            {
              guard: {type: 'isRefused', params: outputOf},
              target: 'notAdministrator',
              actions: ['dropRequest', ...refused],
            },
            {
              guard: {type: 'isReasonAwaited', params: outputOf},
              target: 'declining',
              actions: [{type: 'keepInbox', params: outputOf}, 'chooseAgain'],
            },
            {target: 'inbox', actions: {type: 'keepInbox', params: outputOf}},
          ],
          onError: [reasonWaits, sessionOver, {target: 'notLoaded', actions: failed}],
        },
        on: {cancelled: 'paused'},
      },

      paused: {
        on: {retried: 'loading'},
      },

      notLoaded: {
        tags: 'failed',
        on: {retried: 'loading'},
      },

      notAdministrator: {
        tags: 'refused',
        entry: 'forgetProblem',
        on: {retried: {target: 'loading', actions: 'forgetRefusal'}},
      },

      inbox: {
        entry: 'dropRequest',
        invoke: {src: 'watchPage'},
        on: {
          opened: {
            guard: {type: 'isListed', params: eventOf},
            target: 'deciding',
            actions: {type: 'choose', params: eventOf},
          },
        },
        initial: 'current',
        states: {
          current: {
            on: {refreshRequested: 'refreshing', woken: 'refreshing'},
          },
          // During the new request, the list stays on the screen and can be used.
          refreshing: {
            invoke: {
              src: 'getInbox',
              input: ({context: {subject}}) => ({subject}),
              onDone: [
                {
                  guard: {type: 'isRefused', params: outputOf},
                  target: '#adminRequests.notAdministrator',
                  actions: refused,
                },
                {target: 'current', actions: {type: 'keepInbox', params: outputOf}},
              ],
              onError: [sessionOver, {target: 'current', actions: failed}],
            },
          },
        },
      },

      deciding: {
        tags: 'form',
        on: {
          numberEdited: {actions: {type: 'takeNumber', params: eventOf}},
          agreed: [{guard: 'hasNumber', target: 'askingYes'}, {actions: 'validateNumber'}],
          declineRequested: {target: 'declining', actions: 'forgetRefusal'},
          codeRequested: 'askingCode',
          closed: 'inbox.refreshing',
        },
      },

      // A warning before each yes: nobody may agree to a person who has not spoken to them.
      askingYes: {
        on: {confirmed: {target: 'confirming', actions: 'composeConfirmation'}, cancelled: 'deciding'},
      },

      confirming: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'confirmAssistance',
          input: ({context}) => context.confirmation as Attempt<Confirmation>,
          onDone: [
            ...notAccepted,
            {target: 'answered', actions: [{type: 'keepAnswer', params: outputOf}, 'reportAnswered']},
          ],
          onError: [sessionOver, {target: 'notConfirmed', actions: failed}],
        },
        // The backend may already have the answer. If it is sent again, it is the same attempt.
        on: {cancelled: 'deciding'},
      },

      notConfirmed: {
        tags: 'failed',
        on: {retried: 'confirming', corrected: {target: 'deciding', actions: 'forgetProblem'}},
      },

      declining: {
        tags: 'form',
        on: {
          reasonEdited: {actions: {type: 'takeReason', params: eventOf}},
          submitted: [
            {guard: 'hasReason', target: 'sendingDeclination', actions: 'composeDeclination'},
            {actions: 'validateReason'},
          ],
          cancelled: 'deciding',
        },
      },

      sendingDeclination: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'declineAssistance',
          input: ({context}) => context.declination as Attempt<Declination>,
          onDone: [
            ...notAccepted,
            {target: 'answered', actions: [{type: 'keepAnswer', params: outputOf}, 'reportAnswered']},
          ],
          onError: [reasonWaits, sessionOver, {target: 'notDeclined', actions: failed}],
        },
        on: {cancelled: 'declining'},
      },

      notDeclined: {
        tags: 'failed',
        on: {retried: 'sendingDeclination', corrected: {target: 'declining', actions: 'forgetProblem'}},
      },

      // Whoever gets the code is confirmed, so the same warning comes before it.
      askingCode: {
        on: {confirmed: {target: 'creatingCode', actions: 'composeOrder'}, cancelled: 'deciding'},
      },

      creatingCode: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'createCode',
          input: ({context}) => context.order as Attempt<CodeOrder>,
          onDone: [...notAccepted, {target: 'codeShown', actions: {type: 'keepCode', params: outputOf}}],
          onError: [sessionOver, {target: 'codeNotCreated', actions: failed}],
        },
        on: {cancelled: 'deciding'},
      },

      codeNotCreated: {
        tags: 'failed',
        on: {retried: 'creatingCode', corrected: {target: 'deciding', actions: 'forgetProblem'}},
      },

      codeShown: {
        invoke: {src: 'forgetCode', input: ({context}) => context.code?.code as Secret},
        after: {untilCodeEnds: 'codeExpired'},
        on: {corrected: 'deciding', closed: 'inbox.refreshing'},
        exit: 'dropCode',
      },

      codeExpired: {
        on: {corrected: 'deciding', closed: 'inbox.refreshing'},
      },

      answered: {
        entry: 'dropTyped',
        on: {closed: 'inbox.refreshing'},
      },

      // Withdrawn, expired, answered by a colleague, or ended by a wrong number.
      gone: {
        tags: 'refused',
        entry: 'dropTyped',
        on: {closed: 'inbox.refreshing'},
      },

      // Nothing of the inbox is shown until the user is known.
      sessionOver: {
        tags: 'failed',
        on: {retried: 'loading'},
      },
    },
  });

export type AdminRequestsMachine = ReturnType<typeof adminRequestsMachine>;

/** What a host is told as the step in each state. */
export const inboxSteps = {
  loading: 'loading',
  paused: 'failed',
  notLoaded: 'failed',
  notConfirmed: 'failed',
  notDeclined: 'failed',
  codeNotCreated: 'failed',
  inbox: 'choosing',
  deciding: 'deciding',
  declining: 'deciding',
  askingYes: 'deciding',
  askingCode: 'deciding',
  confirming: 'sending',
  sendingDeclination: 'sending',
  creatingCode: 'sending',
  answered: 'done',
  codeShown: 'done',
  codeExpired: 'done',
  notAdministrator: 'refused',
  gone: 'refused',
  sessionOver: 'session-over',
} as const;
