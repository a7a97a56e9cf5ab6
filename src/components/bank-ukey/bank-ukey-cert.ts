import {RealnameCert} from '../realname-cert/realname-cert.js';

/**
 * Certification by a corporate bank UKey alone: the same properties, events and parts as `sw-realname-cert`, for a
 * sub-app that needs just this path.
 *
 * @tagname sw-bank-ukey-cert
 */
export class BankUkeyCert extends RealnameCert {
  protected override readonly solo = 'bank-ukey';
}
