import {CertError, isCertError} from '../domain/errors.js';

/** A script was not loaded. Its address, without the query, is in the message of the browser or of the one file. */
export const notLoadedError = (thrown: unknown, where: string): CertError =>
  isCertError(thrown)
    ? thrown
    : new CertError('network', {where: /http[^?# ]+/.exec(String(thrown))?.[0] ?? where}, thrown);
