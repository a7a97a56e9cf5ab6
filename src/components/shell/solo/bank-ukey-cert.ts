import {JourneyElement} from '../journey-element.js';
import {alone} from './alone.js';

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

declare global {
  interface HTMLElementTagNameMap {
    'sw-bank-ukey-cert': BankUkeyCert;
  }
}
