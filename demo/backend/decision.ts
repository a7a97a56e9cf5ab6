import type {Refusal, Refused} from '../../src/domain/outcome.schemas.js';
import type {Happening} from './store.js';

/** An answer, and what happened with it: written down together or not at all. */
export interface Decision<Answer> {
  readonly answer: Answer;
  readonly happenings: readonly Happening[];
  /** What changes in memory, once that is written down. */
  readonly effect?: () => void;
  /** Not kept for whoever asks again with the same key. */
  readonly isForgotten?: true;
}

export const refuse = (refusal: Refusal, happenings: readonly Happening[] = []): Decision<Refused> => ({
  answer: {passed: false, refusal},
  happenings,
});
