import type {Adapters} from '../../adapters/adapters.js';
import type {BackendClock} from '../../domain/clock.js';
import type {CertBackend} from '../../adapters/backend.js';
import {once} from '../../domain/once.js';
import {httpClient, type HttpBackendOptions} from '../../adapters/http-exchange.js';
import {backendAddress} from '../../adapters/own-address.js';
import {tokensIn, type SettingsElement} from './settings.js';

/** Without a backend, each request fails with an error that says so. */
const nobody = {} as CertBackend;

const FirstQuestion = /* @__PURE__ */ httpClient<Pick<CertBackend, 'getStatus'>>({getStatus: 'GET /status'});

/** The backend at this address. Its first question is here, and the others are loaded behind the first screen. */
const ownBackend = (options: HttpBackendOptions): CertBackend =>
  new Proxy(new FirstQuestion(options) as CertBackend, {
    get: (first, question: keyof CertBackend) =>
      (Reflect.get(first, question) as unknown) ??
      (async (...asked: unknown[]) => {
        const {HttpBackend} = await import('./after-home.chunk.js');
        const backend = new HttpBackend(options);
        return (backend[question] as (...asked: unknown[]) => unknown).apply(backend, asked);
      }),
  });

const backendOf = ({backend, baseUrl}: SettingsElement): CertBackend =>
  backend ?? (baseUrl === '' ? nobody : ownBackend({baseUrl: backendAddress(baseUrl)}));

/** The adapters for an element's settings. */
export const adaptersOf = (settings: SettingsElement, clock: BackendClock, locale: () => string): Adapters => ({
  backend: backendOf(settings),
  clock,
  // One client for all requests of a journey, because it remembers the address where the agent answered.
  agent: once(
    async () =>
      settings.agent ??
      (await import('../../adapters/eport-agent.js')).agentAt(settings.agentUrl, () => settings.minAgentVersion),
  ),
  origin: location.origin,
  get consent() {
    return settings.consent;
  },
  // Read when needed, because a framework may set a new function at each render.
  get encryptField() {
    return settings.encryptField;
  },
  get humanCheck() {
    return settings.humanCheck;
  },
  get banks() {
    return tokensIn(settings.banks);
  },
  get locale() {
    return locale();
  },
  get returnUrl() {
    return settings.returnUrl;
  },
});
