import {JourneyElement} from '../journey-element.js';
import {alone} from './alone.js';

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

declare global {
  interface HTMLElementTagNameMap {
    'sw-admin-assist-cert': AdminAssistCert;
  }
}
