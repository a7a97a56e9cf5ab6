import {JourneyElement} from '../journey-element.js';
import {alone} from './alone.js';

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

declare global {
  interface HTMLElementTagNameMap {
    'sw-legal-rep-cert': LegalRepCert;
  }
}
