import type {CertBackend, InboxBackend} from './backend.js';

/**
 * A request of the contract over HTTP. `{id}` in the path stands for the input's `id`. The last column is the header with
 * the version of the record, in the answer or in the request.
 *
 * What is no GET has an effect, and is sent as an `Attempt`. A POST or a PUT has a body, and its answer may be a refusal,
 * also one that asks for a check by the host or for a consent. Which refusals each has is in `contract/operations.ts`: the
 * widget handles a refusal by its code wherever it comes, so these lists would only be bytes in the first script.
 */
export type Operation = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: `/${string}`,
  version?: 'ETag' | 'If-Match',
];

export type OperationId = keyof CertBackend | keyof InboxBackend;

export const certOperations = {
  getStatus: ['GET', '/status'],
  getProfile: ['GET', '/profile', 'ETag'],
  updateEnterprise: ['PUT', '/profile/enterprise', 'If-Match'],
  updateAccount: ['PUT', '/profile/account', 'If-Match'],
  createCardChallenge: ['POST', '/ic-card/challenges'],
  verifyCard: ['POST', '/ic-card/verifications'],
  checkEnterprise: ['POST', '/legal-rep/enterprise', 'If-Match'],
  getTicket: ['GET', '/legal-rep/tickets/{id}'],
  checkIdCard: ['POST', '/legal-rep/id-card'],
  sendSmsCode: ['POST', '/legal-rep/sms-codes'],
  checkBankCard: ['POST', '/legal-rep/bank-card'],
  createHandoff: ['POST', '/handoffs'],
  getHandoff: ['GET', '/handoffs/{id}'],
  cancelHandoff: ['DELETE', '/handoffs/{id}'],
  requestAssistance: ['POST', '/assistance/requests'],
  getAssistance: ['GET', '/assistance/requests/{id}'],
  sendAssistanceCode: ['POST', '/assistance/requests/{id}/code'],
  withdrawAssistance: ['DELETE', '/assistance/requests/{id}'],
} as const satisfies Record<keyof CertBackend, Operation>;

/** Apart, because only the administrator's element needs them. */
export const inboxOperations = {
  getInbox: ['GET', '/assistance/inbox'],
  confirmAssistance: ['POST', '/assistance/inbox/{id}/confirm'],
  declineAssistance: ['POST', '/assistance/inbox/{id}/decline'],
  createAssistanceCode: ['POST', '/assistance/inbox/{id}/code'],
} as const satisfies Record<keyof InboxBackend, Operation>;

/** The ids of the operations that have no effect. */
export type Reading<Table> = {
  [Id in keyof Table]: Table[Id] extends readonly ['GET', ...unknown[]] ? Id : never;
}[keyof Table];

export const hasBody = (method: Operation[0]): boolean => method === 'POST' || method === 'PUT';
