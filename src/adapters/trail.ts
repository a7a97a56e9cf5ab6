import {newTraceId} from '../domain/trace-id.js';

/**
 * One journey of a user through an element: from its mount, or its last `reset`, to the next one. In memory only, and
 * about no person.
 */
export class Trail {
  /**
   * W3C trace id, random. Where a record of an earlier page is gone on with, it becomes the id of that page's journey: it
   * is the same journey, before the bank and after.
   */
  id = newTraceId();
  /** By `performance.now()`, which no change of the PC's clock moves. */
  readonly startedAt = performance.now();
  /** How many paths were opened. */
  attempt = 0;
  /** Where the user is, as the host was told. */
  view = '';
  step = '';
}
