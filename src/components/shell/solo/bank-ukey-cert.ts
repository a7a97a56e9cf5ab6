import {bankUkey} from '../../bank-ukey/bank-ukey.method.js';
import {JourneyElement} from '../journey-element.js';

/**
 * Certification by a corporate bank UKey alone: the same properties, events and parts as `sw-realname-cert`, for a
 * sub-app that needs only this path.
 *
 * @tagname sw-bank-ukey-cert
 */
export class BankUkeyCert extends JourneyElement {
  /** @internal */
  protected override get cards() {
    return [bankUkey];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-bank-ukey-cert': BankUkeyCert;
  }
}
