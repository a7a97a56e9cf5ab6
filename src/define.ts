import {RealnameCert} from './components/shell/whole.js';
import {defineAll} from './components/shell/define-all.js';
import {AdminAssistCert} from './components/shell/solo/admin-assist-cert.js';
import {BankUkeyCert} from './components/shell/solo/bank-ukey-cert.js';
import {IcCardCert} from './components/shell/solo/ic-card-cert.js';
import {LegalRepCert} from './components/shell/solo/legal-rep-cert.js';
import {ProfileCert} from './components/shell/solo/profile-cert.js';

// Define the shell first. A context consumer that is defined before its provider never gets a value.
defineAll(
  {
    'sw-realname-cert': RealnameCert,
    'sw-ic-card-cert': IcCardCert,
    'sw-legal-rep-cert': LegalRepCert,
    'sw-bank-ukey-cert': BankUkeyCert,
    'sw-admin-assist-cert': AdminAssistCert,
    'sw-profile-cert': ProfileCert,
  },
  () => import('./components/shell/journey.chunk.js'),
);

export type {AdminAssistCert, BankUkeyCert, IcCardCert, LegalRepCert, ProfileCert, RealnameCert};
