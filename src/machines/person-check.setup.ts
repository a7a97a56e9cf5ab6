import {assign, setup} from 'xstate';
import {Attempt} from '../domain/attempt.js';
import {toCertError, type CertError} from '../domain/errors.js';
import {kindOf} from '../domain/fields.js';
import type {
  IdCardClaim,
  NextStep,
  PersonAnswer,
  PersonRole,
  SmsCodeAnswer,
  SmsCodeRequest,
} from '../domain/legal-rep.schemas.js';
import type {PassedOutcome, Refusal} from '../domain/outcome.schemas.js';
import {
  askedOfPerson,
  hasIdCard,
  withoutIdentity,
  personClaim,
  validatePerson,
  type PersonField,
  type PersonFields,
  type PersonValidation,
  type PersonValues,
  type PersonWay,
} from '../domain/person-draft.js';
import {
  applyEdit,
  givenIn,
  isAsOnRecord,
  maySend,
  restore,
  rulesOf,
  submitted,
  type Form,
  type Typed,
} from '../domain/record-draft.js';
import type {Secret} from '../domain/secret.js';
import {
  codeActions,
  decisionIn,
  forgetSecret,
  formValidation,
  methodSetup,
  refusalOf,
  type MethodEmitted,
} from './method.js';
import {request, type ViewTag, type WithError, type WithProblem} from './ports.js';
import type {UnsavedMeta} from './unsaved-input.js';

/** A code that was sent. */
export interface SmsCode {
  readonly smsId: string;
  readonly maskedMobile: string;
  /** Epoch milliseconds, by this device's clock. */
  readonly endsAt: number;
}

/** The answer to a request for a code, with times by this device's clock in epoch milliseconds. */
export type DatedSmsAnswer = SmsCodeAnswer & {
  readonly code?: SmsCode;
  /** Before this time, the backend sends no other code for the same card and mobile. */
  readonly askAt: number;
};

/** The code that is tried. One try is the same attempt until a response to it has arrived. */
export interface CodeTry {
  readonly smsId: string;
}

/** The attempt that was running when a session ended. If it is sent again, it is the same attempt. */
export interface PersonAttempt {
  /** The confirmed claim, if the attempt was a check by ID card. */
  readonly claim: Attempt<IdCardClaim> | undefined;
  readonly smsRequest: Attempt<SmsCodeRequest> | undefined;
  readonly code: SmsCode | undefined;
  readonly codeTry: Attempt<CodeTry> | undefined;
  readonly askAt: number;
}

/** What a check keeps for the next time when it is left or interrupted. */
export interface PersonState {
  readonly typed: Typed<PersonField>;
  readonly way: PersonWay;
  readonly attempt?: PersonAttempt;
}

export interface PersonCheckInput {
  readonly role: PersonRole;
  readonly ticket: string;
  /** The known data of the person, from the record or an earlier step. */
  readonly fields: PersonFields;
  /** The person was identified in an earlier step and cannot be changed in this one. */
  readonly locked: boolean;
  readonly kept: PersonState | undefined;
  /** When the ticket ends: epoch milliseconds, by this device's clock. */
  readonly ticketEndsAt?: number | undefined;
  /** Whether the ticket can be renewed: not if an earlier page has sent what it was given for. Default: true. */
  readonly isRenewable?: boolean;
  /** What the user confirmed in this check before is sent once more, for another ticket. */
  readonly again?: boolean;
}

/** How a check ends, and the values typed in it. */
export type PersonCheckResult = {readonly kept: PersonState} & (
  | {readonly type: 'next'; readonly next: NextStep}
  | {readonly type: 'passed'; readonly outcome: PassedOutcome}
  | {readonly type: 'pending'; readonly checkAfter: number}
  | {readonly type: 'back'}
  /** The user wants another ticket before this one ends. */
  | {readonly type: 'renewal'}
  /** The ticket is no longer valid: it has expired, or the data it was given for has changed. */
  | {readonly type: 'ticketVoid'; readonly refusal: Refusal}
  | {readonly type: 'interrupted'; readonly error: CertError}
  | {readonly type: 'left'; readonly to: string | undefined}
);

type Ending<T = PersonCheckResult> = T extends {readonly kept: PersonState} ? Omit<T, 'kept'> : never;

export interface PersonCheckContext
  extends Omit<PersonCheckInput, 'kept'>, Form<PersonField>, PersonValidation, WithProblem {
  readonly way: PersonWay;
  readonly claim: Attempt<IdCardClaim> | undefined;
  readonly smsRequest: Attempt<SmsCodeRequest> | undefined;
  readonly code: SmsCode | undefined;
  readonly codeTry: Attempt<CodeTry> | undefined;
  /** See `DatedSmsAnswer`. */
  readonly askAt: number;
  /** A one-shot handle, never the value. Present only while the code is checked. */
  readonly secret: Secret | undefined;
  /** Why there is no code to check: none was requested, or it has expired. */
  readonly noCode: 'not-asked-for' | 'expired' | undefined;
  readonly ending: Ending;
}

export type PersonCheckEvent =
  | {type: 'edited'; values: PersonValues}
  | {type: 'putBack'; name: PersonField}
  | {type: 'submitted'}
  /** The host changed its settings for checking identifiers. */
  | {type: 'rulesChanged'}
  | {type: 'confirmed'}
  | {type: 'corrected'}
  | {type: 'bankCardChosen'}
  | {type: 'idCardChosen'}
  | {type: 'codeRequested'}
  | {type: 'codeEntered'; code: Secret}
  | {type: 'retried'}
  | {type: 'cancelled'}
  | {type: 'backRequested'}
  | {type: 'renewalRequested'}
  | {type: 'suspended'}
  | {type: 'left'; to?: string | undefined};

export const validation = formValidation<PersonCheckContext, PersonCheckEvent>(({way, fields, typed}, rules) =>
  validatePerson(way, fields, typed.draft, rules),
);

/** The form as if it asked for the person's identity alone. */
const identityOf = ({warned, identity: verdict}: PersonCheckContext) => ({warned, verdict});

const isByIdCard = ({fields, typed}: PersonCheckContext): boolean => hasIdCard(fields, typed.draft);

const isTicketVoid = (answer: object): boolean =>
  ['ticket-expired', 'record-changed'].includes(refusalOf(answer)?.code ?? '');

/** Whether these values belong to the code that was sent. Another card or person needs another code. */
const isBoundToCode = (names: readonly string[]): boolean =>
  names.some((name) => kindOf(name as PersonField) !== 'date');

export const personCheckSetup = setup({
  types: {
    context: {} as PersonCheckContext,
    events: {} as PersonCheckEvent,
    input: {} as PersonCheckInput,
    output: {} as PersonCheckResult,
    emitted: {} as MethodEmitted,
    tags: {} as ViewTag,
    meta: {} as UnsavedMeta<PersonCheckContext>,
  },
  actors: {
    checkIdCard: request<PersonAnswer, Attempt<IdCardClaim>>('checkIdCard'),
    sendSmsCode: request<DatedSmsAnswer, Attempt<SmsCodeRequest>>('sendSmsCode'),
    checkBankCard: request<PersonAnswer, {ticket: string; role: PersonRole; codeTry: Attempt<CodeTry>; code: Secret}>(
      'checkBankCard',
    ),
    forgetCode: forgetSecret,
  },
  ...methodSetup<PersonCheckContext, PersonCheckEvent>(),
}).extend({
  guards: {
    ...validation(rulesOf).guards,
    byBankCard: ({context}) => context.way === 'bank-card',
    isIdentityEditable: ({context}) => !context.locked,
    isByIdCard: ({context}) => isByIdCard(context),
    maySend: ({context}) => maySend(context),
    /** May be sent, with every value as it is on record. */
    isAsRecorded: ({context}) =>
      maySend(context) &&
      askedOfPerson('id-card', context.fields, context.typed.draft).every((name) =>
        isAsOnRecord(context.fields, context.typed.draft, name),
      ),
    mayGoByBankCard: ({context}) => maySend(identityOf(context)),
    // Any document except the resident's ID card leads directly to the bank card.
    leadsToBankCard: ({context}) => !isByIdCard(context) && maySend(context),
    // The record has changed since this form was first reached.
    lacksIdentity: ({context}) => !context.locked && context.identity === 'error',
    voidsCode: (_, {values}: {values: PersonValues}) => isBoundToCode(Object.keys(values)),
    putsBackCode: (_, {name}: {name: PersonField}) => isBoundToCode([name]),
    hasCode: ({context}) => context.code !== undefined,
    mayAsk: ({context}) => context.askAt <= Date.now(),
    isAccepted: (_, answer: PersonAnswer) => refusalOf(answer) === undefined,
    voidsTicket: (_, answer: object) => isTicketVoid(answer),
    keepsCode: (_, answer: PersonAnswer) => refusalOf(answer)?.code === 'sms-incorrect',
    isCodeSent: (_, answer: SmsCodeAnswer) => refusalOf(answer) === undefined,
    isRenewable: ({context}) => context.isRenewable !== false,
    isAgain: ({context}) => context.again === true && context.way === 'id-card',
    hasClaim: ({context}) => context.claim !== undefined,
  },
  actions: {
    ...validation(rulesOf).actions,
    applyEdit: assign(({context}, {values}: {values: PersonValues}) => ({
      ...applyEdit(context, context.fields, context.locked ? withoutIdentity(values) : values),
      problem: undefined,
    })),
    putBack: assign(({context}, {name}: {name: PersonField}) => ({...restore(context, name), problem: undefined})),
    showFindings: assign(({context}) => ({...submitted(context), noCode: undefined, problem: undefined})),
    showIdentityFindings: assign(({context}) => ({
      ...submitted(identityOf(context)),
      noCode: undefined,
      problem: undefined,
    })),
    openForm: assign({
      way: (_, {way}: {way: PersonWay}) => way,
      tried: false,
      warned: false,
      noCode: undefined,
      refusal: undefined,
      problem: undefined,
    }),
    composeClaim: assign({
      tried: false,
      warned: false,
      refusal: undefined,
      problem: undefined,
      // If the same has been sent and not answered, it may have arrived: then it is no second try.
      claim: ({context: {ticket, role, fields, typed, claim}}) => {
        const body: IdCardClaim = {
          ticket,
          whose: role,
          person: personClaim(fields, typed.draft),
          validFrom: givenIn(fields, typed.draft, 'validFrom'),
          validTo: givenIn(fields, typed.draft, 'validTo'),
        };
        return Attempt.of(body, claim);
      },
    }),
    composeSmsRequest: assign({
      tried: false,
      noCode: undefined,
      refusal: undefined,
      problem: undefined,
      // If the previous request has arrived, the same attempt causes no second message.
      smsRequest: ({context: {ticket, role, fields, typed, smsRequest}}) => {
        const request: SmsCodeRequest = {
          ticket,
          whose: role,
          person: personClaim(fields, typed.draft),
          bankCard: givenIn(fields, typed.draft, 'bankCard'),
          mobile: givenIn(fields, typed.draft, 'mobile'),
        };
        return Attempt.of(request, smsRequest);
      },
    }),
    // A new code makes the previous one invalid.
    keepCode: assign({
      code: (_, answer: DatedSmsAnswer) => answer.code,
      askAt: (_, answer) => answer.askAt,
      codeTry: (_, answer) => answer.code && new Attempt({smsId: answer.code.smsId}),
      smsRequest: undefined,
    }),
    dropClaim: assign({claim: undefined}),
    dropCode: assign({code: undefined, codeTry: undefined}),
    /** Another card, mobile or person: the code does not belong to it, and neither does the wait for the next one. */
    voidCode: assign({code: undefined, codeTry: undefined, askAt: 0}),
    renewTry: assign({codeTry: ({context}) => context.codeTry?.again()}),
    holdSecret: assign({
      secret: (_, {code}: {code: Secret}) => code,
      refusal: undefined,
      problem: undefined,
      noCode: undefined,
    }),
    ...codeActions<PersonCheckContext, PersonCheckEvent>(),
    sayNotAskedFor: assign({noCode: 'not-asked-for' as const, tried: true}),
    sayExpired: assign({noCode: 'expired' as const, refusal: undefined}),
    /** The same attempt would be refused again, whatever has changed since. */
    noteRefusal: assign({
      refusal: (_, answer: PersonAnswer) => refusalOf(answer),
      problem: undefined,
      claim: undefined,
    }),
    noteSmsRefusal: assign({
      refusal: (_, answer: DatedSmsAnswer) => refusalOf(answer),
      askAt: (_, answer) => answer.askAt,
      smsRequest: undefined,
    }),
    endByAnswer: assign({
      ending: ({context}, answer: PersonAnswer): Ending =>
        'next' in answer ? {type: 'next', next: answer} : (decisionIn(answer) ?? context.ending),
    }),
    endByTicket: assign({
      ending: (_, answer: object): Ending => ({
        type: 'ticketVoid',
        refusal: (answer as {refusal: Refusal}).refusal,
      }),
    }),
    endByError: assign({
      ending: (_, {error}: WithError): Ending => ({type: 'interrupted', error: toCertError(error)}),
    }),
    endByRenewal: assign({ending: {type: 'renewal'} as const}),
    endByLeaving: assign({ending: (_, {to}: {to: string | undefined}): Ending => ({type: 'left', to})}),
  },
  delays: {
    untilAsk: ({context}) => Math.max(0, context.askAt - Date.now()),
    untilEnd: ({context}) => Math.max(0, (context.code?.endsAt ?? 0) - Date.now()),
  },
});
