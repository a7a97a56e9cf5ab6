/** The elements of one path each, which 0.1 had, as a selector. */
export const oldTags = 'sw-ic-card-cert,sw-legal-rep-cert,sw-bank-ukey-cert,sw-admin-assist-cert,sw-profile-cert';
