import type {CertError, CertErrorCode} from '../../domain/errors.js';
import type {View} from '../../domain/ids.js';
import type {Step} from './steps.js';

/**
 * Where a user is: the view and the step that the last `sw-step` named, or would have, were the element shown. Both are
 * empty before the first.
 */
export interface Place {
  readonly view: View | 'result' | 'admin-requests' | '';
  readonly step: Step | '';
}

/**
 * All events of the widget bubble and cross shadow roots. None contains personal data. Each says of which journey it is
 * and where in it: the element that dispatches it fills that in.
 */
export class CertEvent extends Event implements Place {
  /** Trace id of the journey. Random: it is about no person. */
  declare readonly journey: string;
  /**
   * Whole milliseconds since the journey has begun on this page, and 0 before: it begins when the element is first shown. No
   * change of the device's clock moves it.
   */
  declare readonly elapsed: number;
  /**
   * Which try of the journey this is: how many paths the user has opened in it on this page, and 0 before the first. The
   * same path opened once more is another try. One that goes on, after a sign-in or when its element is back in the page,
   * is not, nor is a request that is repeated. In an administrator's inbox: how many requests were opened.
   */
  declare readonly attempt: number;
  declare readonly view: Place['view'];
  declare readonly step: Place['step'];

  constructor(type: string, cancelable = false) {
    super(type, {bubbles: true, composed: true, cancelable});
  }
}

/** A request or an action failed. */
export class SwErrorEvent extends CertEvent {
  readonly code: CertErrorCode;
  readonly retryable: boolean;
  /** HTTP status of the request that failed, if it was answered. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The setting, the request or the part of a response that the error is about. */
  readonly where: string | undefined;
  constructor({code, retryable, details}: CertError) {
    super('sw-error');
    this.code = code;
    this.retryable = retryable;
    this.status = details.status;
    this.requestId = details.requestId;
    this.where = details.where;
  }
}
