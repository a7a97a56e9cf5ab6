import {RealnameCert} from './realname-cert.js';

/**
 * Certification by the enterprise's E-Port IC card alone: the same properties, events and parts as `sw-realname-cert`,
 * for a sub-app that needs only this path.
 *
 * @tagname sw-ic-card-cert
 */
export class IcCardCert extends RealnameCert {
  protected override readonly solo = 'ic-card';
}

/**
 * Certification by the legal representative’s identity alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs only this path.
 *
 * @tagname sw-legal-rep-cert
 */
export class LegalRepCert extends RealnameCert {
  protected override readonly solo = 'legal-rep';
}

/**
 * Certification by a corporate bank UKey alone: the same properties, events and parts as `sw-realname-cert`, for a
 * sub-app that needs only this path.
 *
 * @tagname sw-bank-ukey-cert
 */
export class BankUkeyCert extends RealnameCert {
  protected override readonly solo = 'bank-ukey';
}

/**
 * Certification with the help of an enterprise's administrator alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs only this path.
 *
 * @tagname sw-admin-assist-cert
 */
export class AdminAssistCert extends RealnameCert {
  protected override readonly solo = 'admin-assist';
}

/**
 * The record of the enterprise and of the account holder alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs only this view.
 *
 * @tagname sw-profile-cert
 */
export class ProfileCert extends RealnameCert {
  protected override readonly solo = 'profile';
}
