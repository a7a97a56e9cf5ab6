import type {CertBackend} from './backend.js';
import {httpClient} from './http-exchange.js';
import {certOperations} from './operations.js';

export type {HttpBackendOptions} from './http-exchange.js';

/** `CertBackend` over JSON and HTTP. Rejects with `CertError`, or with the error that `fetch` throws. */
export class HttpBackend extends /* @__PURE__ */ httpClient<CertBackend>(certOperations) {}
