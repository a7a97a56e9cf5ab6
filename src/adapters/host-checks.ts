import {CertError} from '../domain/errors.js';
import type {Given} from '../domain/legal-rep.schemas.js';
import type {CertBackend, InboxBackend} from './backend.js';
import {withTimeLimit} from './ask-backend.js';

/** Encrypts a value for the host's server before it leaves the page, for example with its certified SM2 module. */
export type EncryptField = (
  name: 'idNumber' | 'legalRepIdNumber' | 'bankCard' | 'mobile',
  value: string,
  context: {readonly operation: keyof CertBackend},
) => Promise<string>;

/**
 * A typed value in the form to send: encrypted if the host encrypts it, even if the host implements the backend itself.
 * Rejects with `encrypt-failed` if the encryption failed or returned the value unchanged.
 */
export const protect = async <G extends Given>(
  encryptField: EncryptField | undefined,
  name: Parameters<EncryptField>[0],
  given: G,
  operation: keyof CertBackend,
  signal: AbortSignal,
): Promise<G | {readonly enc: string}> => {
  if (!encryptField || typeof given !== 'string' || given === '') return given;
  let enc: unknown;
  try {
    enc = await withTimeLimit(async () => encryptField(name, given, {operation}), signal);
  } catch {
    // Drops the thrown error, because it may quote the value.
    if (signal.aborted) throw new CertError('cancelled');
    throw new CertError('encrypt-failed', {where: name});
  }
  if (typeof enc !== 'string' || enc === '' || enc.includes(given)) {
    throw new CertError('encrypt-failed', {where: name});
  }
  return {enc};
};

/** The host asks the administrator to prove who they are. Resolves with the result of its check. */
export type StepUp = (operation: keyof InboxBackend) => Promise<string>;
