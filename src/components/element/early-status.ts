import type {EarlyStatusBackend} from '../../adapters/adapters.js';
import type {RequestOptions, CertBackend} from '../../adapters/backend.js';
import {HttpBackend} from '../../adapters/http-backend.js';
import {backendAddress} from '../../adapters/page.js';
import type {LoggedRequest, JourneyLog} from '../../adapters/journey-log.js';
import type {Status} from '../../domain/schemas.js';
import type {SettingsElement} from './settings.js';

/** Without a backend, each request fails with an error that says so. */
const nobody = {} as CertBackend;

/** The backend that the host has set, by property or by address. */
export const backendFor = ({backend, baseUrl}: SettingsElement): CertBackend =>
  backend ?? (baseUrl === '' ? nobody : new HttpBackend({baseUrl: backendAddress(baseUrl)}));

/**
 * Requests the status before the machines are loaded, and answers their first request. They check the answer as any
 * other.
 */
export class EarlyStatus implements EarlyStatusBackend {
  readonly #abort = new AbortController();
  readonly #answer: Promise<Status>;
  readonly request: LoggedRequest;

  constructor(backend: CertBackend, locale: string, log: JourneyLog) {
    const request = (this.request = log.add('getStatus'));
    const {traceparent} = request;
    const onSend = (): void => {
      request.wasSent = true;
    };
    const ask = async () => backend.getStatus({signal: this.#abort.signal, locale, traceparent, onSend});
    this.#answer = ask().finally(() => {
      request.endedAt = Date.now();
    });
    // The caller handles the rejection.
    this.#answer.catch(() => undefined);
  }

  /** Undefined if there is nothing to ask: a host may have written the backend. The machines say so. */
  static ask(backend: CertBackend, locale: string, log: JourneyLog): EarlyStatus | undefined {
    return typeof backend.getStatus === 'function' ? new EarlyStatus(backend, locale, log) : undefined;
  }

  getStatus({signal}: RequestOptions): Promise<Status> {
    signal.addEventListener('abort', this.drop);
    return this.#answer;
  }

  /** Nobody needs the answer any more. */
  readonly drop = (): void => {
    this.#abort.abort();
  };
}
