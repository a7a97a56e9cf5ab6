import type {CertErrorCode} from '../../domain/errors.js';
import {isRefusalCode} from '../../domain/refusals.js';
import type {Reason} from '../events/reasons.js';

interface Context {
  readonly problem?: {readonly code: CertErrorCode} | undefined;
  readonly refusal?: {readonly code: string} | undefined;
}

/** What led to a snapshot of a machine: the error or refusal that the one before it did not have. */
export const reasonOf = (): ((context: Context) => Reason | undefined) => {
  let before: object | undefined;
  return ({problem, refusal}) => {
    const now = problem ?? refusal;
    const isNew = now !== before;
    before = now;
    if (!isNew || !now) return undefined;
    return problem?.code ?? (isRefusalCode(now.code) ? now.code : 'other-refusal');
  };
};
