import type {SwEventMap} from './components/outcome-events.js';
import {BankUkeyCert} from './components/bank-ukey/bank-ukey-cert.js';
import {IcCardCert} from './components/ic-card/ic-card-cert.js';
import {LegalRepCert} from './components/legal-rep/legal-rep-cert.js';
import {ProfileCert} from './components/profile/profile-cert.js';
import {RealnameCert} from './components/realname-cert/realname-cert.js';
import {isAnotherVersionHere, register} from './components/register.js';

// The shell first: a consumer that is defined before its provider never hears of it.
const elements = {
  'sw-realname-cert': RealnameCert,
  'sw-ic-card-cert': IcCardCert,
  'sw-legal-rep-cert': LegalRepCert,
  'sw-bank-ukey-cert': BankUkeyCert,
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
    'sw-profile-cert': ProfileCert;
  }
  interface GlobalEventHandlersEventMap extends SwEventMap {}
}
