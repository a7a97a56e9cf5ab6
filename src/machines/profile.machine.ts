import type {Attempt} from '../domain/attempt.js';
import type {ProfileUpdate} from '../domain/profile-fields.js';
import {interruption, ofToday, suspension} from './method.js';
import {eventOf, failed, outputOf, problemOf, withError} from './ports.js';
import {hasTyped, initialContext, profileSetup, type ResumeState, type Submission} from './profile.setup.js';

const interrupted = interruption('#profile.interrupted');

const backToDraft = [
  {guard: 'isUnsure', target: 'resuming'},
  {guard: 'isToCompare', target: 'comparing'},
  {target: 'editing'},
] as const;

/** The record of the enterprise and of the account holder: view, correct, save. */
export const profileMachine = () =>
  profileSetup.createMachine({
    id: 'profile',
    meta: {hasUnsavedInput: hasTyped},
    context: ({input}) => ({
      ...initialContext,
      profile: undefined,
      part: 'enterprise',
      ...(input.draft as ResumeState | undefined),
      saved: undefined,
      result: {type: 'left'},
    }),
    output: ({context}) => context.result,
    initial: 'beginning',
    on: {
      left: [
        {
          guard: {type: 'leadsToOther', params: eventOf},
          target: '.left',
          actions: {type: 'leave', params: ({event}) => ({to: event.to})},
        },
        {guard: 'hasTyped', target: '.abandoning.leaving'},
        {target: '.left'},
      ],
      suspended: suspension('.interrupted'),
    },
    states: {
      beginning: {
        always: [{guard: 'hasDraft', target: 'resuming'}, {target: 'loading'}],
      },

      loading: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'getProfile',
          onDone: {target: 'viewing', actions: {type: 'keepProfile', params: outputOf}},
          onError: [interrupted, {target: 'notLoaded', actions: failed}],
        },
        on: {cancelled: 'left'},
      },

      notLoaded: {
        tags: 'failed',
        on: {retried: 'loading'},
      },

      viewing: {
        entry: ['dropForm', 'validateRecord'],
        on: {
          rulesChanged: {actions: 'validateRecord'},
          editRequested: {
            guard: {type: 'isEditable', params: eventOf},
            target: 'editing',
            actions: {type: 'choosePart', params: eventOf},
          },
          closed: 'closed',
        },
      },

      editing: {
        tags: 'form',
        // A request sent from here is a new attempt, unless it is the same as one that may have arrived.
        entry: ['forgetAttempt', 'validate'],
        on: {
          edited: {actions: [{type: 'applyEdit', params: eventOf}, 'validate']},
          putBack: {actions: [{type: 'putBack', params: eventOf}, 'validate']},
          rulesChanged: {actions: 'validate'},
          submitted: [ofToday, {guard: 'maySend', target: 'confirming', actions: 'compose'}, {actions: 'showFindings'}],
          cancelled: [{guard: 'hasTyped', target: 'abandoning'}, {target: 'viewing'}],
        },
      },

      // Shows the data before sending it.
      confirming: {
        on: {
          confirmed: 'saving',
          corrected: 'editing',
          cancelled: 'editing',
        },
      },

      saving: {
        tags: 'busy',
        entry: ['forgetProblem', 'markSent'],
        invoke: {
          src: 'save',
          input: ({context}) => context.submission as Attempt<Submission, ProfileUpdate>,
          onDone: [
            {
              guard: {type: 'wasSaved', params: outputOf},
              target: 'saved',
              actions: [{type: 'keepSaved', params: outputOf}, 'reportSaved'],
            },
            {target: 'editing', actions: [{type: 'keepRefusal', params: outputOf}, 'reportRefusal']},
          ],
          onError: [
            {
              guard: {type: 'isConflict', params: withError},
              target: 'resuming',
              actions: [...failed, {type: 'noteConflict', params: withError}, 'forgetAttempt'],
            },
            interrupted,
            {target: 'notSaved', actions: failed},
          ],
        },
        // The backend may already have saved it. If the request is sent again, it is the same attempt.
        on: {cancelled: 'confirming'},
      },

      notSaved: {
        tags: 'failed',
        on: {retried: 'saving', corrected: {target: 'editing', actions: 'forgetProblem'}},
      },

      // Reads the record again while a draft exists, to check whether the record has changed under the draft.
      resuming: {
        tags: 'busy',
        entry: 'doubt',
        invoke: {
          src: 'getProfile',
          onDone: [
            {
              guard: {type: 'hasMoved', params: outputOf},
              target: 'comparing',
              actions: {type: 'keepProfile', params: outputOf},
            },
            {
              guard: {type: 'isToConfirm', params: outputOf},
              target: 'confirming',
              actions: {type: 'keepProfile', params: outputOf},
            },
            {target: 'editing', actions: {type: 'keepProfile', params: outputOf}},
          ],
          onError: [interrupted, {target: 'notResumed', actions: failed}],
        },
        on: {
          cancelled: {
            target: 'notResumed',
            actions: problemOf('cancelled'),
          },
        },
      },

      // The draft stays here until the record can be read.
      notResumed: {
        tags: 'failed',
        on: {retried: 'resuming'},
      },

      // Shows the recorded values beside the typed ones. Typed values that the user keeps stay in the draft.
      comparing: {
        on: {
          compared: {target: 'editing', actions: {type: 'giveUp', params: eventOf}},
        },
      },

      abandoning: {
        on: {
          kept: backToDraft,
          cancelled: backToDraft,
        },
        initial: 'closing',
        states: {
          // Without the draft, the profile is left.
          leaving: {
            on: {abandoned: '#profile.left'},
          },
          // Without the draft, the record is shown again.
          closing: {
            on: {
              abandoned: [
                {guard: 'wasSent', target: '#profile.loading', actions: 'dropForm'},
                {target: '#profile.viewing'},
              ],
            },
          },
        },
      },

      saved: {
        on: {retried: 'loading', closed: 'closed'},
      },

      closed: {
        type: 'final',
        entry: 'close',
      },
      interrupted: {type: 'final'},
      left: {type: 'final', entry: 'dropForm'},
    },
  });

export type ProfileMachine = ReturnType<typeof profileMachine>;
