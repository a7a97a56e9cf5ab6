import {CertError, isCertError} from '../domain/errors.js';

/** Longest wait for one response of the backend, in milliseconds. */
const timeLimitMs = 30_000;

const outside = globalThis as {navigator?: {onLine?: boolean}; origin?: string};

/** A host's own backend may throw one that has anything in it, or nothing. */
const isSound = ({details}: Partial<CertError>): boolean =>
  !!details &&
  Object.entries(details).every(
    ([name, value]) =>
      value === undefined || typeof value === (/^(?:triesLeft|retryAfter|status)$/.test(name) ? 'number' : 'string'),
  );

/**
 * Converts anything thrown to `CertError`, the only error that an adapter throws. `fetch` throws a TypeError when it
 * gets no response.
 */
const certErrorFrom = (thrown: unknown): CertError => {
  if (isCertError(thrown) && isSound(thrown)) return thrown;
  if ((thrown as Error | undefined)?.name === 'AbortError') return new CertError('cancelled');
  if (!(thrown instanceof TypeError)) return new CertError('backend', {}, thrown);
  // As in a frame with `sandbox` and without `allow-same-origin`: no request of its page is of any origin.
  if (outside.origin === 'null') return new CertError('config', {where: 'origin'}, thrown);
  return new CertError(outside.navigator?.onLine === false ? 'offline' : 'network', {}, thrown);
};

/**
 * Runs code that a host may have written. It ends when the signal aborts or the time is up, even if `run` ignores the
 * signal, and rejects only with a `CertError`.
 */
export const withTimeLimit = async <T>(
  run: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  limitMs: number = timeLimitMs,
): Promise<T> => {
  const controller = new AbortController();
  let fail = (_: CertError): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    fail = (error) => {
      reject(error);
      controller.abort();
    };
  });
  const cancel = (): void => {
    fail(new CertError('cancelled'));
  };
  const timer = setTimeout(() => {
    fail(new CertError('timeout'));
  }, limitMs);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await Promise.race([stopped, run(controller.signal)]);
  } catch (thrown) {
    throw certErrorFrom(thrown);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
};
