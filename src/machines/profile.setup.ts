import {assign, emit, setup} from 'xstate';
import {Attempt} from '../domain/attempt.js';
import {toCertError, type CertError} from '../domain/errors.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import {
  changedFields,
  fieldsOf,
  movedFields,
  remainingIn,
  validateProfile,
  validateRecord,
  type ProfileValidation,
} from '../domain/profile-draft.js';
import {
  applyEdit,
  emptyForm,
  maySend,
  putBack,
  restore,
  rulesOf,
  submitted,
  type CheckRules,
  type Form,
} from '../domain/record-draft.js';
import {
  editableFields,
  type EditableField,
  type ProfileChanges,
  type ProfilePart,
  type ProfileUpdate,
} from '../domain/profile-fields.js';
import type {Profile, SaveAnswer, Saved} from '../domain/profile.schemas.js';
import {endings, formValidation, methodSetup, type MethodResult, type MethodTypes} from './method.js';
import {request, type WithError, type WithProblem} from './ports.js';

/** What is to be saved. */
export interface Submission {
  readonly part: ProfilePart;
  readonly version: string;
  readonly changes: ProfileChanges;
}

/** The state from which an interrupted correction continues. */
export type ResumeState = Pick<
  ProfileContext,
  'profile' | 'part' | 'typed' | 'tried' | 'submission' | 'sent' | 'conflict'
>;

export interface ProfileContext extends Form<EditableField>, ProfileValidation, WithProblem {
  readonly profile: Profile | undefined;
  /** The draft's fields that changed on record during the editing, until the user has compared them. */
  readonly moved: readonly EditableField[];
  readonly part: ProfilePart;
  readonly submission: Attempt<Submission, ProfileUpdate> | undefined;
  /** What was sent before the form was opened again, and may have arrived. */
  readonly unanswered: Attempt<Submission, ProfileUpdate> | undefined;
  readonly saved: Saved | undefined;
  /** What was saved, and these fields the backend found missing or suspect before: another correction is due. */
  readonly remaining: readonly EditableField[];
  /** The record may have changed, so it must be read again before anything is saved. */
  readonly unsure: boolean;
  /**
   * The answer that the record had changed during the editing, until the draft is submitted again. Reading the record may
   * fail in between, for another reason.
   */
  readonly conflict: CertError | undefined;
  /** A request was sent and no response arrived, so the record may have changed. */
  readonly sent: boolean;
  readonly result: MethodResult;
}

export type ProfileEvent =
  | {type: 'editRequested'; part: ProfilePart}
  | {type: 'edited'; values: ProfileChanges}
  | {type: 'putBack'; name: EditableField}
  | {type: 'submitted'}
  | {type: 'corrected'}
  | {type: 'confirmed'}
  /** The host changed its settings for checking identifiers. */
  | {type: 'rulesChanged'}
  | {type: 'compared'; theirs: readonly EditableField[]}
  | {type: 'closed'}
  | {type: 'kept'}
  | {type: 'abandoned'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export const initialContext = {
  ...emptyForm,
  changes: {},
  counted: 0,
  unfilled: [],
  remaining: [],
  moved: [],
  submission: undefined,
  unanswered: undefined,
  problem: undefined,
  unsure: false,
  conflict: undefined,
  sent: false,
};

const validatesForm = formValidation<ProfileContext, ProfileEvent>(({profile, part, typed}, rules) =>
  profile ? validateProfile(profile, part, typed.draft, rules) : {},
);

const validatesRecord = formValidation<ProfileContext, ProfileEvent>(({profile}, rules) =>
  profile ? validateRecord(profile, rules) : {},
);

/** What validates what is shown: the form, or the record. */
export const validation = (rules: () => CheckRules) => {
  const {actions, guards} = validatesForm(rules);
  return {actions: {...actions, validateRecord: validatesRecord(rules).actions.validate}, guards};
};

/** Keeps only the refusal's fields that are in this form. */
const atFields = ({fields = [], ...refusal}: Refusal, part: ProfilePart): Refusal => {
  const known = fields.filter((name) => (editableFields[part] as readonly string[]).includes(name));
  return known.length > 0 ? {...refusal, fields: known} : refusal;
};

/** Leaving would lose it, whether the profile alone or the page. */
export const hasTyped = ({profile, part, typed}: ProfileContext): boolean =>
  profile !== undefined && changedFields(profile, part, typed.draft).length > 0;

const isEditing = ({submission, typed}: ProfileContext): boolean =>
  submission !== undefined || Object.keys(typed.draft).length > 0;

/** A form that is open: it stays also for when the user comes back from another method. */
const kept = (context: ProfileContext) => {
  const {profile, part, typed, tried, submission, sent, conflict} = context;
  const draft: ResumeState = {profile, part, typed, tried, submission, sent, conflict};
  return isEditing(context) ? {draft, hasUnsavedInput: hasTyped(context)} : {};
};

const types = {} as MethodTypes<ProfileContext, ProfileEvent>;

export const profileSetup = setup({
  types,
  actors: {
    getProfile: request<Profile, void>('getProfile'),
    save: request<SaveAnswer, Attempt<Submission, ProfileUpdate>>('save'),
  },
  ...methodSetup<ProfileContext, ProfileEvent>(),
}).extend({
  guards: {
    ...validation(rulesOf).guards,
    isEditable: ({context}, {part}: {part: ProfilePart}) => context.profile?.editable[part] === true,
    hasTyped: ({context}) => hasTyped(context),
    hasDraft: ({context}) => context.profile !== undefined,
    /** The confirmed submission may have arrived, and can be sent again as the same attempt. */
    isToConfirm: ({context: {submission, sent}}, profile: Profile) =>
      submission !== undefined && (sent || submission.body.version === profile.version),
    hasMoved: ({context}, profile: Profile) =>
      context.profile !== undefined && movedFields(context.profile, profile, context.typed.draft).length > 0,
    maySend: ({context}) => maySend(context),
    wasSaved: (_, answer: SaveAnswer) => !('refusal' in answer),
    isConflict: (_, {error}: WithError) => toCertError(error).code === 'conflict',
    leadsToOther: (_, {to}: {to?: string | undefined}) => to !== undefined,
    isUnsure: ({context}) => context.unsure,
    wasSent: ({context}) => context.sent,
    isToCompare: ({context}) => context.moved.length > 0,
  },
  actions: {
    ...validation(rulesOf).actions,
    keepProfile: assign({
      moved: ({context}, profile: Profile) =>
        context.profile ? movedFields(context.profile, profile, context.typed.draft) : [],
      profile: (_, profile) => profile,
      // Otherwise the user would not understand why the form is shown again.
      problem: ({context}) => context.conflict,
      unsure: false,
      sent: false,
    }),
    choosePart: assign({part: (_, {part}: {part: ProfilePart}) => part}),
    dropForm: assign(initialContext),
    applyEdit: assign(({context}, {values}: {values: ProfileChanges}) =>
      context.profile ? applyEdit(context, fieldsOf(context.profile), values) : {},
    ),
    putBack: assign(({context}, {name}: {name: EditableField}) => restore(context, name)),
    giveUp: assign({
      typed: ({context}, {theirs}: {theirs: readonly EditableField[]}) => theirs.reduce(putBack, context.typed),
      moved: [],
    }),
    showFindings: assign(({context}) => submitted(context)),
    compose: assign({
      refusal: undefined,
      problem: undefined,
      conflict: undefined,
      // If the same has been sent and not answered, it may have arrived: another attempt would be a conflict with oneself.
      submission: ({context: {profile, part, changes, unanswered}}) =>
        profile && Attempt.of({part, version: profile.version, changes}, unanswered),
    }),
    forgetAttempt: assign({
      submission: undefined,
      unanswered: ({context: {submission, unanswered}}) => submission ?? unanswered,
      warned: false,
    }),
    keepSaved: assign({
      ...initialContext,
      remaining: ({context: {profile, submission}}) =>
        profile && submission ? remainingIn(profile, submission.body.changes) : [],
      saved: (_, answer: SaveAnswer) => ('refusal' in answer ? undefined : answer),
    }),
    /** The same attempt would be refused again, whatever has changed since. */
    keepRefusal: assign({
      tried: true,
      sent: false,
      submission: undefined,
      unanswered: undefined,
      refusal: ({context}, answer: SaveAnswer) =>
        'refusal' in answer ? atFields(answer.refusal, context.part) : undefined,
    }),
    noteConflict: assign({conflict: (_, {error}: WithError) => toCertError(error)}),
    markSent: assign({sent: true}),
    doubt: assign({unsure: true}),
    reportSaved: emit(({context}) => ({type: 'profileSaved', part: context.part}) as const),
    ...endings<ProfileContext, ProfileEvent>(kept, kept),
    close: assign({result: {type: 'closed'} as const}),
  },
});
