import {RealnameCert} from '../realname-cert/realname-cert.js';

/**
 * Certification by the legal representative’s identity alone: the same properties, events and parts as
 * `sw-realname-cert`, for a sub-app that needs just this path.
 *
 * @tagname sw-legal-rep-cert
 */
export class LegalRepCert extends RealnameCert {
  protected override readonly solo = 'legal-rep';
}
