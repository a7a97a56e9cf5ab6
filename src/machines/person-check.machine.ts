import type {PersonAnswer, IdCardClaim, SmsCodeRequest} from '../domain/legal-rep.schemas.js';
import {outputOf, withError, eventOf, failed} from './ports.js';
import type {Attempt} from '../domain/attempt.js';
import {hasIdCard} from '../domain/person-draft.js';
import {emptyForm, isTyped} from '../domain/record-draft.js';
import type {Secret} from '../domain/secret.js';
import {personCheckSetup, type CodeTry} from './person-check.setup.js';
import {ofToday, refused, suspended} from './method.js';

/* Transitions that several states of the person check use. */

/** An answer that ends the check: the ticket is void, or the backend accepts the person. */
export const personAnswered = [
  {
    guard: {type: 'voidsTicket', params: outputOf<object>},
    target: '#personCheck.ended',
    actions: {type: 'endByTicket', params: outputOf<object>},
  },
  {
    guard: {type: 'isAccepted', params: outputOf<PersonAnswer>},
    target: '#personCheck.ended',
    actions: {type: 'endByAnswer', params: outputOf<PersonAnswer>},
  },
] as const;

export const interrupted = {
  guard: {type: 'isInterruption', params: withError},
  target: '#personCheck.ended',
  actions: {type: 'endByError', params: withError},
} as const;

const applyEdit = [{type: 'applyEdit', params: eventOf}, 'validate'] as const;
const putBack = [{type: 'putBack', params: eventOf}, 'validate'] as const;

/** Another card or mobile is typed while something is sent for the former one: that is given up, and nothing typed is lost. */
const typedOn = {
  edited: {target: 'bankCard', actions: [...applyEdit, 'voidCode']},
  putBack: {target: 'bankCard', actions: [...putBack, 'voidCode']},
} as const;

/**
 * Checks whether a person is who they say: by the resident's ID card, or by a bank card and a code sent to its mobile
 * number.
 */
export const personCheckMachine = () =>
  personCheckSetup.createMachine({
    id: 'personCheck',
    meta: {hasUnsavedInput: ({fields, typed}) => isTyped(fields, typed)},
    context: ({input: {kept, ...input}}) => ({
      ...input,
      ...emptyForm,
      identity: 'ok',
      ...(kept && {typed: kept.typed}),
      way: input.locked && !hasIdCard(input.fields, {}) ? 'bank-card' : (kept?.way ?? 'id-card'),
      claim: undefined,
      smsRequest: undefined,
      code: undefined,
      codeTry: undefined,
      askAt: 0,
      ...kept?.attempt,
      secret: undefined,
      noCode: undefined,
      problem: undefined,
      // Going back only ends the check.
      ending: {type: 'back'},
    }),
    output: ({context: {ending, typed, way, claim, smsRequest, code, codeTry, askAt}}) => ({
      ...ending,
      kept: {typed, way, ...(ending.type === 'interrupted' && {attempt: {claim, smsRequest, code, codeTry, askAt}})},
    }),
    initial: 'choosing',
    on: {
      left: {target: '.ended', actions: {type: 'endByLeaving', params: ({event}) => ({to: event.to})}},
      suspended: {target: '.ended', actions: {type: 'endByError', params: suspended}},
      backRequested: '.ended',
      renewalRequested: {guard: 'isRenewable', target: '.ended', actions: 'endByRenewal'},
      // A code that comes too late or too early is not kept.
      codeEntered: {actions: {type: 'discard', params: eventOf}},
    },
    states: {
      choosing: {
        always: [
          {guard: 'isAgain', target: 'checkingIdCard', actions: 'composeClaim'},
          {guard: 'hasClaim', target: 'confirming'},
          {guard: 'byBankCard', target: 'bankCard'},
          {target: 'idCard'},
        ],
      },

      idCard: {
        tags: 'form',
        entry: 'validate',
        on: {
          rulesChanged: {actions: 'validate'},
          // A code that was sent stays valid for the same person.
          edited: [
            {
              guard: {type: 'voidsCode', params: eventOf},
              actions: [...applyEdit, 'voidCode'],
            },
            {actions: applyEdit},
          ],
          putBack: [
            {
              guard: {type: 'putsBackCode', params: eventOf},
              actions: [...putBack, 'voidCode'],
            },
            {actions: putBack},
          ],
          submitted: [
            ofToday,
            {
              guard: 'leadsToBankCard',
              target: 'bankCard',
              actions: {type: 'openForm', params: {way: 'bank-card'}},
            },
            // What was not changed has just been read in the form.
            {guard: 'isAsRecorded', target: 'checkingIdCard', actions: 'composeClaim'},
            {guard: 'maySend', target: 'confirming', actions: 'composeClaim'},
            {actions: 'showFindings'},
          ],
          bankCardChosen: [
            ofToday,
            {
              guard: 'mayGoByBankCard',
              target: 'bankCard',
              actions: {type: 'openForm', params: {way: 'bank-card'}},
            },
            {actions: 'showIdentityFindings'},
          ],
        },
      },

      // Shows the data before sending it, if the user has changed it.
      confirming: {
        on: {confirmed: 'checkingIdCard', corrected: 'idCard', cancelled: 'idCard'},
      },

      checkingIdCard: {
        tags: 'busy',
        entry: 'forgetProblem',
        invoke: {
          src: 'checkIdCard',
          input: ({context}) => context.claim as Attempt<IdCardClaim>,
          onDone: [
            ...personAnswered,
            {
              target: 'idCard',
              actions: refused,
            },
          ],
          onError: [interrupted, {target: 'notChecked', actions: failed}],
        },
        // The backend may already have done the check. If the request is sent again, it is the same attempt.
        on: {cancelled: 'confirming'},
      },

      notChecked: {
        tags: 'failed',
        on: {retried: 'checkingIdCard', corrected: {target: 'idCard', actions: 'forgetProblem'}},
      },

      bankCard: {
        tags: 'form',
        entry: ['dropClaim', 'validate'],
        on: {
          rulesChanged: {actions: 'validate'},
          edited: [
            {
              guard: {type: 'voidsCode', params: eventOf},
              target: '.noCode',
              actions: [...applyEdit, 'voidCode'],
            },
            {actions: applyEdit},
          ],
          putBack: {
            target: '.noCode',
            actions: [...putBack, 'voidCode'],
          },
          idCardChosen: {
            guard: 'isByIdCard',
            target: 'idCard',
            actions: {type: 'openForm', params: {way: 'id-card'}},
          },
          backRequested: {
            guard: 'isIdentityEditable',
            target: 'idCard',
            actions: {type: 'openForm', params: {way: 'id-card'}},
          },
        },
        initial: 'returning',
        states: {
          returning: {
            always: [{guard: 'hasCode', target: 'codeSent'}, {target: 'noCode'}],
          },
          noCode: {
            on: {
              codeEntered: {actions: [{type: 'discard', params: eventOf}, 'sayNotAskedFor']},
            },
            initial: 'tooSoon',
            states: {
              tooSoon: {
                always: {guard: 'mayAsk', target: 'mayAsk'},
                after: {untilAsk: 'mayAsk'},
              },
              mayAsk: {
                on: {
                  codeRequested: [
                    ofToday,
                    {
                      guard: 'lacksIdentity',
                      target: '#personCheck.idCard',
                      actions: [{type: 'openForm', params: {way: 'id-card'}}, 'showIdentityFindings'],
                    },
                    {guard: 'maySend', target: '#personCheck.sendingCode', actions: 'composeSmsRequest'},
                    {actions: 'showFindings'},
                  ],
                },
              },
            },
          },
          codeSent: {
            after: {untilEnd: {target: 'noCode', actions: ['dropCode', 'sayExpired']}},
            on: {
              codeEntered: {
                target: '#personCheck.checkingBankCard',
                actions: {type: 'holdSecret', params: eventOf},
              },
            },
            initial: 'tooSoon',
            states: {
              tooSoon: {
                after: {untilAsk: 'mayResend'},
              },
              mayResend: {
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
          input: ({context}) => context.smsRequest as Attempt<SmsCodeRequest>,
          onDone: [
            {
              guard: {type: 'voidsTicket', params: outputOf},
              target: 'ended',
              actions: {type: 'endByTicket', params: outputOf},
            },
            {
              guard: {type: 'isCodeSent', params: outputOf},
              target: 'bankCard',
              actions: {type: 'keepCode', params: outputOf},
            },
            {
              target: 'bankCard',
              actions: [{type: 'noteSmsRefusal', params: outputOf}, 'reportRefusal'],
            },
          ],
          // The request stays the same attempt as long as nothing else is typed.
          onError: [interrupted, {target: 'bankCard', actions: failed}],
        },
        on: {...typedOn, cancelled: 'bankCard'},
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
              codeTry: context.codeTry as Attempt<CodeTry>,
              code: context.secret as Secret,
            }),
            onDone: [
              ...personAnswered,
              {
                guard: {type: 'keepsCode', params: outputOf},
                target: 'bankCard',
                actions: ['renewTry', ...refused],
              },
              {
                target: 'bankCard',
                actions: ['dropCode', ...refused],
              },
            ],
            // The code is deleted after its use, so the user types it again.
            onError: [interrupted, {target: 'bankCard', actions: failed}],
          },
        ],
        on: {...typedOn, cancelled: 'bankCard'},
      },

      ended: {type: 'final'},
    },
  });

export type PersonCheckMachine = ReturnType<typeof personCheckMachine>;
