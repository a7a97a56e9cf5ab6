import type {Refusal, Refused} from '../../src/domain/outcome.schemas.js';
import type {BackendEvent} from './store.js';

/** A response, and the events that belong to it. They are written together or not at all. */
export interface Decision<Answer> {
  readonly answer: Answer;
  readonly happenings: readonly BackendEvent[];
  /** What changes in memory after the events are written. */
  readonly effect?: () => void;
  /** The response is not kept for a repeated request with the same key. */
  readonly isForgotten?: true;
  /** The response has a secret in it, and is kept only while this is true. */
  readonly isKept?: () => boolean;
}

export const refuse = (refusal: Refusal, happenings: readonly BackendEvent[] = []): Decision<Refused> => ({
  answer: {passed: false, refusal},
  happenings,
});
