import type {CertError, CertErrorCode} from '../../domain/errors.js';
import type {Locale} from '../../domain/locales.js';
import type {View} from '../../domain/method-ids.js';
import type {Step} from './steps.js';

/** All events of the widget bubble and cross shadow roots. None contains personal data. */
export class CertEvent extends Event {
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

/** Another view or step is shown. `reason` is the error or refusal code that led to it, if any. */
export class SwStepEvent extends CertEvent {
  constructor(
    readonly view: View | 'result',
    readonly step: Step,
    readonly reason: string | undefined,
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
