import {JourneyElement} from '../journey-element.js';
import {alone} from './alone.js';

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

declare global {
  interface HTMLElementTagNameMap {
    'sw-ic-card-cert': IcCardCert;
  }
}
