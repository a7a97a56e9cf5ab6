import type {MethodResult} from './method.js';
import {beginWith, certificationSetup, hasUnsavedInput, profile, type Standing} from './certification.setup.js';
import {eventOf, failed, outputOf, problemOf} from './ports.js';

const keepStatus = {type: 'keepStatus', params: outputOf<Standing>} as const;
const keepDraft = {type: 'keepDraft', params: outputOf<MethodResult>} as const;

/** Checks of a status before the widget shows it: whose status is it, and does certification apply? */
const subjectChecks = [
  {guard: {type: 'isSomebodyElse', params: outputOf<Standing>}, target: '#certification.somebodyElse'},
  {
    guard: {type: 'isNotApplicable', params: outputOf<Standing>},
    target: '#certification.notApplicable',
    actions: keepStatus,
  },
] as const;

/** The element is taken out of the page. Where there is nothing to keep, its journey simply ends. */
const suspended = {target: '#certification.suspended', actions: 'wantUnpressed'} as const;

/** The method was interrupted: what it keeps, and why. */
const noteInterruption = [
  keepDraft,
  'forgetNext',
  {
    type: 'noteProblem',
    params: ({event: {output}}: {event: {output: MethodResult}}) => ({
      error: output.type === 'interrupted' ? output.error : undefined,
    }),
  },
  'reportProblem',
] as const;

/** Waits until the user comes back to this window. */
const focused = {src: 'windowFocus', onDone: {guard: 'isSessionOver', target: 'looking'}} as const;

/** A host opens a method. What is offered now is asked first. */
const askFor = {target: 'asking', actions: {type: 'want', params: eventOf}} as const;

/** The whole journey: get the user's status, let the user choose a method, run it, show the result. */
export const certificationMachine = () =>
  certificationSetup.createMachine({
    id: 'certification',
    meta: {hasUnsavedInput},
    context: ({input}) => ({
      ...input,
      wanted: beginWith(input),
      next: undefined,
      status: undefined,
      offered: [],
      method: undefined,
      drafts: {},
      unsaved: [],
      result: undefined,
      problem: undefined,
    }),
    initial: 'asking',
    on: {
      methodsConfigured: {actions: {type: 'configureMethods', params: ({event}) => event.plan}},
    },
    states: {
      asking: {
        tags: 'busy',
        invoke: {
          src: 'getStatus',
          onDone: [
            ...subjectChecks,
            {
              guard: {type: 'wantedIsOffered', params: outputOf},
              target: 'opening',
              actions: keepStatus,
            },
            {
              guard: {type: 'isAwaited', params: outputOf},
              target: 'opening',
              actions: [
                keepStatus,
                {type: 'want', params: ({event}) => ({method: event.output.awaited ?? '', pressed: false})},
              ],
            },
            {
              guard: {type: 'isIncomplete', params: outputOf},
              target: 'opening',
              actions: [keepStatus, {type: 'want', params: {method: profile, pressed: false}}],
            },
            {target: 'home', actions: keepStatus},
          ],
          onError: {target: 'notAsked', actions: failed},
        },
        on: {
          methodChosen: {actions: {type: 'want', params: eventOf}},
          cancelled: 'paused',
        },
      },

      paused: {
        on: {retried: 'asking', methodChosen: askFor},
      },

      notAsked: {
        tags: 'failed',
        exit: 'forgetProblem',
        on: {retried: 'asking', methodChosen: askFor},
      },

      notApplicable: {
        on: {refreshRequested: 'asking'},
      },

      home: {
        entry: 'wantNothing',
        initial: 'current',
        on: {
          methodChosen: {
            guard: {type: 'isOffered', params: ({event}) => event.method},
            target: 'opening',
            actions: {type: 'want', params: eventOf},
          },
        },
        states: {
          current: {
            on: {refreshRequested: 'refreshing'},
          },
          // During the new request, the content stays on the screen and can be used.
          refreshing: {
            invoke: {
              src: 'getStatus',
              onDone: [...subjectChecks, {target: 'current', actions: keepStatus}],
              onError: {target: '#certification.notAsked', actions: failed},
            },
          },
        },
      },

      opening: {
        tags: 'busy',
        invoke: {
          src: 'openMethod',
          input: ({context}) => ({method: context.wanted?.method ?? '', subject: context.status?.subject ?? ''}),
          onDone: {
            target: 'inMethod',
            actions: {type: 'startMethod', params: outputOf},
          },
          onError: {target: 'notOpened', actions: failed},
        },
        on: {
          cancelled: 'home',
          left: 'home',
          methodChosen: {guard: {type: 'isNotWanted', params: ({event}) => event.method}, ...askFor},
          suspended,
        },
      },

      notOpened: {
        tags: 'failed',
        exit: 'forgetProblem',
        on: {retried: 'opening', left: 'home', methodChosen: askFor, suspended},
      },

      inMethod: {
        exit: ['stopMethod', 'forgetMethod'],
        on: {
          'xstate.done.actor.method': [
            {guard: {type: 'isSuspended', params: outputOf}, ...suspended, actions: [keepDraft, 'wantUnpressed']},
            {guard: {type: 'isUnconfigured', params: outputOf}, target: 'notOpened', actions: noteInterruption},
            {guard: {type: 'isInterrupted', params: outputOf}, target: 'interrupted', actions: noteInterruption},
            {
              guard: {type: 'startsOver', params: outputOf},
              target: 'asking',
              actions: [keepDraft, 'wantNothing'],
            },
            {
              guard: {type: 'leadsToOther', params: outputOf},
              target: 'opening',
              actions: [keepDraft, {type: 'wantOther', params: outputOf}],
            },
            {
              guard: {type: 'isOver', params: outputOf},
              target: 'home.refreshing',
              actions: keepDraft,
            },
            {
              target: 'result',
              actions: [keepDraft, {type: 'keepResult', params: outputOf}],
            },
          ],
          'xstate.error.actor.method': {target: 'notOpened', actions: ['forgetNext', ...failed]},
          // The method's machine keeps what is typed, and ends with the way on.
          methodChosen: {
            guard: {type: 'isOffered', params: ({event}) => event.method},
            actions: [{type: 'wantNext', params: eventOf}, 'leaveForNext'],
          },
          suspended: {actions: 'suspendMethod'},
          left: [{guard: 'isSolo', target: 'asking', actions: 'wantNothing'}, {target: 'home.refreshing'}],
        },
      },

      // The session has ended, or now belongs to another user. No personal data is shown until the user is known.
      interrupted: {
        tags: 'failed',
        on: {
          retried: 'returning',
          suspended,
          // Goes home, even if a method would normally open by itself.
          left: {target: 'returning', actions: 'wantNothing'},
        },
        // Whoever comes back to the window is told whether they are signed in again. To go on takes a press.
        initial: 'explained',
        states: {
          explained: {invoke: focused, on: {signInOpened: 'away'}},
          away: {invoke: focused},
          looking: {
            invoke: {
              src: 'getStatus',
              onDone: [
                {guard: {type: 'isSomebodyElse', params: outputOf}, target: '#certification.somebodyElse'},
                {target: 'signedIn'},
              ],
              onError: 'resting',
            },
          },
          resting: {
            after: {untilNextLook: 'away'},
          },
          signedIn: {},
        },
      },

      // The same user continues at the same place. For another user the journey starts again.
      returning: {
        tags: 'busy',
        invoke: {
          src: 'getStatus',
          onDone: [
            // The user has already seen the message about the change.
            {
              guard: {type: 'isKnownToHaveChanged', params: outputOf},
              target: 'asking',
              actions: ['forgetPerson', 'reportPersonChanged'],
            },
            ...subjectChecks,
            {guard: {type: 'wantedIsOffered', params: outputOf}, target: 'opening', actions: keepStatus},
            {target: 'home', actions: keepStatus},
          ],
          onError: {target: 'interrupted', actions: failed},
        },
        on: {cancelled: 'interrupted', suspended},
      },

      // Out of the page: nothing runs, and what was typed is kept.
      suspended: {
        on: {resumed: 'returning', methodChosen: {actions: {type: 'want', params: eventOf}}},
      },

      somebodyElse: {
        tags: 'failed',
        entry: ['forgetPerson', 'reportPersonChanged', problemOf('subject-changed'), 'reportProblem'],
        exit: 'forgetProblem',
        on: {retried: 'asking', left: 'asking', refreshRequested: 'asking'},
      },

      result: {
        on: {
          finished: 'asking',
          methodChosen: askFor,
        },
        exit: 'wantNothing',
      },
    },
  });

export type CertificationMachine = ReturnType<typeof certificationMachine>;
