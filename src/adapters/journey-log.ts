import type {CertErrorDetails} from '../domain/errors.js';
import {newSpanId, newTraceId} from '../domain/random-ids.js';

/** A request to the backend, or a use of the card agent. Nothing of what was sent or answered is in it. */
export interface LoggedRequest {
  /** The operation, such as `verifyCard`, or the use, such as `sign`. */
  readonly what: string;
  /** Epoch milliseconds, by this device's clock. */
  readonly at: number;
  /** W3C Trace Context: the journey's id, and the id of this span. */
  readonly traceparent: string;
  /** When it ended. Undefined as long as nothing has come. */
  endedAt?: number;
  /** Whether it left the page, as far as the client has told. */
  wasSent?: boolean;
  /** Of a use of the agent, which gets no trace: the last call that was sent, or empty. */
  call?: string;
  /** Of a refusal or an error. Undefined for an answer that is neither. */
  code?: string | undefined;
  details?: CertErrorDetails;
}

/** A step was entered, or the page has changed, such as `hidden`. */
export interface Change {
  readonly at: number;
  /** Of a step. Undefined for the page. */
  readonly view?: string;
  readonly now: string;
}

/**
 * One journey of one person through an element, from its mount or its last `reset` on. It begins when it is first shown: what
 * is asked before, such as in a closed dialog, is a part of it. In memory only, and without anything that somebody typed
 * or that a backend has answered.
 */
export class JourneyLog {
  /**
   * W3C trace id, random. A page that resumes the record of an earlier page takes over the id of that page's journey: it is
   * the same journey, before the bank and after.
   */
  id = newTraceId();
  /** When it was first shown, by `performance.now()`, which no change of the PC's clock moves. 0: nobody has seen it. */
  startedAt = 0;
  /** How many paths were opened. */
  attempt = 0;
  /** Where the user is. */
  view = '';
  step = '';
  /** Reports that step to the host, if the element is shown. */
  declare reportStep?: () => void;
  /** Its id at the last step that was reported. */
  declare lastReportedId?: string;
  readonly requests: LoggedRequest[] = [];
  readonly changes: Change[] = [];

  /**
   * The flag says sampled. By default most tracers follow the caller's decision. Without the flag they would drop
   * the one trace that the help desk looks for.
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
