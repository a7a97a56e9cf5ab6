import {assign, emit, type AnyActorRef} from 'xstate';
import type {Consent} from '../domain/consent.js';
import {enterpriseClaim, reviewEnterprise, type EnterpriseField} from '../domain/enterprise-draft.js';
import {CertError, toCertError} from '../domain/errors.js';
import type {CheckRules} from '../domain/findings.js';
import type {EnterpriseAnswer, EnterpriseClaim, NextStep, PersonRole} from '../domain/legal-rep.schemas.js';
import type {Refusal} from '../domain/outcome.schemas.js';
import type {PersonFields} from '../domain/person-draft.js';
import type {Profile, ProfileField} from '../domain/profile.schemas.js';
import {edit, nothingTyped, putBack, valueIn, withoutFields, type Draft, type Typed} from '../domain/recorded-form.js';
import type {PersonCheckInput, PersonCheckResult, PersonState} from './person-check.machine.js';
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

type Persons = Readonly<Partial<Record<PersonRole, PersonState>>>;

type Step = 'enterprise' | 'confirming' | PersonRole;

/** What is kept of the path when it is left or interrupted, for the next time. */
interface Kept {
  readonly typed: Typed<EnterpriseField>;
  readonly persons: Persons;
  readonly consent: Consent | undefined;
  /** Where an interrupted path goes on. */
  readonly under?: {
    readonly step: Step;
    readonly claim: EnterpriseClaim | undefined;
    readonly ticket: string | undefined;
    readonly refusal: Refusal | undefined;
  };
}

export interface LegalRepContext {
  readonly profile: Profile | undefined;
  /** What was kept, until the record is there. */
  readonly kept: Kept | undefined;
  readonly typed: Typed<EnterpriseField>;
  readonly persons: Persons;
  readonly consent: Consent | undefined;
  /** The path was begun without the consent that it takes. */
  readonly consentMissing: boolean;
  readonly tried: boolean;
  /** What is to be sent. One object is one attempt, however often it is sent. */
  readonly claim: EnterpriseClaim | undefined;
  readonly ticket: string | undefined;
  readonly refusal: Refusal | undefined;
  readonly problem: CertError | undefined;
  readonly result: MethodResult;
}

type WithRules = {rules: CheckRules};

export type LegalRepEvent =
  | {type: 'consentChanged'; consent: Consent | undefined}
  | {type: 'started'}
  | {type: 'edited'; values: Draft<EnterpriseField>}
  | {type: 'putBack'; name: EnterpriseField}
  | ({type: 'submitted'} & WithRules)
  | {type: 'confirmed'}
  | {type: 'corrected'}
  | {type: 'backRequested'}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'left'; to?: string | undefined};

type WithProfile = {profile: Profile};
type WithAnswer = {answer: EnterpriseAnswer};
type WithResult = {result: PersonCheckResult};
type WithError = {error: unknown};

const withProfile = ({event}: {event: {output: Profile}}) => ({profile: event.output});
const withAnswer = ({event}: {event: {output: EnterpriseAnswer}}) => ({answer: event.output});
const withResult = ({event}: {event: {output: PersonCheckResult}}) => ({result: event.output});
const withRules = ({event}: {event: WithRules}) => ({rules: event.rules});

const verdictOf = ({profile, typed}: LegalRepContext, {rules}: WithRules) =>
  profile && reviewEnterprise(profile.enterprise, typed.draft, rules).verdict;

/** What was typed of one representative is not another's. */
const withoutRep = ({'legal-rep': legalRep, ...others}: Persons, names: readonly string[]): Persons =>
  names.some((name) => name.startsWith('legalRep')) || !legalRep ? others : {...others, 'legal-rep': legalRep};

const empty: ProfileField = {display: '', onRecord: false, masked: false};
const unasked = {validFrom: empty, validTo: empty, bankCard: empty, mobile: empty};

/** The legal representative as the first step left them: the ticket has what was said there. */
const legalRepOf = ({enterprise}: Profile, draft: Draft<EnterpriseField>): PersonFields => {
  const settled = (name: EnterpriseField): ProfileField => {
    const value = valueIn(enterprise, draft, name);
    return {...enterprise[name], ...(value !== undefined && {display: value, masked: false}), onRecord: true};
  };
  return {
    name: settled('legalRepName'),
    idType: settled('legalRepIdType'),
    idNumber: settled('legalRepIdNumber'),
    ...unasked,
  };
};

const holderOf = ({account}: Profile): PersonFields => ({
  ...unasked,
  name: account.holderName,
  idType: account.idType,
  idNumber: account.idNumber,
  validFrom: account.validFrom,
  validTo: account.validTo,
});

const checkOf = ({profile, typed, ticket, persons}: LegalRepContext, role: PersonRole): PersonCheckInput => {
  const known = profile as Profile;
  return {
    role,
    ticket: ticket ?? '',
    fields: role === 'legal-rep' ? legalRepOf(known, typed.draft) : holderOf(known),
    locked: role === 'legal-rep',
    kept: persons[role],
  };
};

/** What was kept before stays kept until the record is there. */
const draftOf = ({profile, kept, typed, persons, consent}: LegalRepContext): Kept | undefined =>
  profile ? {typed, persons, consent} : kept;

/** Only what was typed: what was confirmed was confirmed of another record. */
const withoutAttempts = (persons: Persons): Persons =>
  Object.fromEntries(Object.entries(persons).map(([role, {typed, way}]) => [role, {typed, way}]));

const interrupted = <const S extends Step>(step: S) =>
  ({
    guard: {type: 'isInterruption', params: withError},
    target: '#legalRep.interrupted',
    actions: {type: 'interrupt', params: ({event}: {event: {error: unknown}}) => ({error: event.error, step})},
  }) as const;

type CheckDone = {event: {output: PersonCheckResult}};
const endedAs = (as: PersonCheckResult['type']) => ({
  type: 'endedWith' as const,
  params: ({event}: CheckDone) => ({result: event.output, as}),
});

/** Whom to check next is not what the backend says but what the path is; another answer does not fit. */
const outOfOrder = (question: string) => ({
  error: new CertError('contract', {where: `${question}.next`, expected: 'the step that follows'}),
});

/** What becomes of a step that checks a person, of which nothing typed is lost. */
const checkEnded = <const Back extends string>(role: PersonRole, back: Back) => {
  const ofRole = ({event}: CheckDone) => ({result: event.output, role});
  const keep = {type: 'keepPerson', params: ofRole} as const;
  return [
    {
      guard: {type: 'leadsToHolder', params: ofRole},
      target: '#legalRep.holder',
      actions: [keep, {type: 'keepNext', params: withResult}],
    },
    {
      guard: endedAs('next'),
      target: '#legalRep.notChecked',
      actions: [keep, {type: 'noteProblem', params: outOfOrder('checkPerson')}, 'tellProblem'],
    },
    {
      guard: {type: 'isDecided', params: withResult},
      target: '#legalRep.decided',
      actions: {type: 'decide', params: withResult},
    },
    {
      guard: endedAs('interrupted'),
      target: '#legalRep.interrupted',
      actions: [
        keep,
        {
          type: 'interrupt',
          params: ({event}: CheckDone) => ({
            error: event.output.type === 'interrupted' ? event.output.error : undefined,
            step: role,
          }),
        },
      ],
    },
    {
      guard: endedAs('ticketVoid'),
      target: '#legalRep.reloading',
      actions: [keep, {type: 'noteTicket', params: withResult}, 'tellRefusal'],
    },
    {
      guard: endedAs('left'),
      target: '#legalRep.gone',
      actions: [
        keep,
        {
          type: 'leave',
          params: ({event}: CheckDone) => ({to: event.output.type === 'left' ? event.output.to : undefined}),
        },
      ],
    },
    {target: back, actions: keep},
  ] as const;
};

/** Certification by the legal representative's identity: the enterprise, the representative, the account holder. */
export const legalRepMachine = setup({
  types: {
    context: {} as LegalRepContext,
    events: {} as LegalRepEvent,
    input: {} as MethodInput,
    output: {} as MethodResult,
    emitted: {} as MethodEmitted,
    tags: {} as ViewTag,
  },
  actors: {
    getProfile: request<Profile, void>('getProfile'),
    checkEnterprise: request<EnterpriseAnswer, EnterpriseClaim>('checkEnterprise'),
    /** The machine of a person's check, with its own ports filled. */
    checkPerson: request<PersonCheckResult, PersonCheckInput>('checkPerson'),
  },
  guards: {
    /** Whether the host's notice has to be agreed to and was not; filled with the ports. */
    lacksConsent: () => false,
    isInterruption,
    isWithHolder: ({context}) => context.kept?.under?.step === 'account-holder',
    /** What was confirmed of the enterprise was confirmed of the record as it still is. */
    goesOnWith: ({context: {kept}}, {profile, step}: WithProfile & {step: Step}) =>
      kept?.under?.step === step && kept.under.claim?.version === profile.version,
    isToCorrect: ({context}) => context.kept?.under !== undefined,
    isOfThisRecord: ({context: {claim, profile}}) => claim?.version === profile?.version,
    isFlawless: ({context}, params: WithRules) => verdictOf(context, params) === 'ok',
    needsSecondLook: ({context}, params: WithRules) => verdictOf(context, params) === 'warn',
    isAccepted: (_, {answer}: WithAnswer) => 'next' in answer && answer.next === 'legal-rep',
    isRefused: (_, {answer}: WithAnswer) => !('next' in answer),
    wantsConsent: (_, {answer}: WithAnswer) => !('next' in answer) && answer.refusal.code === 'consent-required',
    leadsToHolder: (_, {result, role}: WithResult & {role: PersonRole}) =>
      result.type === 'next' && role === 'legal-rep' && result.next.next === 'account-holder',
    isConflict: (_, {error}: WithError) => toCertError(error).code === 'conflict',
    endedWith: (_, {result, as}: WithResult & {as: string}) => result.type === as,
    isDecided: (_, {result}: WithResult) => result.type === 'passed' || result.type === 'pending',
  },
  actions: {
    keepProfile: assign({profile: (_, {profile}: WithProfile) => profile}),
    /** Why the form is there again, where no refusal says so. */
    sayWhyAgain: assign({
      problem: ({context: {problem, refusal}}) => {
        if (refusal) return undefined;
        return problem?.code === 'conflict' ? problem : new CertError('conflict');
      },
    }),
    keepProfileAndDraft: assign(({context: {kept}}, {profile}: WithProfile) => {
      const {typed = nothingTyped, persons = {}, consent, under} = kept ?? {};
      const {claim, ticket, refusal} = under ?? {};
      const hasMoved = claim !== undefined && claim.version !== profile.version;
      return {
        profile,
        typed,
        persons: hasMoved ? withoutAttempts(persons) : persons,
        consent,
        claim,
        ticket,
        refusal,
        kept: undefined,
      };
    }),
    keepConsent: assign({
      consent: (_, {consent}: {consent: Consent | undefined}) => consent,
      consentMissing: false,
    }),
    missConsent: assign({consentMissing: true}),
    takeIn: assign({
      typed: ({context}, {values}: {values: Draft<EnterpriseField>}) =>
        context.profile ? edit(context.profile.enterprise, context.typed, values) : context.typed,
      persons: ({context}, {values}) => withoutRep(context.persons, Object.keys(values)),
      refusal: ({context}, {values}) => withoutFields(Object.keys(values), context.refusal),
      problem: undefined,
    }),
    putBack: assign({
      typed: ({context}, {name}: {name: EnterpriseField}) => putBack(context.typed, name),
      persons: ({context}, {name}) => withoutRep(context.persons, [name]),
      refusal: ({context}, {name}) => withoutFields([name], context.refusal),
    }),
    markTried: assign({tried: true, refusal: undefined, problem: undefined}),
    forgetRefusal: assign({refusal: undefined}),
    forgetClaim: assign({claim: undefined}),
    compose: assign({
      tried: false,
      refusal: undefined,
      problem: undefined,
      // Another claim leads to another ticket.
      persons: ({context}) => withoutAttempts(context.persons),
      claim: ({context: {profile, typed, consent}}) =>
        profile && {
          ...enterpriseClaim(profile.enterprise, typed.draft),
          version: profile.version,
          ...(consent && {consent}),
        },
    }),
    keepNext: assign({
      ticket: ({context}, {result}: WithResult) => (result.type === 'next' ? result.next.ticket : context.ticket),
    }),
    keepTicket: assign({ticket: (_, {answer}: WithAnswer) => (answer as NextStep).ticket}),
    keepPerson: assign({
      persons: ({context}, {result, role}: WithResult & {role: PersonRole}) => ({
        ...context.persons,
        [role]: result.kept,
      }),
    }),
    noteRefusal: assign({
      refusal: (_, {answer}: WithAnswer) => ('next' in answer ? undefined : answer.refusal),
    }),
    noteTicket: assign({
      refusal: (_, {result}: WithResult) => (result.type === 'ticketVoid' ? result.refusal : undefined),
      ticket: undefined,
      // Sent again, it would be answered with the same ticket.
      claim: undefined,
    }),
    tellRefusal: emit(({context}) => ({type: 'refused', code: context.refusal?.code ?? ''}) as const),
    noteProblem: assign({problem: (_, {error}: WithError) => toCertError(error)}),
    tellProblem: emit(({context}) => ({type: 'problem', error: toCertError(context.problem)}) as const),
    forgetProblem: assign({problem: undefined}),
    decide: assign({
      result: ({context}, {result}: WithResult): MethodResult => {
        if (result.type === 'passed') return {type: 'passed', outcome: result.outcome};
        return result.type === 'pending' ? {type: 'pending', checkAfter: result.checkAfter} : context.result;
      },
    }),
    interrupt: assign({
      result: ({context}, {error, step}: {error: unknown; step: Step}): MethodResult => {
        const {profile, claim, ticket, refusal} = context;
        const draft = draftOf(context);
        return {
          type: 'interrupted',
          error: toCertError(error),
          draft: profile && draft ? {...draft, under: {step, claim, ticket, refusal}} : draft,
        };
      },
    }),
    leave: assign({
      result: ({context}, {to}: {to: string | undefined}): MethodResult => ({
        type: 'left',
        to,
        draft: draftOf(context),
      }),
    }),
    /** What the host says to the method that shows is meant for the check that shows. */
    passOn: ({self, event}) => {
      const {children} = self.getSnapshot() as {children: Readonly<Record<string, AnyActorRef | undefined>>};
      children['person']?.send(event);
    },
  },
}).createMachine({
  id: 'legalRep',
  context: ({input}) => ({
    profile: undefined,
    kept: input.draft as Kept | undefined,
    typed: nothingTyped,
    persons: {},
    consent: undefined,
    consentMissing: false,
    tried: false,
    claim: undefined,
    ticket: undefined,
    refusal: undefined,
    problem: undefined,
    result: {type: 'left'},
  }),
  output: ({context}) => context.result,
  initial: 'loading',
  on: {
    left: {target: '.gone', actions: {type: 'leave', params: ({event}) => ({to: event.to})}},
  },
  states: {
    loading: {
      tags: 'busy',
      entry: 'forgetProblem',
      invoke: {
        src: 'getProfile',
        onDone: [
          {
            guard: 'isWithHolder',
            target: 'holder',
            actions: {type: 'keepProfileAndDraft', params: withProfile},
          },
          {
            guard: {type: 'goesOnWith', params: ({event}) => ({profile: event.output, step: 'legal-rep'})},
            target: 'legalRep',
            actions: {type: 'keepProfileAndDraft', params: withProfile},
          },
          {
            guard: {type: 'goesOnWith', params: ({event}) => ({profile: event.output, step: 'confirming'})},
            target: 'confirming',
            actions: {type: 'keepProfileAndDraft', params: withProfile},
          },
          {
            guard: 'isToCorrect',
            target: 'enterprise',
            actions: [{type: 'keepProfileAndDraft', params: withProfile}, 'sayWhyAgain'],
          },
          {target: 'advising', actions: {type: 'keepProfileAndDraft', params: withProfile}},
        ],
        onError: [interrupted('enterprise'), {target: 'notLoaded', actions: failed}],
      },
      on: {cancelled: {target: 'gone', actions: {type: 'leave', params: {to: undefined}}}},
    },

    notLoaded: {
      tags: 'failed',
      on: {retried: 'loading'},
    },

    // The manual's advice, and the host's notice, before anything is asked.
    advising: {
      on: {
        consentChanged: {actions: {type: 'keepConsent', params: ({event}) => event}},
        started: [
          {guard: 'lacksConsent', actions: 'missConsent'},
          {target: 'enterprise', actions: 'forgetRefusal'},
        ],
      },
    },

    enterprise: {
      tags: 'form',
      on: {
        edited: {target: '.writing', actions: {type: 'takeIn', params: ({event}) => event}},
        putBack: {target: '.writing', actions: {type: 'putBack', params: ({event}) => event}},
        submitted: [
          {guard: {type: 'isFlawless', params: withRules}, target: 'confirming', actions: 'compose'},
          {guard: {type: 'needsSecondLook', params: withRules}, target: '.warned', actions: 'markTried'},
          {target: '.writing', actions: 'markTried'},
        ],
        backRequested: {target: 'advising', actions: 'forgetRefusal'},
      },
      initial: 'writing',
      states: {
        writing: {},
        // What looks wrong and may be right: submitted once more, it goes.
        warned: {
          on: {
            submitted: {
              guard: {type: 'needsSecondLook', params: withRules},
              target: '#legalRep.confirming',
              actions: 'compose',
            },
          },
        },
      },
    },

    // What will be sent is shown before it is.
    confirming: {
      on: {confirmed: 'checking', corrected: 'enterprise', cancelled: 'enterprise', backRequested: 'enterprise'},
    },

    checking: {
      tags: 'busy',
      entry: 'forgetProblem',
      invoke: {
        src: 'checkEnterprise',
        input: ({context}) => context.claim as EnterpriseClaim,
        onDone: [
          {
            guard: {type: 'isAccepted', params: withAnswer},
            target: 'legalRep',
            actions: {type: 'keepTicket', params: withAnswer},
          },
          // What was agreed to is not, or no longer, what the backend asks for.
          {
            guard: {type: 'wantsConsent', params: withAnswer},
            target: 'advising',
            actions: [
              {type: 'keepConsent', params: {consent: undefined}},
              {type: 'noteRefusal', params: withAnswer},
              'tellRefusal',
            ],
          },
          {
            guard: {type: 'isRefused', params: withAnswer},
            target: 'enterprise',
            actions: [{type: 'noteRefusal', params: withAnswer}, 'tellRefusal'],
          },
          {
            target: 'notChecked',
            actions: [{type: 'noteProblem', params: outOfOrder('checkEnterprise')}, 'tellProblem'],
          },
        ],
        onError: [
          interrupted('confirming'),
          // The record has changed meanwhile: what is to be sent of it is looked at again.
          {guard: {type: 'isConflict', params: withError}, target: 'reloading', actions: [...failed, 'forgetClaim']},
          {target: 'notChecked', actions: failed},
        ],
      },
      // It may have been checked all the same: sent again, it is the same attempt.
      on: {cancelled: 'confirming'},
    },

    notChecked: {
      tags: 'failed',
      on: {
        retried: [
          {guard: 'isOfThisRecord', target: 'checking'},
          {target: 'enterprise', actions: 'sayWhyAgain'},
        ],
        corrected: {target: 'enterprise', actions: 'forgetProblem'},
      },
    },

    legalRep: {
      invoke: {
        id: 'person',
        src: 'checkPerson',
        input: ({context}) => checkOf(context, 'legal-rep'),
        onDone: checkEnded('legal-rep', '#legalRep.enterprise'),
        onError: {target: 'notChecked', actions: failed},
      },
      on: {left: {actions: 'passOn'}, cancelled: {actions: 'passOn'}, retried: {actions: 'passOn'}},
    },

    holder: {
      invoke: {
        id: 'person',
        src: 'checkPerson',
        input: ({context}) => checkOf(context, 'account-holder'),
        onDone: checkEnded('account-holder', '#legalRep.legalRep'),
        onError: {target: 'notChecked', actions: failed},
      },
      on: {left: {actions: 'passOn'}, cancelled: {actions: 'passOn'}, retried: {actions: 'passOn'}},
    },

    // The record is read anew, since what was found out about the one before is good no more.
    reloading: {
      tags: 'busy',
      invoke: {
        src: 'getProfile',
        onDone: {target: 'enterprise', actions: [{type: 'keepProfile', params: withProfile}, 'sayWhyAgain']},
        onError: [interrupted('enterprise'), {target: 'notReloaded', actions: failed}],
      },
      on: {
        cancelled: {
          target: 'notReloaded',
          actions: {type: 'noteProblem', params: {error: new CertError('cancelled')}},
        },
      },
    },

    notReloaded: {
      tags: 'failed',
      on: {retried: 'reloading'},
    },

    decided: {type: 'final'},
    interrupted: {type: 'final'},
    gone: {type: 'final'},
  },
});
