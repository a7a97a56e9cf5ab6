import type {CertBackend} from './backend.js';
import {httpClient} from './http-exchange.js';

export type {HttpBackendOptions} from './http-exchange.js';

/** `CertBackend` over JSON and HTTP. Rejects with `CertError`, or with the error that `fetch` throws. */
export class HttpBackend
  extends /* @__PURE__ */ httpClient<CertBackend>({
    getStatus: 'GET /status',
    getProfile: 'GET /profile ETag',
    updateEnterprise: 'PUT /profile/enterprise',
    updateAccount: 'PUT /profile/account',
    createCardChallenge: 'POST /ic-card/challenges',
    verifyCard: 'POST /ic-card/verifications',
    checkEnterprise: 'POST /legal-rep/enterprise',
    checkIdCard: 'POST /legal-rep/id-card',
    sendSmsCode: 'POST /legal-rep/sms-codes',
    checkBankCard: 'POST /legal-rep/bank-card',
    createHandoff: 'POST /bank-ukey/handoffs',
    getHandoff: 'GET /bank-ukey/handoffs/{id}',
    cancelHandoff: 'DELETE /bank-ukey/handoffs/{id}',
    requestAssistance: 'POST /assistance/requests',
    getAssistance: 'GET /assistance/requests/{id}',
    sendAssistanceCode: 'POST /assistance/requests/{id}/code',
    withdrawAssistance: 'DELETE /assistance/requests/{id}',
  }) {}
