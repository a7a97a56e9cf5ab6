import {CertError, isCertError} from '../domain/errors.js';

/**
 * A script was not loaded. Its address is in the message of the browser or of the one file. Without a query and a `;`
 * parameter, which may hold a session.
 */
export const notLoadedError = (thrown: unknown, where: string): CertError =>
  isCertError(thrown)
    ? thrown
    : new CertError('network', {where: /http[^;?# ]+/.exec(String(thrown))?.[0] ?? where}, thrown);
