import {icCard} from '../../ic-card/ic-card.method.js';
import {JourneyElement} from '../journey-element.js';

/**
 * Certification by the enterprise's E-Port IC card alone: the same properties, events and parts as `sw-realname-cert`,
 * for a sub-app that needs only this path.
 *
 * @tagname sw-ic-card-cert
 */
export class IcCardCert extends JourneyElement {
  /** @internal */
  protected override get cards() {
    return [icCard];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-ic-card-cert': IcCardCert;
  }
}
