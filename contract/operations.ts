/** The operations of the backend's contract: what is sent, and each kind of answer with an example. */
import {
  fakeAssistance,
  fakeAssistanceCode,
  fakeChallenge,
  fakeHandoff,
  fakeInbox,
  fakeInboxAnswered,
  fakeInboxRequest,
  fakeNext,
  fakeOpenAssistance,
  fakeOutcome,
  fakePending,
  fakeProfile,
  fakeRefused,
  fakeSmsCode,
  fakeStatus,
  fakeTicket,
} from '../src/fakes.js';
import type {CertBackend, InboxBackend} from '../src/adapters/backend.js';
import type {AnswerSchemas} from '../src/adapters/ask-backend.js';
import {
  certOperations,
  hasBody,
  inboxOperations,
  type Operation as Row,
  type OperationId,
} from '../src/adapters/operations.js';
import {assistanceAnswers, inboxAnswers} from '../src/domain/assistance.schemas.js';
import {handoffAnswers} from '../src/domain/handoff.schemas.js';
import {icCardAnswers} from '../src/domain/ic-card.schemas.js';
import {legalRepAnswers} from '../src/domain/legal-rep.schemas.js';
import {levelsAnswers} from '../src/domain/levels.schemas.js';
import {profileAnswers} from '../src/domain/profile.schemas.js';
import {statusSchema} from '../src/domain/schemas.js';
import type {ComponentName} from './components.js';

interface Description {
  /** An example of the id in the path. */
  readonly pathId?: string;
  readonly summary: string;
  readonly body?: ComponentName;
  readonly bodyExample?: object;
  /** The possible components of an answer with 200, each with an example. */
  readonly answers: Readonly<Partial<Record<ComponentName, object>>>;
  /** Refusal codes of this operation, without those that every POST and PUT may have. */
  readonly refusals?: readonly string[];
  /** Problem codes of this operation only, by status. */
  readonly problems?: Readonly<Record<number, string>>;
}

/** What the widget asks. */
export interface PageOperation extends Description {
  readonly id: OperationId;
  readonly method: Row[0];
  readonly path: Row[1];
  readonly version?: Row[2] | undefined;
}

export type Operation = Omit<PageOperation, 'id'> & {readonly id: OperationId | 'getLevels'};

/** Every POST and PUT may be refused with these codes. */
const commonRefusals = ['human-check-required', 'limit-reached', 'method-disabled', 'not-applicable'] as const;

/** Problems by their status: the code that the widget knows, and when it is given. */
export const problems: Readonly<Record<number, readonly [code: string, when: string]>> = {
  400: ['invalid-request', 'The request does not fit this document.'],
  401: ['unauthenticated', 'Nobody is signed in. Never a redirect.'],
  403: ['origin-not-allowed', 'The request comes from a page that is not yours, or is not allowed to this account.'],
  409: ['request-in-progress', 'A request with the same Idempotency-Key is still being worked on. Send `retryAfter`.'],
  412: [
    'subject-changed',
    'Another user is signed in than `Sw-Subject` names; or, with another code, the record changed.',
  ],
  413: ['body-too-large', 'The body is too long. Close the connection.'],
  415: ['not-json', 'The body is not `application/json`.'],
  421: ['not-this-host', 'The request is for a host that is not yours.'],
  422: ['idempotency-key-reused', 'The same Idempotency-Key came with another body.'],
  428: ['precondition-required', '`Sw-Subject` or `If-Match` is missing.'],
  429: ['rate-limited', 'Too many requests. Send `retryAfter`.'],
};

const expiresAt = '2026-11-26T10:15:00+08:00';
const onRecord = {onRecord: true};
const person = {name: '张三', idType: 'resident-id', idNumber: '110105199001150013'};
const consent = {noticeId: 'notice-1', version: '1', time: '2026-11-26T02:00:00Z'};
const next = {...fakeNext('account-holder'), expiresAt};
const assisted = fakeOutcome({method: 'admin-assist', level: {id: 'medium', rank: 2, label: '中'}});
const inboxRequest = fakeInboxRequest({requestedAt: '2026-11-26T09:45:00+08:00', expiresAt});
/** Why an administrator can no longer answer a request. */
const gone = ['assistance-answered', 'assistance-withdrawn', 'assistance-expired'];
/** Without a card the level is medium at most. */
const medium = {level: {id: 'medium', rank: 2, label: '中'}, effective: 'now'} as const;
const outcome = (method: string, via?: string) =>
  fakeOutcome({method, ...(method !== 'ic-card' && medium), ...(via !== undefined && {via})});

const updateOf = (part: 'enterprise' | 'account'): Description => ({
  summary: `Saves changed fields of the ${part}: only these are in the body.`,
  body: part === 'enterprise' ? 'EnterpriseChanges' : 'AccountChanges',
  bodyExample: part === 'enterprise' ? {enterpriseName: '上海浦东样例国际贸易有限公司'} : {holderName: '张珊'},
  answers: {Saved: {effective: 'next-sign-in'}},
  refusals: [
    'enterprise-mismatch',
    'enterprise-not-supported',
    'too-many-changes',
    'id-number-taken',
    'passport-not-prc',
    'id-card-expired',
    'person-mismatch',
  ],
});

const descriptions: Readonly<Record<OperationId, Description>> = {
  getStatus: {
    summary: 'Who is signed in, what they are certified by, and the methods that they may use.',
    answers: {Status: fakeStatus({now: '2026-11-26T10:00:00+08:00'})},
  },
  getProfile: {
    summary: 'What is on record of the enterprise and of the account. The ETag is the version of the record.',
    answers: {Profile: (({version: _, ...profile}) => profile)(fakeProfile())},
  },
  updateEnterprise: updateOf('enterprise'),
  updateAccount: updateOf('account'),
  createCardChallenge: {
    summary: 'A challenge for the card: two minutes, one try.',
    body: 'ChallengeRequest',
    bodyExample: {},
    answers: {CardChallenge: fakeChallenge({expiresAt: '2026-11-26T10:02:00+08:00'})},
  },
  verifyCard: {
    summary: 'Decides whether the card’s signature certifies the enterprise of the session.',
    body: 'CardVerification',
    bodyExample: {
      challengeId: 'challenge-1',
      certificate: 'MIIB',
      certNo: '0123456789abcdef',
      signature: 'MEUC',
      algorithm: 'SM2-SM3',
    },
    answers: {Passed: outcome('ic-card'), Pending: fakePending(60)},
    refusals: [
      'card-of-another-enterprise',
      'card-revoked',
      'card-not-customs',
      'card-untrusted',
      'card-expired',
      'challenge-expired',
      'signature-invalid',
      'consent-required',
    ],
  },
  checkEnterprise: {
    summary:
      'Compares the enterprise and its legal representative with the registry and with the record of the session.',
    body: 'EnterpriseClaim',
    bodyExample: {
      enterpriseName: onRecord,
      uscc: '91310000PDY000028G',
      orgCode: onRecord,
      legalRepName: '李四',
      legalRepIdType: 'resident-id',
      legalRepIdNumber: {enc: 'b64…'},
      consent,
    },
    answers: {Next: {...fakeNext('legal-rep'), expiresAt}},
    refusals: ['enterprise-mismatch', 'enterprise-not-supported', 'consent-required'],
  },
  getTicket: {
    pathId: 'ticket-1',
    summary: 'What a ticket is for, and until when: for a page that was loaded again. Optional.',
    answers: {Ticket: fakeTicket({expiresAt, typed: ['legalRepIdNumber']})},
    refusals: ['ticket-expired', 'record-changed'],
  },
  checkIdCard: {
    summary: 'Compares a person with their ID card.',
    body: 'IdCardClaim',
    bodyExample: {ticket: 'ticket-1', whose: 'legal-rep', person, validFrom: '20200310', validTo: '20400310'},
    answers: {Next: next, Passed: outcome('legal-rep', 'id-card'), Pending: fakePending(60)},
    refusals: ['person-mismatch', 'id-card-expired', 'ctid-not-enrolled', 'ticket-expired', 'record-changed'],
  },
  sendSmsCode: {
    summary: 'Compares person, bank card and mobile number, then sends a code. One key never sends two.',
    body: 'SmsCodeRequest',
    bodyExample: {
      ticket: 'ticket-1',
      whose: 'account-holder',
      person,
      bankCard: '6222020000000007',
      mobile: onRecord,
    },
    answers: {SmsCodeSent: fakeSmsCode({expiresAt})},
    refusals: ['person-mismatch', 'sms-not-sent', 'ticket-expired', 'record-changed'],
  },
  checkBankCard: {
    summary: 'Takes the code that was sent. It works once.',
    body: 'BankCardClaim',
    bodyExample: {ticket: 'ticket-1', whose: 'account-holder', smsId: 'sms-1', smsCode: '012345'},
    answers: {Next: next, Passed: outcome('legal-rep', 'bank-card'), Pending: fakePending(60)},
    refusals: ['sms-incorrect', 'sms-expired', 'sms-too-many', 'ticket-expired', 'record-changed'],
  },
  createHandoff: {
    summary: 'Opens the way to where a method is decided: a bank’s own site, or a page on a phone.',
    body: 'HandoffRequest',
    bodyExample: {
      ...{method: 'bank-ukey', place: 'ccb', by: 'link'},
      returnUrl: 'https://portal.example.cn/return.html',
      consent,
    },
    answers: {Handoff: fakeHandoff({expiresAt})},
    refusals: ['place-unavailable', 'consent-required'],
  },
  getHandoff: {
    pathId: 'handoff-1',
    summary: 'Whether the other side has answered.',
    answers: {
      OpenHandoff: {
        ...{open: true, subject: 'subject-1', method: 'bank-ukey', place: 'ccb', by: 'link'},
        ...{url: 'https://ibsbjstar.ccb.com/certify', expiresAt},
      },
      Passed: outcome('bank-ukey', 'ccb'),
      Pending: fakePending(60),
      Refused: fakeRefused('handoff-rejected'),
    },
    refusals: ['handoff-rejected', 'handoff-cancelled', 'record-changed'],
    problems: {404: 'handoff-unknown', 410: 'handoff-expired'},
  },
  cancelHandoff: {
    pathId: 'handoff-1',
    summary: 'Gives the way there up, and is told what became of it.',
    answers: {HandoffCancelled: {subject: 'subject-1', state: 'ended'}},
    problems: {404: 'handoff-unknown'},
  },
  requestAssistance: {
    summary: 'Asks an enterprise’s administrators for help. The same answer, whether or not the enterprise exists.',
    body: 'AssistanceInput',
    bodyExample: {enterprise: '91310000PDY000028G', consent},
    answers: {AssistanceRequest: fakeAssistance({expiresAt})},
    refusals: ['consent-required', 'already-certified'],
  },
  getAssistance: {
    pathId: 'assistance-1',
    summary: 'Whether an administrator has answered.',
    answers: {OpenAssistance: fakeOpenAssistance({expiresAt}), Passed: assisted, Pending: fakePending(60)},
    refusals: [
      'assistance-declined',
      'assistance-number-incorrect',
      'assistance-expired',
      'id-number-taken',
      'record-changed',
    ],
  },
  sendAssistanceCode: {
    pathId: 'assistance-1',
    summary: 'Takes the code that an administrator made for this request.',
    body: 'AssistanceCodeClaim',
    bodyExample: {code: '01234567'},
    answers: {Passed: assisted, Pending: fakePending(60)},
    refusals: [
      'assistance-code-incorrect',
      'assistance-declined',
      'assistance-number-incorrect',
      'assistance-expired',
      'id-number-taken',
      'record-changed',
    ],
  },
  withdrawAssistance: {
    pathId: 'assistance-1',
    summary: 'Withdraws the request, and is told what became of it.',
    answers: {AssistanceWithdrawn: {subject: 'subject-1', state: 'ended'}},
  },
  getInbox: {
    summary: 'The open requests to the administrator’s enterprise, the oldest first.',
    answers: {Inbox: fakeInbox({requests: [inboxRequest]})},
    refusals: ['not-applicable'],
  },
  confirmAssistance: {
    pathId: 'assistance-1',
    summary: 'Makes the account an operator of the enterprise if the number is right. A wrong number ends the request.',
    body: 'Confirmation',
    bodyExample: {number: '42', stepUp: 'proof-1'},
    answers: {InboxAnswered: fakeInboxAnswered('confirmed')},
    refusals: ['assistance-number-incorrect', 'id-number-taken', 'step-up-required', ...gone],
  },
  declineAssistance: {
    pathId: 'assistance-1',
    summary: 'Declines the request. The account holder reads the reason.',
    body: 'Declination',
    bodyExample: {reason: '不认识此人'},
    answers: {InboxAnswered: fakeInboxAnswered('declined')},
    refusals: ['step-up-required', ...gone],
  },
  createAssistanceCode: {
    pathId: 'assistance-1',
    summary: 'A code for this one request: ten minutes, five tries. It replaces the previous one.',
    body: 'CodeOrder',
    bodyExample: {stepUp: 'proof-1'},
    answers: {AssistanceCode: fakeAssistanceCode({expiresAt})},
    refusals: ['step-up-required', ...gone],
  },
};

/** Every operation: a row of the widget's table, and what is described of it. */
export const operations: readonly PageOperation[] = Object.entries<Row>({...certOperations, ...inboxOperations}).map(
  ([name, [method, path, version]]) => {
    const id = name as OperationId;
    return {id, method, path, version, ...descriptions[id]};
  },
);

/** Asked by a sub-app's server with a credential of its own: without the headers, the session and the refusals of the others. */
export const levelsOperation: Operation = {
  id: 'getLevels',
  method: 'POST',
  path: '/levels',
  summary: 'The levels of an account in one of its sign-ins, for the server of a sub-app. Optional.',
  body: 'LevelsRequest',
  bodyExample: {account: 'zhangsan', signedInAt: '2026-11-26T09:30:00+08:00'},
  answers: {
    Levels: {
      ...{subject: 'subject-1', levels: ['medium'], until: '2027-11-26T10:00:00+08:00', methods: ['bank-ukey']},
      next: {level: 'high', from: 'next-sign-in'},
    },
  },
};

/** Whether it is a sub-app's server that asks. */
export const isOfServer = ({id}: Pick<Operation, 'id'>): boolean => id === levelsOperation.id;

/** What checks the answer of each operation. */
export const answerSchemas = {
  getStatus: statusSchema,
  ...profileAnswers,
  ...icCardAnswers,
  ...legalRepAnswers,
  ...handoffAnswers,
  ...assistanceAnswers,
  ...inboxAnswers,
  ...levelsAnswers,
} satisfies AnswerSchemas<CertBackend & InboxBackend, OperationId>;

/** Every refusal code of an operation. */
export const refusalsOf = (operation: Operation): readonly string[] => [
  ...new Set([
    ...(operation.refusals ?? []),
    ...(hasBody(operation.method) && !isOfServer(operation) ? commonRefusals : []),
  ]),
];

/** The first request of a page tells it who is signed in, so it may come without a subject. */
export const tellsSubject = (id: string): boolean => id === 'getStatus' || id === 'getInbox';

/** The contract's own headers that a request must have. */
export const headersOf = (operation: Operation): readonly ('Sw-Subject' | 'Idempotency-Key' | 'If-Match')[] => {
  const {id, method, version} = operation;
  if (isOfServer(operation)) return [];
  return [
    ...(tellsSubject(id) ? [] : ['Sw-Subject' as const]),
    ...(method === 'GET' ? [] : ['Idempotency-Key' as const]),
    ...(version === 'If-Match' ? [version] : []),
  ];
};
