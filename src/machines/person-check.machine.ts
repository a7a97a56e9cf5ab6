import type {Attempt} from '../domain/attempt.js';
import type {IdCardClaim, SmsCodeRequest} from '../domain/legal-rep.schemas.js';
import {hasIdCard} from '../domain/person-draft.js';
import {emptyForm} from '../domain/form.js';
import type {Secret} from '../domain/secret.js';
import {personCheckSetup, type CodeTry} from './person-check.setup.js';
import {interrupted, personAnswered} from './person-check.transitions.js';
import {refused} from './method.js';
import {eventOf, outputOf} from './ports.js';
import {failed} from './problem.js';

/**
 * Checks whether a person is who they say: by the resident's ID card, or by a bank card and a code sent to its mobile
 * number.
 */
export const personCheckMachine = personCheckSetup.createMachine({
  id: 'personCheck',
  context: ({input: {kept, ...input}}) => ({
    ...input,
    ...emptyForm,
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
    backRequested: '.ended',
    renewalRequested: {target: '.ended', actions: 'endByRenewal'},
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
      on: {
        // A code that was sent stays valid for the same person.
        edited: [
          {
            guard: {type: 'voidsCode', params: eventOf},
            actions: [{type: 'takeIn', params: eventOf}, 'voidCode'],
          },
          {actions: {type: 'takeIn', params: eventOf}},
        ],
        putBack: [
          {
            guard: {type: 'putsBackCode', params: eventOf},
            actions: [{type: 'putBack', params: eventOf}, 'voidCode'],
          },
          {actions: {type: 'putBack', params: eventOf}},
        ],
        submitted: [
          {
            guard: {type: 'mayCheckIdCard', params: eventOf},
            target: 'confirming',
            actions: 'composeClaim',
          },
          {
            guard: {type: 'leadsToBankCard', params: eventOf},
            target: 'bankCard',
            actions: {type: 'openForm', params: {way: 'bank-card'}},
          },
          {actions: {type: 'judge', params: ({event}) => ({way: 'id-card' as const, rules: event.rules})}},
        ],
        bankCardChosen: [
          {
            guard: {type: 'mayGoByBankCard', params: eventOf},
            target: 'bankCard',
            actions: {type: 'openForm', params: {way: 'bank-card'}},
          },
          {actions: {type: 'judge', params: ({event}) => ({way: 'identity' as const, rules: event.rules})}},
        ],
      },
    },

    // Shows the data before sending it.
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
      entry: 'dropClaim',
      on: {
        edited: [
          {
            guard: {type: 'voidsCode', params: eventOf},
            target: '.noCode',
            actions: [{type: 'takeIn', params: eventOf}, 'voidCode'],
          },
          {actions: {type: 'takeIn', params: eventOf}},
        ],
        putBack: {
          target: '.noCode',
          actions: [{type: 'putBack', params: eventOf}, 'voidCode'],
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
                  {
                    guard: {type: 'lacksIdentity', params: eventOf},
                    target: '#personCheck.idCard',
                    actions: [
                      {type: 'openForm', params: {way: 'id-card'}},
                      {type: 'judge', params: ({event}) => ({way: 'identity' as const, rules: event.rules})},
                    ],
                  },
                  {
                    guard: {type: 'maySendCode', params: eventOf},
                    target: '#personCheck.sendingCode',
                    actions: 'composeSmsRequest',
                  },
                  {actions: {type: 'judge', params: ({event}) => ({way: 'bank-card' as const, rules: event.rules})}},
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
            actions: [{type: 'noteSmsRefusal', params: outputOf}, 'tellRefusal'],
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
      on: {cancelled: 'bankCard'},
    },

    ended: {type: 'final'},
  },
});
