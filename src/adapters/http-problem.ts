import {CertError, type CertErrorCode} from '../domain/errors.js';
import {quoted} from '../domain/schemas.js';

/* What an HTTP failure means. Loaded when a request fails. */

const codeOf: Readonly<Record<number, CertErrorCode>> = {
  401: 'unauthenticated',
  409: 'conflict',
  412: 'conflict',
  // Something between the page and the backend has removed a header: `Sw-Subject` or `If-Match`.
  428: 'config',
  429: 'rate-limited',
};

/** Problem codes that are also our own codes. */
const ownCodes = ['subject-changed', 'handoff-expired', 'handoff-unknown'] as const;

const isId = (value: unknown): value is string => typeof value === 'string' && /^[\x20-\x7E]{1,200}$/.test(value);

/** Seconds, from 0 to one day. */
const isSeconds = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 86_400;

/**
 * The failure that a response reports, by its status and its RFC 9457 problem document. A member of another type is
 * ignored, and the others are still read.
 */
export const failureOf = ({status, headers}: Response, document: unknown): CertError => {
  const {code, requestId, retryAfter} = Object(document) as Readonly<Record<string, unknown>>;
  const foreignCode = typeof code === 'string' ? quoted(code) : undefined;
  const header = Number(headers.get('retry-after'));
  return new CertError(ownCodes.find((own) => own === foreignCode) ?? codeOf[status] ?? 'backend', {
    status,
    foreignCode,
    requestId: isId(requestId) ? requestId : undefined,
    retryAfter: isSeconds(retryAfter) ? retryAfter : header > 0 && isSeconds(header) ? header : undefined,
  });
};

/**
 * Whether to send the same request again: the backend is still working on it. Resolves when that may be done, or when
 * the signal aborts.
 */
export const mayRepeat = async ({details}: CertError, signal: AbortSignal): Promise<boolean> => {
  if (details.foreignCode !== 'request-in-progress') return false;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.max(1, details.retryAfter ?? 1) * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return !signal.aborted;
};
