import type {CertErrorDetails} from '../domain/errors.js';
import {newSpanId, newTraceId} from '../domain/random-ids.js';

/** A request to the backend, or an errand to the card agent. Nothing of what was sent or answered is in it. */
export interface LoggedRequest {
  /** The operation, such as `verifyCard`, or the errand, such as `sign`. */
  readonly what: string;
  /** Epoch milliseconds, by this device's clock. */
  readonly at: number;
  /** W3C Trace Context: the journey's id, and the id of this span. */
  readonly traceparent: string;
  /** When it ended. Undefined as long as nothing has come. */
  endedAt?: number;
  /** Whether it left the page, as far as the client has told. */
  wasSent?: boolean;
  /** Of an errand to the agent, which gets no trace: the last call that was sent, or empty. */
  call?: string;
  /** Of a refusal or an error. Undefined for an answer that is neither. */
  code?: string | undefined;
  details?: CertErrorDetails;
}

/** A machine has reached a state, or the page has changed, such as `hidden`. */
export interface Change {
  readonly at: number;
  /** Undefined for the page. */
  readonly machine?: string;
  readonly now: string;
}

/**
 * One journey of one person through an element, from its mount or its last `reset` on. It begins when it is first shown: what
 * is asked before, such as in a closed dialog, is a part of it. In memory only, and without anything that somebody typed
 * or that a backend has answered.
 */
export class JourneyLog {
  /**
   * W3C trace id, random. Where a record of an earlier page is gone on with, it becomes the id of that page's journey: it
   * is the same journey, before the bank and after.
   */
  id = newTraceId();
  /** When it was first shown, by `performance.now()`, which no change of the PC's clock moves. 0: nobody has seen it. */
  startedAt = 0;
  /** How many paths were opened. */
  attempt = 0;
  /** Where the user is. */
  view = '';
  step = '';
  /** Tells the host of that step, if the element is shown. */
  declare reportStep?: () => void;
  /** The id that it had when the last step was told. */
  declare lastReportedId?: string;
  readonly requests: LoggedRequest[] = [];
  readonly changes: Change[] = [];

  /**
   * The flag says sampled. A tracer that decides as the caller has decided, which is what most do unless they are told
   * otherwise, would drop the trace without it: of all things the one that the help desk looks for.
   */
  add(what: string): LoggedRequest {
    const asked = {what, at: Date.now(), traceparent: `00-${this.id}-${newSpanId()}-01`};
    // The last ten stay.
    this.requests.splice(0, this.requests.length - 9);
    this.requests.push(asked);
    return asked;
  }
}

/** What an event says of its journey. */
export type EventStamp = Pick<JourneyLog, 'id' | 'startedAt' | 'attempt' | 'view' | 'step'>;
