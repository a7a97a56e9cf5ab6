import type {Adapters} from '../adapters/wiring.js';
import type {HumanCheck} from '../adapters/attempts.js';
import type {BackendClock} from '../domain/clock.js';
import type {ConsentNotices} from '../domain/consent.js';
import type {CertBackend} from '../adapters/backend.js';
import type {CardAgent} from '../adapters/card-agent.js';
import type {EncryptField} from '../adapters/protect.js';
import {once} from '../domain/once.js';
import {HttpBackend} from '../adapters/http-backend.js';

/** What a host sets on a public element to say whom to ask. */
export interface Settings {
  readonly backend: CertBackend | undefined;
  readonly baseUrl: string;
  readonly agent: CardAgent | undefined;
  readonly agentUrl: string;
  readonly minAgentVersion: string | undefined;
  readonly consent: ConsentNotices;
  readonly encryptField: EncryptField | undefined;
  readonly humanCheck: HumanCheck | undefined;
  readonly returnUrl: string;
  readonly banks: string;
}

/** The ids in an attribute that lists some; undefined where it lists none. */
const tokensIn = (list: string): readonly string[] | undefined => list.match(/\S+/g) ?? undefined;

/** Injected markup must not send data elsewhere: another origin only by the `backend` property. */
const sameOrigin = (address: string): string | undefined => {
  try {
    const {href, origin} = new URL(address, document.baseURI);
    return origin === location.origin ? href : undefined;
  } catch {
    return undefined;
  }
};

const backendOf = ({backend, baseUrl}: Settings): CertBackend => {
  if (backend) return backend;
  return new HttpBackend({baseUrl: sameOrigin(baseUrl)});
};

/** The outside as an element's settings describe it. */
export const adaptersOf = (settings: Settings, clock: BackendClock): Adapters => ({
  backend: backendOf(settings),
  clock,
  // One client for all questions of a journey: it remembers where the agent answered.
  agent: once(
    async () =>
      settings.agent ??
      (await import('../adapters/eport-agent.js')).agentAt(settings.agentUrl, settings.minAgentVersion),
  ),
  origin: location.origin,
  get consent() {
    return settings.consent;
  },
  encryptField: settings.encryptField,
  humanCheck: settings.humanCheck,
  get banks() {
    return tokensIn(settings.banks);
  },
  get returnUrl() {
    return settings.returnUrl;
  },
});
