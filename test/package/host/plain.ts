import 'sw-realname-cert/define.js';
import 'sw-realname-cert/admin-requests.js';
import 'sw-realname-cert/methods/ic-card.js';
import {EportAgent, HttpBackend, type CertBackend, type SwErrorEvent} from 'sw-realname-cert';
import {check} from 'sw-realname-cert/domain.js';
import {certifyByCard, type PageShape} from 'sw-realname-cert/playwright.js';
import {createMemoryBackend, fakeBackend} from 'sw-realname-cert/testing.js';

const cert = document.querySelector('sw-realname-cert');
if (cert) {
  const backend: CertBackend = fakeBackend();
  cert.backend = backend;
  cert.backend = new HttpBackend({baseUrl: '/api'});
  cert.agent = new EportAgent();
  void createMemoryBackend({user: 'lisi'}).then(({backend, agent}) => Object.assign(cert, {backend, agent}));
  cert.startView = 'bank-ukey';
  cert.addEventListener('sw-complete', (event) => event.level.label.trim());
  cert.addEventListener('sw-error', (event: SwErrorEvent) => event.code === 'offline');
}
void cert?.open('ic-card').then(() => cert.step === 'intro');
document.querySelector('sw-admin-requests')?.reset();
export const certify = (page: PageShape): Promise<void> => certifyByCard(page, {pin: '88888888', timeout: 5_000});
export const level: string = check('uscc', '91310000PDY000028G').level;

// @ts-expect-error -- no such theme
document.createElement('sw-realname-cert').theme = 'nonsense';
