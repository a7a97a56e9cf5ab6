import {assign, emit, fromCallback, type EventObject} from 'xstate';
import {toCertError, type CertError} from '../domain/errors.js';
import {type CheckRules, type Verdict} from '../domain/findings.js';
import type {
  IdCardClaim,
  NextStep,
  PersonAnswer,
  PersonRole,
  SmsCodeAnswer,
  SmsCodeRequest,
} from '../domain/legal-rep.schemas.js';
import type {Outcome, PassedOutcome, Refusal, Refused} from '../domain/outcome.schemas.js';
import {
  hasIdCard,
  withoutIdentity,
  personClaim,
  reviewPerson,
  type PersonDraft,
  type PersonField,
  type PersonFields,
  type PersonWay,
} from '../domain/person-draft.js';
import {edit, givenIn, nothingTyped, putBack, withoutFields, type Typed} from '../domain/recorded-form.js';
import type {Secret} from '../domain/secret.js';
import {failed, isInterruption, request, withError, type MethodEmitted, type ViewTag} from './ports.js';
import {setup} from './setup.js';

/** A code that was sent. */
export interface SmsCode {
  readonly smsId: string;
  readonly maskedMobile: string;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
  /** When another one may be asked for, likewise. */
  readonly resendAt: number;
}

/** One try with a code: the same object for as long as no answer to it was heard. */
export interface CodeTry {
  readonly smsId: string;
}

/** What was under way when a session ended: sent once more, it is the same attempt. */
export interface PersonAttempt {
  /** What was confirmed, where that was it. */
  readonly claim: IdCardClaim | undefined;
  readonly smsRequest: SmsCodeRequest | undefined;
  readonly code: SmsCode | undefined;
  readonly codeTry: CodeTry | undefined;
}

/** What is kept of a check that was left or interrupted, for the next time. */
export interface PersonState {
  readonly typed: Typed<PersonField>;
  readonly way: PersonWay;
  readonly attempt?: PersonAttempt;
}

export interface PersonCheckInput {
  readonly role: PersonRole;
  readonly ticket: string;
  /** What is known of the person, on record or from an earlier step. */
  readonly fields: PersonFields;
  /** Who it is was settled in an earlier step, and cannot be changed in this one. */
  readonly locked: boolean;
  readonly kept: PersonState | undefined;
}

/** How a check ends, and what was typed in it. */
export type PersonCheckResult = {readonly kept: PersonState} & (
  | {readonly type: 'next'; readonly next: NextStep}
  | {readonly type: 'passed'; readonly outcome: PassedOutcome}
  | {readonly type: 'pending'; readonly checkAfter: number}
  | {readonly type: 'back'}
  /** The ticket is good no more: it has expired, or what it was given for has changed. */
  | {readonly type: 'ticketVoid'; readonly refusal: Refusal}
  | {readonly type: 'interrupted'; readonly error: CertError}
  | {readonly type: 'left'; readonly to: string | undefined}
);

type Ending<T = PersonCheckResult> = T extends {readonly kept: PersonState} ? Omit<T, 'kept'> : never;

export interface PersonCheckContext extends Omit<PersonCheckInput, 'kept'> {
  readonly typed: Typed<PersonField>;
  readonly way: PersonWay;
  /** A form was submitted once: from then on what is wrong is said at the fields. */
  readonly tried: boolean;
  /** What looks wrong and may be right was shown: submitted once more, it goes. */
  readonly warned: boolean;
  readonly claim: IdCardClaim | undefined;
  readonly smsRequest: SmsCodeRequest | undefined;
  readonly code: SmsCode | undefined;
  readonly codeTry: CodeTry | undefined;
  /** A one-shot handle, never the value; only while it is being checked. */
  readonly secret: Secret | undefined;
  /** Why there is no code that could be entered, where one was. */
  readonly noCode: 'not-asked-for' | 'expired' | undefined;
  readonly refusal: Refusal | undefined;
  readonly problem: CertError | undefined;
  readonly ending: Ending;
}

type WithRules = {rules: CheckRules};

export type PersonCheckEvent =
  | {type: 'edited'; values: PersonDraft}
  | {type: 'putBack'; name: PersonField}
  | ({type: 'submitted'} & WithRules)
  | {type: 'confirmed'}
  | {type: 'corrected'}
  | ({type: 'bankCardChosen'} & WithRules)
  | {type: 'idCardChosen'}
  | ({type: 'codeRequested'} & WithRules)
  | {type: 'codeEntered'; code: Secret}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'backRequested'}
  | {type: 'left'; to?: string | undefined};

const withRules = ({event}: {event: WithRules}) => ({rules: event.rules});
const withAnswer = <A>({event}: {event: {output: A}}) => ({answer: event.output});

type WithError = {error: unknown};
type WithPersonAnswer = {answer: PersonAnswer};
type WithSmsAnswer = {answer: SmsCodeAnswer};

const verdictOf = ({fields, typed}: PersonCheckContext, way: PersonWay | 'identity', {rules}: WithRules): Verdict =>
  reviewPerson(way, fields, typed.draft, rules).verdict;

const mayGo = (context: PersonCheckContext, way: PersonWay | 'identity', params: WithRules): boolean => {
  const verdict = verdictOf(context, way, params);
  return verdict === 'ok' || (verdict === 'warn' && context.warned);
};

const isByIdCard = ({fields, typed}: PersonCheckContext): boolean => hasIdCard(fields, typed.draft);

const refusalOf = (answer: object): Refusal | undefined =>
  'refusal' in answer ? (answer as Refused).refusal : undefined;

const isTicketVoid = (answer: object): boolean =>
  ['ticket-expired', 'record-changed'].includes(refusalOf(answer)?.code ?? '');

const endingOf = (answer: NextStep | Exclude<Outcome, Refused>): Ending => {
  if ('next' in answer) return {type: 'next', next: answer};
  if ('pending' in answer) return {type: 'pending', checkAfter: answer.checkAfter};
  return {type: 'passed', outcome: answer};
};

/** What a code was sent for: another card or another person takes another code. */
const boundToCode = (names: readonly string[]): boolean => names.some((name) => !name.startsWith('valid'));

const personAnswered = [
  {
    guard: {type: 'voidsTicket', params: withAnswer<object>},
    target: '#personCheck.ended',
    actions: {type: 'endByTicket', params: withAnswer<object>},
  },
  {
    guard: {type: 'wentOn', params: withAnswer<PersonAnswer>},
    target: '#personCheck.ended',
    actions: {type: 'endByAnswer', params: withAnswer<PersonAnswer>},
  },
] as const;

const interrupted = {
  guard: {type: 'isInterruption', params: withError},
  target: '#personCheck.ended',
  actions: {type: 'endByError', params: withError},
} as const;

/** Whether a person is who they say: by the resident's ID card, or by a bank card and a code sent to its mobile. */
export const personCheckMachine = setup({
  types: {
    context: {} as PersonCheckContext,
    events: {} as PersonCheckEvent,
    input: {} as PersonCheckInput,
    output: {} as PersonCheckResult,
    emitted: {} as MethodEmitted,
    tags: {} as ViewTag,
  },
  actors: {
    checkIdCard: request<PersonAnswer, IdCardClaim>('checkIdCard'),
    sendSmsCode: request<SmsCodeAnswer & {code?: SmsCode}, SmsCodeRequest>('sendSmsCode'),
    checkBankCard: request<PersonAnswer, {ticket: string; role: PersonRole; codeTry: CodeTry; code: Secret}>(
      'checkBankCard',
    ),
    // A machine that is stopped runs no exit actions, but its children clean up.
    forgetCode: fromCallback<EventObject, Secret>(({input: code}) => () => {
      code.discard();
    }),
  },
  guards: {
    byBankCard: ({context}) => context.way === 'bank-card',
    isOwnToSay: ({context}) => !context.locked,
    isByIdCard: ({context}) => isByIdCard(context),
    mayCheckIdCard: ({context}, params: WithRules) => isByIdCard(context) && mayGo(context, 'id-card', params),
    mayGoByBankCard: ({context}, params: WithRules) => mayGo(context, 'identity', params),
    // Any other document than the resident's ID card leads to the bank card by itself.
    leadsToBankCard: ({context}, params: WithRules) => !isByIdCard(context) && mayGo(context, 'identity', params),
    // The record is another one than that on which this form was reached before.
    lacksIdentity: ({context}, params: WithRules) =>
      !context.locked && verdictOf(context, 'identity', params) === 'error',
    maySendCode: ({context}, params: WithRules) => mayGo(context, 'bank-card', params),
    voidsCode: (_, {names}: {names: readonly string[]}) => boundToCode(names),
    hasCode: ({context}) => context.code !== undefined,
    wentOn: (_, {answer}: WithPersonAnswer) => refusalOf(answer) === undefined,
    voidsTicket: (_, {answer}: {answer: object}) => isTicketVoid(answer),
    keepsCode: (_, {answer}: WithPersonAnswer) => refusalOf(answer)?.code === 'sms-incorrect',
    isCodeSent: (_, {answer}: WithSmsAnswer) => refusalOf(answer) === undefined,
    isInterruption,
    hasClaim: ({context}) => context.claim !== undefined,
  },
  actions: {
    takeIn: assign({
      typed: ({context}, {values}: {values: PersonDraft}) =>
        edit(context.fields, context.typed, context.locked ? withoutIdentity(values) : values),
      refusal: ({context}, {values}) => withoutFields(Object.keys(values), context.refusal),
      warned: false,
      problem: undefined,
    }),
    putBack: assign({
      typed: ({context}, {name}: {name: PersonField}) => putBack(context.typed, name),
      refusal: ({context}, {name}) => withoutFields([name], context.refusal),
      warned: false,
      problem: undefined,
    }),
    judged: assign({
      tried: true,
      noCode: undefined,
      refusal: undefined,
      problem: undefined,
      warned: ({context}, {way, rules}: WithRules & {way: PersonWay | 'identity'}) =>
        verdictOf(context, way, {rules}) === 'warn',
    }),
    openForm: assign({
      way: (_, {way}: {way: PersonWay}) => way,
      tried: false,
      warned: false,
      refusal: undefined,
      problem: undefined,
    }),
    composeClaim: assign({
      tried: false,
      warned: false,
      refusal: undefined,
      problem: undefined,
      claim: ({context: {ticket, role, fields, typed}}): IdCardClaim => ({
        ticket,
        whose: role,
        person: personClaim(fields, typed.draft),
        validFrom: givenIn(fields, typed.draft, 'validFrom'),
        validTo: givenIn(fields, typed.draft, 'validTo'),
      }),
    }),
    composeSmsRequest: assign({
      tried: false,
      noCode: undefined,
      refusal: undefined,
      problem: undefined,
      smsRequest: ({context: {ticket, role, fields, typed, smsRequest}}): SmsCodeRequest => {
        const request = {
          ticket,
          whose: role,
          person: personClaim(fields, typed.draft),
          bankCard: givenIn(fields, typed.draft, 'bankCard'),
          mobile: givenIn(fields, typed.draft, 'mobile'),
        };
        // Nobody heard whether that was sent: asked again it is the same attempt, and no second message.
        return smsRequest && JSON.stringify(smsRequest) === JSON.stringify(request) ? smsRequest : request;
      },
    }),
    // A new code voids the one before.
    keepCode: assign({
      code: (_, {answer}: {answer: SmsCodeAnswer & {code?: SmsCode}}) => answer.code,
      codeTry: (_, {answer}) => answer.code && {smsId: answer.code.smsId},
      smsRequest: undefined,
    }),
    dropClaim: assign({claim: undefined}),
    dropCode: assign({code: undefined, codeTry: undefined}),
    renewTry: assign({codeTry: ({context}) => context.code && {smsId: context.code.smsId}}),
    holdSecret: assign({
      secret: (_, {code}: {code: Secret}) => code,
      refusal: undefined,
      problem: undefined,
      noCode: undefined,
    }),
    dropSecret: assign({
      secret: ({context}) => {
        context.secret?.discard();
        return undefined;
      },
    }),
    discard: (_, {code}: {code: Secret}) => {
      code.discard();
    },
    sayNotAskedFor: assign({noCode: 'not-asked-for' as const, tried: true}),
    sayExpired: assign({noCode: 'expired' as const, refusal: undefined}),
    noteRefusal: assign({refusal: (_, {answer}: WithPersonAnswer) => refusalOf(answer), problem: undefined}),
    noteSmsRefusal: assign({
      refusal: (_, {answer}: WithSmsAnswer) => refusalOf(answer),
      smsRequest: undefined,
    }),
    tellRefusal: emit(({context}) => ({type: 'refused', code: context.refusal?.code ?? ''}) as const),
    noteProblem: assign({problem: (_, {error}: WithError) => toCertError(error)}),
    tellProblem: emit(({context}) => ({type: 'problem', error: toCertError(context.problem)}) as const),
    forgetProblem: assign({problem: undefined}),
    endByAnswer: assign({
      ending: (_, {answer}: WithPersonAnswer) => endingOf(answer as NextStep | Exclude<Outcome, Refused>),
    }),
    endByTicket: assign({
      ending: (_, {answer}: {answer: object}): Ending => ({
        type: 'ticketVoid',
        refusal: (answer as {refusal: Refusal}).refusal,
      }),
    }),
    endByError: assign({
      ending: (_, {error}: WithError): Ending => ({type: 'interrupted', error: toCertError(error)}),
    }),
    endByBack: assign({ending: {type: 'back'} as Ending}),
    endByLeaving: assign({ending: (_, {to}: {to: string | undefined}): Ending => ({type: 'left', to})}),
  },
  delays: {
    untilResend: ({context}) => Math.max(0, (context.code?.resendAt ?? 0) - Date.now()),
    untilEnd: ({context}) => Math.max(0, (context.code?.endsAt ?? 0) - Date.now()),
  },
}).createMachine({
  id: 'personCheck',
  context: ({input: {kept, ...input}}) => ({
    ...input,
    typed: kept?.typed ?? nothingTyped,
    way: input.locked && !hasIdCard(input.fields, {}) ? 'bank-card' : (kept?.way ?? 'id-card'),
    tried: false,
    warned: false,
    claim: undefined,
    smsRequest: undefined,
    code: undefined,
    codeTry: undefined,
    ...kept?.attempt,
    secret: undefined,
    noCode: undefined,
    refusal: undefined,
    problem: undefined,
    ending: {type: 'back'},
  }),
  output: ({context: {ending, typed, way, claim, smsRequest, code, codeTry}}) => ({
    ...ending,
    kept: {typed, way, ...(ending.type === 'interrupted' && {attempt: {claim, smsRequest, code, codeTry}})},
  }),
  initial: 'choosing',
  on: {
    left: {target: '.ended', actions: {type: 'endByLeaving', params: ({event}) => ({to: event.to})}},
    backRequested: {target: '.ended', actions: 'endByBack'},
    // Too late or too early: a code that nobody waits for is not kept.
    codeEntered: {actions: {type: 'discard', params: ({event}) => event}},
  },
  states: {
    choosing: {
      always: [
        {guard: 'hasClaim', target: 'confirming'},
        {guard: 'byBankCard', target: 'bankCard'},
        {target: 'idCard'},
      ],
    },

    idCard: {
      tags: 'form',
      // What is sent from here is another attempt.
      entry: 'dropClaim',
      on: {
        edited: {actions: {type: 'takeIn', params: ({event}) => event}},
        putBack: {actions: {type: 'putBack', params: ({event}) => event}},
        submitted: [
          {
            guard: {type: 'mayCheckIdCard', params: withRules},
            target: 'confirming',
            actions: 'composeClaim',
          },
          {
            guard: {type: 'leadsToBankCard', params: withRules},
            target: 'bankCard',
            actions: {type: 'openForm', params: {way: 'bank-card'}},
          },
          {actions: {type: 'judged', params: ({event}) => ({way: 'id-card' as const, rules: event.rules})}},
        ],
        bankCardChosen: [
          {
            guard: {type: 'mayGoByBankCard', params: withRules},
            target: 'bankCard',
            actions: {type: 'openForm', params: {way: 'bank-card'}},
          },
          {actions: {type: 'judged', params: ({event}) => ({way: 'identity' as const, rules: event.rules})}},
        ],
      },
    },

    // What will be sent is shown before it is.
    confirming: {
      on: {confirmed: 'checkingIdCard', corrected: 'idCard', cancelled: 'idCard'},
    },

    checkingIdCard: {
      tags: 'busy',
      entry: 'forgetProblem',
      invoke: {
        src: 'checkIdCard',
        input: ({context}) => context.claim as IdCardClaim,
        onDone: [
          ...personAnswered,
          {
            target: 'idCard',
            actions: [{type: 'noteRefusal', params: withAnswer<PersonAnswer>}, 'tellRefusal'],
          },
        ],
        onError: [interrupted, {target: 'notChecked', actions: failed}],
      },
      // It may have been checked all the same: sent again, it is the same attempt.
      on: {cancelled: 'confirming'},
    },

    notChecked: {
      tags: 'failed',
      on: {retried: 'checkingIdCard', corrected: {target: 'idCard', actions: 'forgetProblem'}},
    },

    bankCard: {
      tags: 'form',
      entry: 'dropClaim',
      on: {
        edited: [
          {
            guard: {type: 'voidsCode', params: ({event}) => ({names: Object.keys(event.values)})},
            target: '.noCode',
            actions: [{type: 'takeIn', params: ({event}) => event}, 'dropCode'],
          },
          {actions: {type: 'takeIn', params: ({event}) => event}},
        ],
        putBack: {
          target: '.noCode',
          actions: [{type: 'putBack', params: ({event}) => event}, 'dropCode'],
        },
        idCardChosen: {
          guard: 'isByIdCard',
          target: 'idCard',
          actions: ['dropCode', {type: 'openForm', params: {way: 'id-card'}}],
        },
        backRequested: {
          guard: 'isOwnToSay',
          target: 'idCard',
          actions: ['dropCode', {type: 'openForm', params: {way: 'id-card'}}],
        },
      },
      initial: 'returning',
      states: {
        returning: {
          always: [{guard: 'hasCode', target: 'codeSent'}, {target: 'noCode'}],
        },
        noCode: {
          on: {
            codeRequested: [
              {
                guard: {type: 'lacksIdentity', params: withRules},
                target: '#personCheck.idCard',
                actions: [
                  {type: 'openForm', params: {way: 'id-card'}},
                  {type: 'judged', params: ({event}) => ({way: 'identity' as const, rules: event.rules})},
                ],
              },
              {
                guard: {type: 'maySendCode', params: withRules},
                target: '#personCheck.sendingCode',
                actions: 'composeSmsRequest',
              },
              {actions: {type: 'judged', params: ({event}) => ({way: 'bank-card' as const, rules: event.rules})}},
            ],
            codeEntered: {actions: [{type: 'discard', params: ({event}) => event}, 'sayNotAskedFor']},
          },
        },
        codeSent: {
          after: {untilEnd: {target: 'noCode', actions: ['dropCode', 'sayExpired']}},
          on: {
            codeEntered: {
              target: '#personCheck.checkingBankCard',
              actions: {type: 'holdSecret', params: ({event}) => event},
            },
          },
          initial: 'cooling',
          states: {
            cooling: {
              after: {untilResend: 'cool'},
            },
            cool: {
              on: {
                codeRequested: {target: '#personCheck.sendingCode', actions: 'composeSmsRequest'},
              },
            },
          },
        },
      },
    },

    sendingCode: {
      tags: 'busy',
      entry: 'forgetProblem',
      invoke: {
        src: 'sendSmsCode',
        input: ({context}) => context.smsRequest as SmsCodeRequest,
        onDone: [
          {
            guard: {type: 'voidsTicket', params: withAnswer<object>},
            target: 'ended',
            actions: {type: 'endByTicket', params: withAnswer<object>},
          },
          {
            guard: {type: 'isCodeSent', params: withAnswer<SmsCodeAnswer>},
            target: 'bankCard',
            actions: {type: 'keepCode', params: withAnswer<SmsCodeAnswer & {code?: SmsCode}>},
          },
          {
            target: 'bankCard',
            actions: [{type: 'noteSmsRefusal', params: withAnswer<SmsCodeAnswer>}, 'tellRefusal'],
          },
        ],
        onError: [interrupted, {target: 'codeNotSent', actions: failed}],
      },
      on: {cancelled: 'bankCard'},
    },

    codeNotSent: {
      tags: 'failed',
      on: {retried: 'sendingCode', corrected: {target: 'bankCard', actions: 'forgetProblem'}},
    },

    checkingBankCard: {
      tags: 'busy',
      exit: 'dropSecret',
      invoke: [
        {src: 'forgetCode', input: ({context}) => context.secret as Secret},
        {
          src: 'checkBankCard',
          input: ({context}) => ({
            ticket: context.ticket,
            role: context.role,
            codeTry: context.codeTry as CodeTry,
            code: context.secret as Secret,
          }),
          onDone: [
            ...personAnswered,
            {
              guard: {type: 'keepsCode', params: withAnswer<PersonAnswer>},
              target: 'bankCard',
              actions: ['renewTry', {type: 'noteRefusal', params: withAnswer<PersonAnswer>}, 'tellRefusal'],
            },
            {
              target: 'bankCard',
              actions: ['dropCode', {type: 'noteRefusal', params: withAnswer<PersonAnswer>}, 'tellRefusal'],
            },
          ],
          // The code is gone after its use: it is typed once more.
          onError: [interrupted, {target: 'bankCard', actions: failed}],
        },
      ],
      on: {cancelled: 'bankCard'},
    },

    ended: {type: 'final'},
  },
});
