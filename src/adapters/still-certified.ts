import type {PassedOutcome} from '../domain/outcome.schemas.js';
import {CertError} from '../domain/errors.js';
import {statusReader} from '../domain/status.js';
import type {Adapters} from './adapters.js';
import {ask} from './call.js';

/** Whether the status still shows the method of this outcome as certified. */
export const isStillCertified = async (
  {backend, locale}: Adapters,
  subject: string,
  {method}: PassedOutcome,
  signal: AbortSignal,
): Promise<boolean> => {
  const status = await ask(backend, 'getStatus', () => statusReader, undefined, {signal, locale});
  if (status.subject !== subject) throw new CertError('subject-changed');
  return status.methods.some(({id, state}) => id === method && state === 'certified');
};
