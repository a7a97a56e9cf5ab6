import {RealnameCert} from '../realname-cert/realname-cert.js';

/**
 * Certification by an E-Port IC card of the enterprise, alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs just this.
 *
 * @tagname sw-ic-card-cert
 */
export class IcCardCert extends RealnameCert {
  protected override readonly solo = 'ic-card';
}
