import {personCheckId} from '../domain/path-rows.js';
import {assign, sendTo, setup} from 'xstate';
import {Attempt} from '../domain/attempt.js';
import type {Consent, DeclaredConsent} from '../domain/consent.js';
import {
  enterpriseClaim,
  legalRepIdentity,
  validateEnterprise,
  type EnterpriseField,
} from '../domain/enterprise-draft.js';
import {CertError, toCertError} from '../domain/errors.js';
import type {
  EnterpriseAnswer,
  EnterpriseClaim,
  NextStep,
  PersonRole,
  TicketStanding,
} from '../domain/legal-rep.schemas.js';
import type {Refusal, Refused} from '../domain/outcome.schemas.js';
import type {PersonFields} from '../domain/person-draft.js';
import {holderFields, legalRepFields} from '../domain/person-fields.js';
import type {Profile} from '../domain/profile.schemas.js';
import {
  applyEdit,
  isTyped,
  maySend,
  nothingTyped,
  restore,
  rulesOf,
  submitted,
  type Form,
  type Typed,
  type TypedValues,
} from '../domain/record-draft.js';
import {personCheckMachine} from './person-check.machine.js';
import type {PersonCheckInput, PersonCheckResult, PersonState} from './person-check.setup.js';
import {
  consentSetup,
  endings,
  formValidation,
  type MethodResult,
  type MethodTypes,
  type WithConsent,
} from './method.js';
import {request, type WithError, type WithProblem} from './ports.js';

/** The ticket of an earlier page, and what the backend told of it. */
export type RecalledTicket = TicketStanding & Pick<NextStep, 'ticket' | 'endsAt'>;

/** What a ticket was given for: a claim that was sent here, or one of an earlier page, with the record as it was then. */
interface TicketOrigin {
  readonly claim: Attempt<EnterpriseClaim> | undefined;
  readonly recalled: (RecalledTicket & {readonly version: string}) | undefined;
}

const versionOf = ({claim, recalled}: Partial<TicketOrigin> = {}): string | undefined =>
  recalled?.version ?? claim?.body.version;

type Persons = Readonly<Partial<Record<PersonRole, PersonState>>>;

/** `editing` is the enterprise's form, `enterprise` the same where the record has changed. */
export type Step = 'editing' | 'enterprise' | 'confirming' | PersonRole;

/** What the path keeps for the next time when it is left or interrupted. */
export interface ResumeState {
  readonly typed: Typed<EnterpriseField>;
  readonly persons: Persons;
  readonly consent: Consent | undefined;
  readonly declaration: DeclaredConsent | undefined;
  /** The step at which an interrupted path continues. */
  readonly under?: TicketOrigin & {
    readonly step: Step;
    readonly ticket: string | undefined;
    readonly ticketEndsAt: number | undefined;
    readonly refusal: Refusal | undefined;
  };
}

export interface LegalRepContext extends Form<EnterpriseField>, WithConsent, WithProblem, TicketOrigin {
  readonly profile: Profile | undefined;
  /** The kept state, until the record is loaded. */
  readonly kept: ResumeState | undefined;
  readonly persons: Persons;
  /** The account holder's declaration that the legal representative has agreed to the host's notice. */
  readonly declaration: DeclaredConsent | undefined;
  /** The form was submitted without a declaration that it needs. */
  readonly declarationMissing: boolean;
  readonly ticket: string | undefined;
  /** When the ticket ends: epoch milliseconds, by this device's clock. */
  readonly ticketEndsAt: number | undefined;
  /** The step in which the user asked for another ticket. */
  readonly renewedIn: PersonRole | undefined;
  readonly result: MethodResult;
}

export type LegalRepEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'declarationChanged'; declaration: DeclaredConsent | undefined}
  | {type: 'started'}
  | {type: 'edited'; values: TypedValues<EnterpriseField>}
  | {type: 'putBack'; name: EnterpriseField}
  | {type: 'submitted'}
  /** The host changed its settings for checking identifiers. */
  | {type: 'rulesChanged'}
  | {type: 'confirmed'}
  | {type: 'corrected'}
  | {type: 'backRequested'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export const validation = formValidation<LegalRepContext, LegalRepEvent>(({profile, typed}, rules) =>
  profile ? validateEnterprise(profile.enterprise, typed.draft, rules) : {},
);

/** Drops what was typed about one representative when the representative changes. */
const withoutRep = ({'legal-rep': legalRep, ...others}: Persons, names: readonly EnterpriseField[]): Persons =>
  names.some((name) => legalRepIdentity.includes(name)) || !legalRep ? others : {...others, 'legal-rep': legalRep};

export const personCheckInput = (
  {profile, typed, ticket, ticketEndsAt, recalled, renewedIn, persons}: LegalRepContext,
  role: PersonRole,
): PersonCheckInput => {
  const known = profile as Profile;
  return {
    role,
    ticket: ticket ?? '',
    fields: role === 'legal-rep' ? legalRepFields(known, typed.draft, recalled) : holderFields(known),
    locked: role === 'legal-rep',
    kept: persons[role],
    ticketEndsAt,
    isRenewable: recalled === undefined,
    again: role === 'legal-rep' && renewedIn === 'account-holder',
  };
};

const ticketIn = ({ticket, endsAt}: Pick<NextStep, 'ticket' | 'endsAt'>) => ({ticket, ticketEndsAt: endsAt});

const isTypedIn = (fields: PersonFields, state: PersonState | undefined): boolean =>
  state !== undefined && isTyped(fields, state.typed);

/**
 * Whether something is typed, also in another step. A ticket alone does not count: a later page finds it by its id, and
 * where no backend tells of it (`getTicket`), the first step is sent again as it is on record.
 */
export const hasUnsavedInput = ({profile, kept, typed, persons}: LegalRepContext): boolean =>
  profile
    ? isTyped(profile.enterprise, typed) ||
      isTypedIn(legalRepFields(profile, typed.draft), persons['legal-rep']) ||
      isTypedIn(holderFields(profile), persons['account-holder'])
    : [kept, ...Object.values(kept?.persons ?? {})].some((state) =>
        Object.values(state?.typed.draft ?? {}).some(Boolean),
      );

/** Keeps the earlier state until the record is loaded. */
const kept = (context: LegalRepContext, step?: Step) => {
  const {profile, typed, persons, consent, declaration, claim, ticket, ticketEndsAt, recalled, refusal} = context;
  const under = step && {step, claim, ticket, ticketEndsAt, recalled, refusal};
  const draft: ResumeState | undefined = profile
    ? {typed, persons, consent, declaration, ...(under && {under})}
    : context.kept;
  return {draft, hasUnsavedInput: hasUnsavedInput(context)};
};

/** Keeps only the typed values. The confirmed attempts belong to another record. */
const withoutAttempts = (persons: Persons): Persons =>
  Object.fromEntries(Object.entries(persons).map(([role, {typed, way}]) => [role, {typed, way}]));

const types = {} as MethodTypes<LegalRepContext, LegalRepEvent>;

export const legalRepSetup = () =>
  setup({
    types,
    actors: {
      getProfile: request<Profile, void>('getProfile'),
      checkEnterprise: request<EnterpriseAnswer, Attempt<EnterpriseClaim>>('checkEnterprise'),
      /** Asks about the ticket of an earlier page. */
      recallTicket: request<RecalledTicket | Refused, void>('recallTicket'),
      checkPerson: personCheckMachine(),
    },
    ...consentSetup<LegalRepContext, LegalRepEvent>({claim: undefined}),
  }).extend({
    guards: {
      ...validation(rulesOf).guards,
      /** Whether the declaration that the form needs is missing. The wiring fills this in. */
      lacksDeclaration: () => false,
      isWithHolder: ({context}) => context.kept?.under?.step === 'account-holder',
      /** The enterprise was confirmed with the present version of the record. */
      goesOnWith: ({context: {kept}}, {profile, step}: {profile: Profile; step: Step}) =>
        kept?.under?.step === step && versionOf(kept.under) === profile.version,
      /** Whether an earlier page has left a ticket. The wiring fills this in. */
      mayRecall: () => false,
      wasRecalled: (_, {answer, role}: {answer: RecalledTicket | Refused; role?: PersonRole}) =>
        'next' in answer && (role === undefined || answer.next === role),
      /** The ticket may still be there. Any other failure is of a backend that cannot be asked about it. */
      isOutOfReach: (_, {error}: WithError) => {
        const {code, details} = toCertError(error);
        // 501: the backend has no such operation.
        const isDown = code === 'backend' && Number(details.status) >= 500 && details.status !== 501;
        return isDown || ['offline', 'network', 'timeout', 'rate-limited'].includes(code);
      },
      isEditing: ({context}) => context.kept?.under?.step === 'editing',
      isToCorrect: ({context}) => context.kept?.under !== undefined,
      isOfThisRecord: ({context: {claim, profile}}) => claim?.body.version === profile?.version,
      maySend: ({context}) => maySend(context),
      /** May be sent, with every value as it is on record. */
      isAsRecorded: ({context}) =>
        maySend(context) && context.profile !== undefined && !isTyped(context.profile.enterprise, context.typed),
      isAccepted: (_, answer: EnterpriseAnswer) => 'next' in answer && answer.next === 'legal-rep',
      wantsConsent: (_, answer: EnterpriseAnswer) => !('next' in answer) && answer.refusal.code === 'consent-required',
      leadsToHolder: (_, {result, role}: {result: PersonCheckResult; role: PersonRole}) =>
        result.type === 'next' && role === 'legal-rep' && result.next.next === 'account-holder',
      isRenewal: ({context}, result: PersonCheckResult) => result.type === 'renewal' && !context.recalled,
      isRenewedInHolder: ({context}) => context.renewedIn === 'account-holder',
      isConflict: (_, {error}: WithError) => toCertError(error).code === 'conflict',
      endedWith: (_, {result, as}: {result: PersonCheckResult; as: PersonCheckResult['type']}) => result.type === as,
      isDecided: (_, result: PersonCheckResult) => result.type === 'passed' || result.type === 'pending',
    },
    actions: {
      ...validation(rulesOf).actions,
      keepProfile: assign({profile: (_, profile: Profile) => profile}),
      /** Explains why the form is shown again, if there is no refusal that explains it. */
      explainReturn: assign({
        problem: ({context: {problem, refusal}}) => {
          if (refusal) return undefined;
          return problem?.code === 'conflict' ? problem : new CertError('conflict');
        },
      }),
      keepProfileAndDraft: assign(({context: {kept}}, profile: Profile) => {
        const {typed = nothingTyped, persons = {}, consent, declaration, under} = kept ?? {};
        const {claim, ticket, ticketEndsAt, recalled, refusal} = under ?? {};
        const hasMoved = ![undefined, profile.version].includes(versionOf(under));
        return {
          profile,
          typed,
          persons: hasMoved ? withoutAttempts(persons) : persons,
          consent,
          declaration,
          claim,
          ticket,
          ticketEndsAt,
          recalled,
          refusal,
          kept: undefined,
        };
      }),
      applyEdit: assign(({context}, {values}: {values: TypedValues<EnterpriseField>}) => ({
        ...(context.profile && applyEdit(context, context.profile.enterprise, values)),
        persons: withoutRep(context.persons, Object.keys(values) as EnterpriseField[]),
        problem: undefined,
      })),
      putBack: assign(({context}, {name}: {name: EnterpriseField}) => ({
        ...restore(context, name),
        persons: withoutRep(context.persons, [name]),
      })),
      keepDeclaration: assign((_, {declaration}: {declaration: DeclaredConsent | undefined}) => ({
        declaration,
        declarationMissing: false,
      })),
      missDeclaration: assign({declarationMissing: true}),
      showFindings: assign(({context}) => ({...submitted(context), problem: undefined})),
      // From here on, another ticket is needed.
      resetReview: assign({warned: false, recalled: undefined, renewedIn: undefined}),
      forgetClaim: assign({claim: undefined}),
      compose: assign({
        tried: false,
        refusal: undefined,
        problem: undefined,
        // Another claim leads to another ticket, so confirmed attempts are dropped.
        persons: ({context}) => withoutAttempts(context.persons),
        ticket: undefined,
        // If the same has been sent and not answered, it may have arrived: then it is no second try.
        claim: ({context: {profile, typed, consent, declaration, claim, ticket}}) =>
          profile &&
          Attempt.of(
            {
              ...enterpriseClaim(profile.enterprise, typed.draft),
              version: profile.version,
              ...(consent && {consent}),
              ...(declaration && {legalRepConsent: declaration}),
            },
            ticket === undefined ? claim : undefined,
          ),
      }),
      keepNext: assign((_, result: PersonCheckResult) => (result.type === 'next' ? ticketIn(result.next) : {})),
      keepRecalled: assign(({context: {profile}}, answer: RecalledTicket | Refused) =>
        profile && 'next' in answer ? {...ticketIn(answer), recalled: {...answer, version: profile.version}} : {},
      ),
      /** Deletes what was stored for a later page. The wiring fills this in. */
      forgetTicket: () => undefined,
      keepTicket: assign((_, answer: EnterpriseAnswer) => ticketIn(answer as NextStep)),
      /** The same attempt would be answered with the same ticket. */
      renew: assign({
        claim: ({context}) => context.claim?.again(),
        renewedIn: (_, {role}: {role: PersonRole}) => role,
      }),
      keepPerson: assign({
        renewedIn: undefined,
        persons: ({context}, {result, role}: {result: PersonCheckResult; role: PersonRole}) => ({
          ...context.persons,
          [role]: result.kept,
        }),
      }),
      noteTicket: assign({
        refusal: (_, result: PersonCheckResult) => (result.type === 'ticketVoid' ? result.refusal : undefined),
        ticket: undefined,
        recalled: undefined,
        // If the same claim were sent again, the response would be the same ticket.
        claim: undefined,
      }),
      ...endings<LegalRepContext, LegalRepEvent, WithError & {readonly step: Step | undefined}>(
        (context, {step}) => kept(context, step),
        (context) => kept(context),
      ),
      decide: assign({
        result: ({context}, result: PersonCheckResult): MethodResult => {
          if (result.type === 'passed') return {type: 'passed', outcome: result.outcome};
          return result.type === 'pending' ? {type: 'pending', checkAfter: result.checkAfter} : context.result;
        },
      }),
      /** Passes the host's events to the running check of a person. */
      passOn: sendTo(personCheckId, ({event}) => event),
    },
  });
