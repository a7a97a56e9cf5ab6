/** What `standalone.js` and `standalone.admin-requests.js` put on the page. They are classic scripts and export nothing. */
declare global {
  interface Window {
    readonly SwRealnameCert: {
      /** Where the files beside the script are, if not beside it. Of the origin of the page or of the script. */
      assetBase?: string;
      readonly CertError: typeof import('../index.js').CertError;
      readonly isCertError: typeof import('../index.js').isCertError;
      readonly eventNames: typeof import('../index.js').eventNames;
      readonly HttpBackend: typeof import('../index.js').HttpBackend;
      /** Only with `standalone.js`, as the next. */
      readonly ensureLevel?: typeof import('../index.js').ensureLevel;
      /** As of `sw-realname-cert/level-action.js`, but a promise, because it is fetched when it is called first. */
      readonly levelAction?: <Fields>(
        settings: import('../level-action.js').LevelActionSettings<Fields>,
      ) => Promise<import('../level-action.js').LevelAction>;
      readonly requirementOf?: typeof import('../index.js').requirementOf;
      /** Only with `standalone.admin-requests.js`. */
      readonly HttpInboxBackend?: typeof import('../index.js').HttpInboxBackend;
      /** Version of the library. */
      readonly version: string;
    };
  }
}

export {};
