import type {SwEventMap} from './components/events/outcome-events.js';
import {RealnameCert} from './components/shell/realname-cert.js';
import {isAnotherVersionHere} from './components/shell/another-version.js';
import {AdminAssistCert, BankUkeyCert, IcCardCert, LegalRepCert, ProfileCert} from './components/shell/solo.js';
import {register} from './components/lit/register.js';

// Define the shell first. A context consumer that is defined before its provider never gets a value.
const elements = {
  'sw-realname-cert': RealnameCert,
  'sw-ic-card-cert': IcCardCert,
  'sw-legal-rep-cert': LegalRepCert,
  'sw-bank-ukey-cert': BankUkeyCert,
  'sw-admin-assist-cert': AdminAssistCert,
  'sw-profile-cert': ProfileCert,
};

if (!isAnotherVersionHere(Object.keys(elements))) {
  for (const [tag, constructor] of Object.entries(elements)) register(tag, constructor);
}

declare global {
  interface HTMLElementTagNameMap {
    'sw-realname-cert': RealnameCert;
    'sw-ic-card-cert': IcCardCert;
    'sw-legal-rep-cert': LegalRepCert;
    'sw-bank-ukey-cert': BankUkeyCert;
    'sw-admin-assist-cert': AdminAssistCert;
    'sw-profile-cert': ProfileCert;
  }
  interface GlobalEventHandlersEventMap extends SwEventMap {}
}
