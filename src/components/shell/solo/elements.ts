import type {PathId} from '../../../domain/method-ids.js';
import {JourneyElement} from '../journey-element.js';
import type {Plan} from '../journey.js';

const alone = (path: PathId): Plan => ({only: undefined, startWith: path, solo: true});

/**
 * Certification by the enterprise's E-Port IC card alone: the same properties, events and parts as `sw-realname-cert`,
 * for a sub-app that needs only this path.
 *
 * @tagname sw-ic-card-cert
 */
export class IcCardCert extends JourneyElement {
  /** @internal */
  protected override get plan() {
    return alone('ic-card');
  }
}

/**
 * Certification by the legal representative’s identity alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs only this path.
 *
 * @tagname sw-legal-rep-cert
 */
export class LegalRepCert extends JourneyElement {
  /** @internal */
  protected override get plan() {
    return alone('legal-rep');
  }
}

/**
 * Certification by a corporate bank UKey alone: the same properties, events and parts as `sw-realname-cert`, for a
 * sub-app that needs only this path.
 *
 * @tagname sw-bank-ukey-cert
 */
export class BankUkeyCert extends JourneyElement {
  /** @internal */
  protected override get plan() {
    return alone('bank-ukey');
  }
}

/**
 * Certification with the help of an enterprise's administrator alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs only this path.
 *
 * @tagname sw-admin-assist-cert
 */
export class AdminAssistCert extends JourneyElement {
  /** @internal */
  protected override get plan() {
    return alone('admin-assist');
  }
}

/**
 * The record of the enterprise and of the account holder alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs only this view.
 *
 * @tagname sw-profile-cert
 */
export class ProfileCert extends JourneyElement {
  /** @internal */
  protected override get plan() {
    return alone('profile');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-ic-card-cert': IcCardCert;
    'sw-legal-rep-cert': LegalRepCert;
    'sw-bank-ukey-cert': BankUkeyCert;
    'sw-admin-assist-cert': AdminAssistCert;
    'sw-profile-cert': ProfileCert;
  }
}
