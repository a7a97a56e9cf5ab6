import type {InboxBackend} from './backend.js';
import {httpClient} from './http-exchange.js';

/**
 * `InboxBackend` over JSON and HTTP: the administrator's side of the same base path. In its own module, because only the
 * administrator's element needs it. Rejects with `CertError`, or with the error that `fetch` throws.
 */
export class HttpInboxBackend
  extends /* @__PURE__ */ httpClient<InboxBackend>({
    getInbox: 'GET /assistance/inbox',
    confirmAssistance: 'POST /assistance/inbox/{id}/confirm',
    declineAssistance: 'POST /assistance/inbox/{id}/decline',
    createAssistanceCode: 'POST /assistance/inbox/{id}/code',
  }) {}
