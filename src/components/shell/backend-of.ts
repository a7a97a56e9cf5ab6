import type {AskedBefore} from '../../adapters/adapters.js';
import type {AskOptions, CertBackend} from '../../adapters/backend.js';
import {HttpBackend} from '../../adapters/http-backend.js';
import {backendAddress} from '../../adapters/own-address.js';
import type {Asked, Trail} from '../../adapters/trail.js';
import type {Status} from '../../domain/schemas.js';
import type {SettingsElement} from './settings.js';

/** Without a backend, each request fails with an error that says so. */
const nobody = {} as CertBackend;

/** The backend that the host has set, by property or by address. */
export const backendOf = ({backend, baseUrl}: SettingsElement): CertBackend =>
  backend ?? (baseUrl === '' ? nobody : new HttpBackend({baseUrl: backendAddress(baseUrl)}));

/**
 * Asks for the status before the machines are loaded, and answers their first question. They check the answer as any
 * other.
 */
export class FirstQuestion implements AskedBefore {
  readonly #abort = new AbortController();
  readonly #answer: Promise<Status>;
  readonly asked: Asked;

  constructor(backend: CertBackend, locale: string, trail: Trail) {
    const asked = (this.asked = trail.ask('getStatus'));
    const ask = async (): Promise<Status> => {
      try {
        const onSend = (): void => {
          asked.hasLeft = true;
        };
        return await backend.getStatus({signal: this.#abort.signal, locale, traceparent: asked.traceparent, onSend});
      } finally {
        asked.endedAt = Date.now();
      }
    };
    this.#answer = ask();
    // The caller handles the rejection.
    this.#answer.catch(() => undefined);
  }

  /** Undefined if there is nothing to ask: a host may have written the backend. The machines say so. */
  static ask(backend: CertBackend, locale: string, trail: Trail): FirstQuestion | undefined {
    return typeof backend.getStatus === 'function' ? new FirstQuestion(backend, locale, trail) : undefined;
  }

  getStatus({signal}: AskOptions): Promise<Status> {
    signal.addEventListener('abort', this.drop);
    return this.#answer;
  }

  /** Nobody needs the answer any more. */
  readonly drop = (): void => {
    this.#abort.abort();
  };
}
