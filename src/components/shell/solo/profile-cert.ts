import {JourneyElement} from '../journey-element.js';
import {alone} from './alone.js';

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
    'sw-profile-cert': ProfileCert;
  }
}
