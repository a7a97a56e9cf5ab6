import type {CertError, CertErrorCode} from '../../domain/errors.js';
import type {Locale} from '../../domain/locales.js';

/** All events of the widget bubble and cross shadow roots, and none carries anything personal. */
export class CertEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, {bubbles: true, composed: true, cancelable});
  }
}

/** The first real screen is there. */
export class SwReadyEvent extends CertEvent {
  constructor(
    readonly version: string,
    readonly locale: Locale,
  ) {
    super('sw-ready');
  }
}

/** Another view or step shows; `reason` is the code that led there, where one did. */
export class SwStepEvent extends CertEvent {
  constructor(
    readonly view: string,
    readonly step: string,
    readonly reason: string | undefined,
  ) {
    super('sw-step');
  }
}

/** Something could not be asked or done. */
export class SwErrorEvent extends CertEvent {
  readonly code: CertErrorCode;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  /** The setting, the question or the part of an answer that it is about. */
  readonly where: string | undefined;
  constructor({code, retryable, details}: CertError) {
    super('sw-error');
    this.code = code;
    this.retryable = retryable;
    this.requestId = details.requestId;
    this.where = details.where;
  }
}
