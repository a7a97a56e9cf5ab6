import type {Adapters} from '../../adapters/adapters.js';
import type {BackendClock} from '../../domain/clock.js';
import type {CertBackend} from '../../adapters/backend.js';
import {once} from '../../domain/once.js';
import {HttpBackend} from '../../adapters/http-backend.js';
import {ownAddress} from '../../adapters/own-address.js';
import type {SettingsElement} from './settings.js';

/** The ids in an attribute that lists some; undefined where it lists none. */
const tokensIn = (list: string): readonly string[] | undefined => list.match(/\S+/g) ?? undefined;

/**
 * Injected markup must not send data elsewhere: another origin only by the `backend` property. Nor may a query, under
 * which one uploaded file would answer every question.
 */
const backendAddress = (address: string): string | undefined => {
  const url = ownAddress(address);
  return url && !/[?#]/.test(url.href) && url.username === '' ? url.href : undefined;
};

/** Without anybody to ask, each question says so. */
const nobody = {} as CertBackend;

const backendOf = ({backend, baseUrl}: SettingsElement): CertBackend =>
  backend ?? (baseUrl === '' ? nobody : new HttpBackend({baseUrl: backendAddress(baseUrl)}));

/** The outside as an element's settings describe it. */
export const adaptersOf = (settings: SettingsElement, clock: BackendClock): Adapters => ({
  backend: backendOf(settings),
  clock,
  // One client for all questions of a journey: it remembers where the agent answered.
  agent: once(
    async () =>
      settings.agent ??
      (await import('../../adapters/eport-agent.js')).agentAt(settings.agentUrl, () => settings.minAgentVersion),
  ),
  origin: location.origin,
  get consent() {
    return settings.consent;
  },
  // Asked for when needed: a framework hands over a new one at each render.
  get encryptField() {
    return settings.encryptField;
  },
  get humanCheck() {
    return settings.humanCheck;
  },
  get banks() {
    return tokensIn(settings.banks);
  },
  get returnUrl() {
    return settings.returnUrl;
  },
});
