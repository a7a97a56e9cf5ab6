import {RealnameCert} from '../realname-cert/realname-cert.js';

/**
 * The record of the enterprise and of the account holder, alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs just this.
 *
 * @tagname sw-profile-cert
 */
export class ProfileCert extends RealnameCert {
  protected override readonly solo = 'profile';
}
