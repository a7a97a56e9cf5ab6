import {assign, emit} from 'xstate';
import {CertError, toCertError} from '../domain/errors.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import {withoutFields} from '../domain/recorded-form.js';
import {changedFields, edit, movedFields, reviewDraft, type Typed} from '../domain/profile-draft.js';
import {putBack} from '../domain/recorded-form.js';
import type {CheckRules} from '../domain/findings.js';
import {editableFields, type EditableField, type ProfileChanges, type ProfilePart} from '../domain/profile-fields.js';
import type {Profile, SaveAnswer, Saved} from '../domain/profile.schemas.js';
import {
  failed,
  isInterruption,
  request,
  withError,
  type MethodEmitted,
  type MethodInput,
  type MethodResult,
  type ViewTag,
} from './ports.js';
import {setup} from './setup.js';

/** What is to be saved. One object is one attempt, however often it is sent. */
export interface Submission {
  readonly part: ProfilePart;
  readonly version: string;
  readonly changes: ProfileChanges;
}

/** What an interrupted correction goes on from. */
type Draft = Pick<ProfileContext, 'profile' | 'part' | 'typed' | 'tried' | 'submission' | 'sent'>;

export interface ProfileContext {
  readonly profile: Profile | undefined;
  /** The fields of the draft that were changed on record while it was being written, until they are compared. */
  readonly moved: readonly EditableField[];
  readonly part: ProfilePart;
  readonly typed: Typed;
  /** The form was submitted once: from then on what is wrong is said at the fields. */
  readonly tried: boolean;
  readonly submission: Submission | undefined;
  readonly saved: Saved | undefined;
  readonly refusal: Refusal | undefined;
  readonly problem: CertError | undefined;
  /** Whether giving up the draft leads out of here, or only out of the form. */
  readonly leaving: boolean;
  /** The record may be another one by now, so nothing is saved before it is read anew. */
  readonly unsure: boolean;
  /** Something was sent and its answer not heard: the record may be another one by now. */
  readonly sent: boolean;
  readonly result: MethodResult;
}

export type ProfileEvent =
  | {type: 'editRequested'; part: ProfilePart}
  | {type: 'edited'; values: ProfileChanges}
  | {type: 'putBack'; name: EditableField}
  | {type: 'submitted'; rules: CheckRules}
  | {type: 'corrected'}
  | {type: 'confirmed'}
  | {type: 'compared'; theirs: readonly EditableField[]}
  | {type: 'closed'}
  | {type: 'kept'}
  | {type: 'abandoned'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'left'};

const nothingTyped = {
  typed: {draft: {}, filled: undefined},
  moved: [],
  tried: false,
  submission: undefined,
  refusal: undefined,
  problem: undefined,
  leaving: false,
  unsure: false,
  sent: false,
};

type WithProfile = {profile: Profile};
type WithRules = {rules: CheckRules};
type WithAnswer = {answer: SaveAnswer};

const verdictOf = ({profile, part, typed}: ProfileContext, {rules}: WithRules) =>
  profile && reviewDraft(profile, part, typed.draft, rules).verdict;

const backToDraft = [
  {guard: 'isUnsure', target: 'resuming'},
  {guard: 'isToCompare', target: 'comparing'},
  {target: 'editing'},
] as const;

const interrupted = {
  guard: {type: 'isInterruption', params: withError},
  target: '#profile.interrupted',
  actions: {type: 'interrupt', params: withError},
} as const;

/** A refusal names the fields of this form, or none. */
const atFields = ({fields = [], ...refusal}: Refusal, part: ProfilePart): Refusal => {
  const known = fields.filter((name) => (editableFields[part] as readonly string[]).includes(name));
  return known.length > 0 ? {...refusal, fields: known} : refusal;
};

const withProfile = ({event}: {event: {output: Profile}}) => ({profile: event.output});
const withAnswer = ({event}: {event: {output: SaveAnswer}}) => ({answer: event.output});
const withRules = ({event}: {event: WithRules}) => ({rules: event.rules});

/** The record of the enterprise and of the account holder: looked at, corrected, saved. */
export const profileMachine = setup({
  types: {
    context: {} as ProfileContext,
    events: {} as ProfileEvent,
    input: {} as MethodInput,
    output: {} as MethodResult,
    emitted: {} as MethodEmitted,
    tags: {} as ViewTag,
  },
  actors: {
    getProfile: request<Profile, void>('getProfile'),
    save: request<SaveAnswer, Submission>('save'),
  },
  guards: {
    isEditable: ({context}, {part}: {part: ProfilePart}) => context.profile?.editable[part] === true,
    hasTyped: ({context: {profile, part, typed}}) =>
      profile !== undefined && changedFields(profile, part, typed.draft).length > 0,
    isInterruption,
    hasDraft: ({context}) => context.profile !== undefined,
    /** What was confirmed may have got there, and can be sent again as the same attempt. */
    isToConfirm: ({context: {submission, sent}}, {profile}: WithProfile) =>
      submission !== undefined && (sent || submission.version === profile.version),
    hasMoved: ({context}, {profile}: WithProfile) =>
      context.profile !== undefined && movedFields(context.profile, profile, context.typed.draft).length > 0,
    isFlawless: ({context}, params: WithRules) => verdictOf(context, params) === 'ok',
    needsSecondLook: ({context}, params: WithRules) => verdictOf(context, params) === 'warn',
    wasSaved: (_, {answer}: WithAnswer) => !('refusal' in answer),
    isConflict: (_, {error}: {error: unknown}) => toCertError(error).code === 'conflict',
    isLeaving: ({context}) => context.leaving,
    isUnsure: ({context}) => context.unsure,
    wasSent: ({context}) => context.sent,
    isToCompare: ({context}) => context.moved.length > 0,
  },
  actions: {
    keepProfile: assign({
      moved: ({context}, {profile}: WithProfile) =>
        context.profile ? movedFields(context.profile, profile, context.typed.draft) : [],
      profile: (_, {profile}) => profile,
      // Why the form is there again, where that is not plain.
      problem: ({context}) => (context.problem?.code === 'conflict' ? context.problem : undefined),
      unsure: false,
      sent: false,
    }),
    choosePart: assign({part: (_, {part}: {part: ProfilePart}) => part}),
    dropForm: assign(nothingTyped),
    takeIn: assign({
      typed: ({context}, {values}: {values: ProfileChanges}) =>
        context.profile ? edit(context.profile, context.typed, values) : context.typed,
      refusal: ({context}, {values}) => withoutFields(Object.keys(values), context.refusal),
    }),
    putBack: assign({
      typed: ({context}, {name}: {name: EditableField}) => putBack(context.typed, name),
      refusal: ({context}, {name}) => withoutFields([name], context.refusal),
    }),
    giveUp: assign({
      typed: ({context}, {theirs}: {theirs: readonly EditableField[]}) => theirs.reduce(putBack, context.typed),
      moved: [],
    }),
    markTried: assign({tried: true, refusal: undefined}),
    compose: assign({
      refusal: undefined,
      problem: undefined,
      submission: ({context: {profile, part, typed}}, {rules}: WithRules) =>
        profile && {part, version: profile.version, changes: reviewDraft(profile, part, typed.draft, rules).changes},
    }),
    forgetAttempt: assign({submission: undefined, leaving: false}),
    keepSaved: assign({
      ...nothingTyped,
      saved: (_, {answer}: WithAnswer) => ('refusal' in answer ? undefined : answer),
    }),
    keepRefusal: assign({
      tried: true,
      sent: false,
      refusal: ({context}, {answer}: WithAnswer) =>
        'refusal' in answer ? atFields(answer.refusal, context.part) : undefined,
    }),
    noteProblem: assign({problem: (_, {error}: {error: unknown}) => toCertError(error)}),
    forgetProblem: assign({problem: undefined}),
    markSent: assign({sent: true}),
    doubt: assign({unsure: true}),
    tellProblem: emit(({context}) => ({type: 'problem', error: toCertError(context.problem)}) as const),
    tellRefusal: emit(({context}) => ({type: 'refused', code: context.refusal?.code ?? ''}) as const),
    tellSaved: emit(({context}) => ({type: 'profileSaved', part: context.part}) as const),
    noteLeaving: assign({leaving: (_, {leaving}: {leaving: boolean}) => leaving}),
    interrupt: assign({
      result: ({context}, {error}: {error: unknown}): MethodResult => {
        const {profile, part, typed, tried, submission, sent} = context;
        const isEditing = submission !== undefined || Object.keys(typed.draft).length > 0;
        return {
          type: 'interrupted',
          error: toCertError(error),
          ...(isEditing && {draft: {profile, part, typed, tried, submission, sent} satisfies Draft}),
        };
      },
    }),
    decide: assign({result: (_, {result}: {result: MethodResult}) => result}),
  },
}).createMachine({
  id: 'profile',
  context: ({input}) => ({
    ...nothingTyped,
    profile: undefined,
    part: 'enterprise',
    ...(input.draft as Draft | undefined),
    saved: undefined,
    result: {type: 'left'},
  }),
  output: ({context}) => context.result,
  initial: 'beginning',
  on: {
    left: [
      {guard: 'hasTyped', target: '.abandoning', actions: {type: 'noteLeaving', params: {leaving: true}}},
      {target: '.gone'},
    ],
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
        onDone: {target: 'viewing', actions: {type: 'keepProfile', params: withProfile}},
        onError: [interrupted, {target: 'notLoaded', actions: failed}],
      },
      on: {cancelled: 'gone'},
    },

    notLoaded: {
      tags: 'failed',
      on: {retried: 'loading'},
    },

    viewing: {
      entry: 'dropForm',
      on: {
        editRequested: {
          guard: {type: 'isEditable', params: ({event}) => event},
          target: 'editing',
          actions: {type: 'choosePart', params: ({event}) => event},
        },
        closed: 'closed',
      },
    },

    editing: {
      tags: 'form',
      // What is sent from here is another attempt.
      entry: 'forgetAttempt',
      on: {
        edited: {target: '.writing', actions: {type: 'takeIn', params: ({event}) => event}},
        putBack: {target: '.writing', actions: {type: 'putBack', params: ({event}) => event}},
        submitted: [
          {
            guard: {type: 'isFlawless', params: withRules},
            target: 'confirming',
            actions: {type: 'compose', params: withRules},
          },
          {guard: {type: 'needsSecondLook', params: withRules}, target: '.warned', actions: 'markTried'},
          {target: '.writing', actions: 'markTried'},
        ],
        cancelled: [
          {guard: 'hasTyped', target: 'abandoning', actions: {type: 'noteLeaving', params: {leaving: false}}},
          {target: 'viewing'},
        ],
      },
      initial: 'writing',
      states: {
        writing: {},
        // What looks wrong and may be right: submitted once more, it goes.
        warned: {
          on: {
            submitted: {
              guard: {type: 'needsSecondLook', params: withRules},
              target: '#profile.confirming',
              actions: {type: 'compose', params: withRules},
            },
          },
        },
      },
    },

    // What will be sent is shown before it is.
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
        input: ({context}) => context.submission as Submission,
        onDone: [
          {
            guard: {type: 'wasSaved', params: withAnswer},
            target: 'saved',
            actions: [{type: 'keepSaved', params: withAnswer}, 'tellSaved'],
          },
          {target: 'editing', actions: [{type: 'keepRefusal', params: withAnswer}, 'tellRefusal']},
        ],
        onError: [
          {
            guard: {type: 'isConflict', params: withError},
            target: 'resuming',
            actions: [...failed, 'forgetAttempt'],
          },
          interrupted,
          {target: 'notSaved', actions: failed},
        ],
      },
      // It may have been saved all the same: sent again, it is the same attempt.
      on: {cancelled: 'confirming'},
    },

    notSaved: {
      tags: 'failed',
      on: {retried: 'saving', corrected: {target: 'editing', actions: 'forgetProblem'}},
    },

    // The record is read anew, under a draft: is it still what the draft was written on?
    resuming: {
      tags: 'busy',
      entry: 'doubt',
      invoke: {
        src: 'getProfile',
        onDone: [
          {
            guard: {type: 'hasMoved', params: withProfile},
            target: 'comparing',
            actions: {type: 'keepProfile', params: withProfile},
          },
          {
            guard: {type: 'isToConfirm', params: withProfile},
            target: 'confirming',
            actions: {type: 'keepProfile', params: withProfile},
          },
          {target: 'editing', actions: {type: 'keepProfile', params: withProfile}},
        ],
        onError: [interrupted, {target: 'notResumed', actions: failed}],
      },
      on: {
        cancelled: {
          target: 'notResumed',
          actions: {type: 'noteProblem', params: {error: new CertError('cancelled')}},
        },
      },
    },

    // The draft stays here until the record can be read.
    notResumed: {
      tags: 'failed',
      on: {retried: 'resuming'},
    },

    // Theirs beside mine: what is not taken of theirs stays in the draft.
    comparing: {
      on: {
        compared: {target: 'editing', actions: {type: 'giveUp', params: ({event}) => event}},
      },
    },

    abandoning: {
      on: {
        kept: backToDraft,
        cancelled: backToDraft,
        abandoned: [
          {guard: 'isLeaving', target: 'gone'},
          {guard: 'wasSent', target: 'loading', actions: 'dropForm'},
          {target: 'viewing'},
        ],
      },
    },

    saved: {
      on: {retried: 'loading', closed: 'closed'},
    },

    closed: {
      type: 'final',
      entry: {type: 'decide', params: {result: {type: 'closed'}}},
    },
    interrupted: {type: 'final'},
    gone: {type: 'final', entry: 'dropForm'},
  },
});
