import {certErrorCodes} from '../../domain/errors.js';
import {refusalCodes} from '../../domain/refusals.js';

/**
 * Every `reason` of an `sw-step`. `other-refusal`: the backend refused with a code that this version does not know; the
 * code itself is in `sw-refused`.
 */
export const reasons = [...new Set([...certErrorCodes, ...refusalCodes, 'other-refusal' as const])];

export type Reason = (typeof reasons)[number];
