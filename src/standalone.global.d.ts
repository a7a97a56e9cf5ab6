/** What `standalone.js` puts on the page. It is a classic script and exports nothing. */
declare global {
  interface Window {
    readonly SwRealnameCert: {
      readonly CertError: typeof import('./domain/errors.js').CertError;
      readonly EportAgent: typeof import('./adapters/eport-agent.js').EportAgent;
      readonly HttpBackend: typeof import('./adapters/http-backend.js').HttpBackend;
      /** Version of the library. */
      readonly version: string;
    };
  }
}

export {};
