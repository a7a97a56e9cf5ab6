import type {InboxBackend} from './backend.js';
import {httpClient} from './http-backend.js';
import {inboxOperations} from './operations.js';

/**
 * `InboxBackend` over JSON and HTTP: the administrator's side of the same base path. Rejects with `CertError`, or with
 * the error that `fetch` throws.
 */
export class HttpInboxBackend extends /* @__PURE__ */ httpClient<InboxBackend>(inboxOperations) {}
