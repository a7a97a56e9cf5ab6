import {defineAll} from './components/shell/define-all.js';
import type {JourneyElement} from './components/shell/journey-element.js';
import {RealnameCert} from './components/shell/realname-cert.js';
import {
  AdminAssistCert,
  BankUkeyCert,
  IcCardCert,
  LegalRepCert,
  ProfileCert,
} from './components/shell/solo/elements.js';
import type {PathId} from './domain/method-ids.js';

defineAll(
  {
    'sw-realname-cert': RealnameCert,
    'sw-ic-card-cert': IcCardCert,
    'sw-legal-rep-cert': LegalRepCert,
    'sw-bank-ukey-cert': BankUkeyCert,
    'sw-admin-assist-cert': AdminAssistCert,
    'sw-profile-cert': ProfileCert,
  } satisfies Record<`sw-${'realname' | PathId}-cert`, typeof JourneyElement>,
  () => import('./components/shell/journey.chunk.js'),
);

export type * from './components/shell/solo/elements.js';
export type {RealnameCert};
