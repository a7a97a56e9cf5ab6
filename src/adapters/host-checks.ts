import {CertError} from '../domain/errors.js';
import type {Given} from '../domain/legal-rep.schemas.js';
import type {CertBackend, InboxBackend} from './backend.js';
import {withTimeLimit} from './time-limit.js';

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

/** The host's own slider or captcha. Resolves with its result. */
export type HumanCheck = (reason: keyof CertBackend) => Promise<string>;

/** Time limit for a check by the host, in milliseconds: a slider, a card, or a walk to the printer. */
const patienceMs = 10 * 60_000;

/** The result of a check by the host. Undefined if the user did not pass it. */
export const resultOfCheck = async <Q>(
  where: 'humanCheck' | 'stepUp',
  check: ((operation: Q) => Promise<string>) | undefined,
  operation: Q,
  signal: AbortSignal,
): Promise<string | undefined> => {
  if (!check) throw new CertError('not-configured', {where});
  // Ignores the thrown value: it comes from the host and may quote anything.
  const token: unknown = await withTimeLimit(async () => check(operation), signal, patienceMs).catch(() => undefined);
  if (typeof token === 'string' && token !== '') return token;
  if (signal.aborted) throw new CertError('cancelled');
  return undefined;
};
