/** What `standalone.js` and `standalone.admin-requests.js` put on the page. They are classic scripts and export nothing. */
declare global {
  interface Window {
    readonly SwRealnameCert: {
      /** Where the files beside the script are, if not beside it. Of the origin of the page or of the script. */
      assetBase?: string;
      readonly CertError: typeof import('../domain/errors.js').CertError;
      readonly HttpBackend: typeof import('../adapters/http-backend.js').HttpBackend;
      /** Only with `standalone.js`, as the next. */
      readonly ensureLevel?: typeof import('../components/element/ensure-level.js').ensureLevel;
      readonly requirementOf?: typeof import('../adapters/requirement.js').requirementOf;
      /** Only with `standalone.admin-requests.js`. */
      readonly HttpInboxBackend?: typeof import('../adapters/http-backend.js').HttpInboxBackend;
      /** Version of the library. */
      readonly version: string;
    };
  }
}

export {};
