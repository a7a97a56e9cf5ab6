import type {Refusal} from '../../src/domain/outcome.schemas.js';

const dayMs = 86_400_000;
const triesPerDay = 20;

/** The refusal for whoever has tried too often within the last day; `tries` are instants, oldest first. */
export const limitOf = (tries: readonly number[], now: number, perDay = triesPerDay): Refusal | undefined => {
  const [oldest] = tries;
  return oldest === undefined || tries.length < perDay
    ? undefined
    : {code: 'limit-reached', retryAfter: Math.ceil((oldest + dayMs - now) / 1_000)};
};
