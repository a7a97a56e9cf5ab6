/** What `standalone.js` and `standalone.admin-requests.js` put on the page. They are classic scripts and export nothing. */
declare global {
  interface Window {
    readonly SwRealnameCert: {
      readonly CertError: typeof import('./domain/errors.js').CertError;
      readonly HttpBackend: typeof import('./adapters/http-backend.js').HttpBackend;
      /** Only with `standalone.admin-requests.js`. */
      readonly HttpInboxBackend?: typeof import('./adapters/http-inbox.js').HttpInboxBackend;
      /** Version of the library. */
      readonly version: string;
    };
  }
}

export {};
