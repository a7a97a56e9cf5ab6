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
} from '../src/fakes.js';

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  /** An example of the id in the path. */
  readonly pathId?: string;
  readonly summary: string;
  /** Name of the body's component. */
  readonly body?: string;
  readonly bodyExample?: object;
  /** The version of the record that the request is about. */
  readonly ifMatch?: true;
  /** The possible components of an answer with 200, each with an example. */
  readonly answers: Readonly<Record<string, object>>;
  /** Refusal codes of this operation, without those that every POST and PUT may have. */
  readonly refusals?: readonly string[];
  /** Problem codes of this operation only, by status. */
  readonly problems?: Readonly<Record<number, string>>;
}

/** Every POST and PUT may be refused with these codes. */
const commonRefusals = ['human-check-required', 'limit-reached', 'method-disabled', 'not-applicable'] as const;

/** Problems by their status: the code that the widget knows, and when it is given. */
export const problems: Readonly<Record<number, readonly [code: string, when: string]>> = {
  400: ['invalid-request', 'The request does not fit this document.'],
  401: ['unauthenticated', 'Nobody is signed in. Never a redirect.'],
  409: ['request-in-progress', 'A request with the same Idempotency-Key is still being worked on. Send `retryAfter`.'],
  412: [
    'subject-changed',
    'Another user is signed in than `Sw-Subject` names; or, with another code, the record changed.',
  ],
  422: ['idempotency-key-reused', 'The same Idempotency-Key came with another body.'],
  428: ['precondition-required', '`Sw-Subject` or `If-Match` is missing.'],
  429: ['rate-limited', 'Too many requests. Send `retryAfter`.'],
};

const expiresAt = '2026-11-26T10:15:00+08:00';
const onRecord = {onRecord: true};
const person = {name: '张三', idType: 'resident-id', idNumber: '110105199001150012'};
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

export const operations: readonly Operation[] = [
  {
    id: 'getStatus',
    method: 'get',
    path: '/status',
    summary: 'Who is signed in, what they are certified by, and the methods that they may use.',
    answers: {Status: fakeStatus({now: '2026-11-26T10:00:00+08:00'})},
  },
  {
    id: 'getProfile',
    method: 'get',
    path: '/profile',
    summary: 'What is on record of the enterprise and of the account. The ETag is the version of the record.',
    answers: {Profile: (({version: _, ...profile}) => profile)(fakeProfile())},
  },
  ...(['enterprise', 'account'] as const).map((part): Operation => ({
    id: part === 'enterprise' ? 'updateEnterprise' : 'updateAccount',
    method: 'put',
    path: `/profile/${part}`,
    summary: `Saves changed fields of the ${part}: only these are in the body.`,
    body: part === 'enterprise' ? 'EnterpriseChanges' : 'AccountChanges',
    bodyExample: part === 'enterprise' ? {enterpriseName: '上海浦东样例国际贸易有限公司'} : {holderName: '张珊'},
    ifMatch: true,
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
  })),
  {
    id: 'createCardChallenge',
    method: 'post',
    path: '/ic-card/challenges',
    summary: 'A challenge for the card: two minutes, one try.',
    body: 'ChallengeRequest',
    bodyExample: {},
    answers: {CardChallenge: fakeChallenge({expiresAt: '2026-11-26T10:02:00+08:00'})},
  },
  {
    id: 'verifyCard',
    method: 'post',
    path: '/ic-card/verifications',
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
  {
    id: 'checkEnterprise',
    method: 'post',
    path: '/legal-rep/enterprise',
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
    ifMatch: true,
    answers: {Next: {...fakeNext('legal-rep'), expiresAt}},
    refusals: ['enterprise-mismatch', 'enterprise-not-supported', 'consent-required'],
  },
  {
    id: 'checkIdCard',
    method: 'post',
    path: '/legal-rep/id-card',
    summary: 'Compares a person with their ID card.',
    body: 'IdCardClaim',
    bodyExample: {ticket: 'ticket-1', whose: 'legal-rep', person, validFrom: '20200310', validTo: '20400310'},
    answers: {Next: next, Passed: outcome('legal-rep', 'id-card'), Pending: fakePending(60)},
    refusals: ['person-mismatch', 'id-card-expired', 'ctid-not-enrolled', 'ticket-expired', 'record-changed'],
  },
  {
    id: 'sendSmsCode',
    method: 'post',
    path: '/legal-rep/sms-codes',
    summary: 'Compares person, bank card and mobile number, then sends a code. One key never sends two.',
    body: 'SmsCodeRequest',
    bodyExample: {
      ticket: 'ticket-1',
      whose: 'account-holder',
      person,
      bankCard: '6222020000000007',
      mobile: '13800138000',
    },
    answers: {SmsCodeSent: fakeSmsCode({expiresAt})},
    refusals: ['person-mismatch', 'sms-not-sent', 'ticket-expired', 'record-changed'],
  },
  {
    id: 'checkBankCard',
    method: 'post',
    path: '/legal-rep/bank-card',
    summary: 'Takes the code that was sent. It works once.',
    body: 'BankCardClaim',
    bodyExample: {ticket: 'ticket-1', whose: 'account-holder', smsId: 'sms-1', smsCode: '012345'},
    answers: {Next: next, Passed: outcome('legal-rep', 'bank-card'), Pending: fakePending(60)},
    refusals: ['sms-incorrect', 'sms-expired', 'sms-too-many', 'ticket-expired', 'record-changed'],
  },
  {
    id: 'createHandoff',
    method: 'post',
    path: '/bank-ukey/handoffs',
    summary: 'Opens the way to a bank’s own site.',
    body: 'HandoffRequest',
    bodyExample: {bank: 'ccb', returnUrl: 'https://portal.example.cn/return.html', consent},
    answers: {Handoff: fakeHandoff({expiresAt})},
    refusals: ['bank-unavailable', 'consent-required'],
  },
  {
    id: 'getHandoff',
    method: 'get',
    path: '/bank-ukey/handoffs/{id}',
    pathId: 'handoff-1',
    summary: 'Whether the bank has answered.',
    answers: {
      OpenHandoff: {open: true, subject: 'subject-1', bank: 'ccb', url: 'https://ibsbjstar.ccb.com/certify', expiresAt},
      Passed: outcome('bank-ukey', 'ccb'),
      Pending: fakePending(60),
      Refused: fakeRefused('bank-rejected'),
    },
    refusals: ['bank-rejected', 'bank-cancelled', 'record-changed'],
    problems: {404: 'handoff-unknown', 410: 'handoff-expired'},
  },
  {
    id: 'cancelHandoff',
    method: 'delete',
    path: '/bank-ukey/handoffs/{id}',
    pathId: 'handoff-1',
    summary: 'Gives the way to the bank up.',
    answers: {HandoffCancelled: {subject: 'subject-1'}},
    problems: {404: 'handoff-unknown'},
  },
  {
    id: 'requestAssistance',
    method: 'post',
    path: '/assistance/requests',
    summary: 'Asks an enterprise’s administrators for help. The same answer, whether or not the enterprise exists.',
    body: 'AssistanceQuestion',
    bodyExample: {enterprise: '91310000PDY000028G', consent},
    answers: {AssistanceRequest: fakeAssistance({expiresAt})},
    refusals: ['consent-required', 'already-certified'],
  },
  {
    id: 'getAssistance',
    method: 'get',
    path: '/assistance/requests/{id}',
    pathId: 'assistance-1',
    summary: 'Whether an administrator has answered.',
    answers: {OpenAssistance: fakeOpenAssistance({expiresAt}), Passed: assisted, Pending: fakePending(60)},
    refusals: ['assistance-declined', 'assistance-number-incorrect', 'assistance-expired', 'record-changed'],
  },
  {
    id: 'sendAssistanceCode',
    method: 'post',
    path: '/assistance/requests/{id}/code',
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
      'record-changed',
    ],
  },
  {
    id: 'withdrawAssistance',
    method: 'delete',
    path: '/assistance/requests/{id}',
    pathId: 'assistance-1',
    summary: 'Withdraws the request.',
    answers: {AssistanceWithdrawn: {subject: 'subject-1'}},
  },
  {
    id: 'getInbox',
    method: 'get',
    path: '/assistance/inbox',
    summary: 'The open requests to the administrator’s enterprise, the oldest first.',
    answers: {Inbox: fakeInbox({requests: [inboxRequest]})},
    refusals: ['not-applicable'],
  },
  {
    id: 'confirmAssistance',
    method: 'post',
    path: '/assistance/inbox/{id}/confirm',
    pathId: 'assistance-1',
    summary: 'Makes the account an operator of the enterprise if the number is right. A wrong number ends the request.',
    body: 'Confirmation',
    bodyExample: {number: '42', stepUp: 'proof-1'},
    answers: {InboxAnswered: fakeInboxAnswered('confirmed')},
    refusals: ['assistance-number-incorrect', 'step-up-required', ...gone],
  },
  {
    id: 'declineAssistance',
    method: 'post',
    path: '/assistance/inbox/{id}/decline',
    pathId: 'assistance-1',
    summary: 'Declines the request. The account holder reads the reason.',
    body: 'Declination',
    bodyExample: {reason: '不认识此人'},
    answers: {InboxAnswered: fakeInboxAnswered('declined')},
    refusals: ['step-up-required', ...gone],
  },
  {
    id: 'createAssistanceCode',
    method: 'post',
    path: '/assistance/inbox/{id}/code',
    pathId: 'assistance-1',
    summary: 'A code for this one request: ten minutes, five tries. It replaces the previous one.',
    body: 'CodeOrder',
    bodyExample: {stepUp: 'proof-1'},
    answers: {AssistanceCode: fakeAssistanceCode({expiresAt})},
    refusals: ['step-up-required', ...gone],
  },
];

export const isRefusable = ({method}: Operation): boolean => method === 'post' || method === 'put';

/** Every refusal code of an operation. */
export const refusalsOf = (operation: Operation): readonly string[] => [
  ...new Set([...(operation.refusals ?? []), ...(isRefusable(operation) ? commonRefusals : [])]),
];

/** The first question of a page tells it who is signed in, so it may come without a subject. */
export const tellsSubject = (id: string): boolean => id === 'getStatus' || id === 'getInbox';

/** The contract's own headers that a request must have. */
export const headersOf = ({
  id,
  method,
  ifMatch,
}: Operation): readonly ('Sw-Subject' | 'Idempotency-Key' | 'If-Match')[] => [
  ...(tellsSubject(id) ? [] : ['Sw-Subject' as const]),
  ...(method === 'get' ? [] : ['Idempotency-Key' as const]),
  ...(ifMatch ? ['If-Match' as const] : []),
];
