import type {Adapters} from '../../adapters/adapters.js';
import type {BackendClock} from '../../domain/clock.js';
import type {CertBackend} from '../../adapters/backend.js';
import {once} from '../../domain/once.js';
import {HttpBackend} from '../../adapters/http-backend.js';
import {backendAddress} from '../../adapters/own-address.js';
import {tokensIn, type SettingsElement} from './settings.js';

/** Without a backend, each request fails with an error that says so. */
const nobody = {} as CertBackend;

const backendOf = ({backend, baseUrl}: SettingsElement): CertBackend =>
  backend ?? (baseUrl === '' ? nobody : new HttpBackend({baseUrl: backendAddress(baseUrl)}));

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
