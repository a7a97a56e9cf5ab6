import {type CertErrorDetails, quoted} from '../../domain/errors.js';
import {version} from '../../version.js';

/**
 * What support needs to know about a failure: codes, versions, ids, each on one line. It contains no quoted texts, no
 * addresses and no names.
 */
export const diagnostics = (code: string, details: CertErrorDetails, locale: string, now: Date): string =>
  Object.entries({
    'sw-realname-cert': version,
    code,
    'foreign-code': details.foreignCode,
    where: details.where,
    expected: details.expected,
    got: details.got,
    status: details.status,
    'request-id': details.requestId,
    time: now.toISOString(),
    locale,
    secure: globalThis.isSecureContext,
    framed: window.top !== window,
    browser: navigator.userAgent,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${quoted(String(value))}`)
    .join('\n');
