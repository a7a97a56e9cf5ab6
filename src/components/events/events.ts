import type {CertError, CertErrorCode} from '../../domain/errors.js';
import type {Locale} from '../../domain/locales.js';
import type {View} from '../../domain/method-ids.js';
import type {Reason} from './reasons.js';
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

/** The first real screen is shown. */
export class SwReadyEvent extends CertEvent {
  constructor(
    readonly version: string,
    readonly locale: Locale,
  ) {
    super('sw-ready');
  }
}

/**
 * A step was entered, and the one before was left: each once, in the order in which the machines went, and none twice in
 * a row. The first is the one in which the element is first shown. The last step of a journey is left by `sw-end`.
 */
export class SwStepEvent extends CertEvent {
  declare readonly view: Exclude<Place['view'], ''>;
  declare readonly step: Step;
  constructor(
    /** The error or refusal that led to it, if one did. */
    readonly reason: Reason | undefined,
    /** Whether leaving the page now would lose what the user typed or achieved. */
    readonly hasUnsavedInput: boolean,
  ) {
    super('sw-step');
  }
}

/** A request or an action failed. */
export class SwErrorEvent extends CertEvent {
  readonly code: CertErrorCode;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  /** The setting, the request or the part of a response that the error is about. */
  readonly where: string | undefined;
  constructor({code, retryable, details}: CertError) {
    super('sw-error');
    this.code = code;
    this.retryable = retryable;
    this.requestId = details.requestId;
    this.where = details.where;
  }
}

/**
 * A journey that somebody saw is over. `reset`: the host or the widget started again, or another person is signed in; `removed`: the element was taken out of the page;
 * `resumed`: what follows belongs to the journey of an earlier page, such as the one before the bank. A page that is
 * closed or loaded again tells nothing.
 */
export class SwEndEvent extends CertEvent {
  constructor(readonly reason: 'reset' | 'removed' | 'resumed') {
    super('sw-end');
  }
}
