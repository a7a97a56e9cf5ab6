import {CertError, type CertErrorCode, codePattern} from '../domain/errors.js';

/* What an HTTP failure means. Loaded when a request fails. */

const codeOf: Readonly<Record<number, CertErrorCode>> = {
  401: 'unauthenticated',
  // Something between the page and the backend forbids PUT or DELETE, and will tomorrow.
  405: 'config',
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
 * ignored, and the others are still read. A success that is not JSON does not fit the contract; `where` is its path.
 */
const failureOf = ({ok, status, headers}: Response, document: unknown, where: string): CertError => {
  if (ok) return new CertError('contract', {where, status});
  // A redirect: browsers hide its status and report 0, other runtimes report the real status.
  if (status < 400) return new CertError('unauthenticated');
  const {code, requestId, retryAfter} = Object(document) as Readonly<Record<string, unknown>>;
  const foreignCode = typeof code === 'string' && codePattern.test(code) ? code : undefined;
  const header = Number(headers.get('retry-after'));
  return new CertError(ownCodes.find((own) => own === foreignCode) ?? codeOf[status] ?? 'backend', {
    status,
    foreignCode,
    requestId: isId(requestId) ? requestId : undefined,
    retryAfter: isSeconds(retryAfter) ? retryAfter : header > 0 && isSeconds(header) ? header : undefined,
  });
};

/**
 * Resolves when the same request may be sent again, because the backend is still working on it. Rejects with the failure
 * that the response reports if it is any other one, or when the signal aborts.
 */
export const repeatOrFail = (
  response: Response,
  document: unknown,
  where: string,
  signal: AbortSignal,
): Promise<void> => {
  const failure = failureOf(response, document, where);
  const {foreignCode, retryAfter = 1} = failure.details;
  if (foreignCode !== 'request-in-progress' || signal.aborted) return Promise.reject(failure);
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(failure);
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      },
      Math.max(1, retryAfter) * 1000,
    );
    signal.addEventListener('abort', giveUp);
  });
};
