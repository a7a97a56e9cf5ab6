import type {Refusal} from '../../src/domain/outcome.schemas.js';

const dayMs = 86_400_000;

/** The refusal for too many tries within the last day. `tries` are instants, oldest first. */
export const limitOf = (tries: readonly number[], now: number, perDay: number): Refusal | undefined => {
  const last = tries.at(-perDay);
  return last === undefined ? undefined : {code: 'limit-reached', retryAfter: Math.ceil((last + dayMs - now) / 1_000)};
};
