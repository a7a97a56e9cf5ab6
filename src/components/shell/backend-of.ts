import type {CertBackend} from '../../adapters/backend.js';
import {HttpBackend} from '../../adapters/http-backend.js';
import {backendAddress} from '../../adapters/own-address.js';
import type {SettingsElement} from './settings.js';

/** Without a backend, each request fails with an error that says so. */
const nobody = {} as CertBackend;

/** The backend that the host has set, by property or by address. */
export const backendOf = ({backend, baseUrl}: SettingsElement): CertBackend =>
  backend ?? (baseUrl === '' ? nobody : new HttpBackend({baseUrl: backendAddress(baseUrl)}));

/**
 * Asks for the status before the machines are loaded, and keeps the answer for their first question. They check it as
 * any other.
 */
export class FirstQuestion {
  readonly #abort = new AbortController();
  readonly #answer: Promise<unknown> | undefined;

  constructor(backend: CertBackend, locale: string) {
    // A host may have written the backend, so the method may be missing. The machines say so.
    if (typeof backend.getStatus !== 'function') return;
    const ask = async (): Promise<unknown> => backend.getStatus(undefined, {signal: this.#abort.signal, locale});
    this.#answer = ask();
    // Whoever takes the answer hears of its failure.
    this.#answer.catch(() => undefined);
  }

  /** A backend for the first question only. */
  take(): Pick<CertBackend, 'getStatus'> | undefined {
    const answer = this.#answer as ReturnType<CertBackend['getStatus']> | undefined;
    return (
      answer && {
        getStatus: (_, {signal}) => {
          signal.addEventListener('abort', this.drop);
          return answer;
        },
      }
    );
  }

  /** Nobody needs the answer any more. */
  readonly drop = (): void => {
    this.#abort.abort();
  };
}
