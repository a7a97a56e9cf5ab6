import type {EncryptField, HumanCheck} from '../../src/adapters/host-checks.js';
import type {Links} from '../../src/components/config/links.js';
import {localeAt} from '../../src/components/locales/locale.js';
import {pageNoticesIn} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';

/** Simulates a slider or a captcha. Its result is another one each time. */
const humanCheck: HumanCheck = () =>
  window.confirm('演示的人机验证：请确认您不是机器人。')
    ? Promise.resolve(`demo-human-${crypto.randomUUID()}`)
    : Promise.reject(new Error('Not confirmed.'));

const page = (name: string, part = ''): string => new URL(`help-${name}.html${part}`, location.href).href;

/** Every address that the widget can show: pages of the demo, which say what stands there in production. */
export const demoLinks: Links = {
  help: {
    home: page('certification'),
    'ic-card': page('certification', '#ic-card'),
    'legal-rep': page('certification', '#legal-rep'),
    'id-card': page('ctid'),
    'bank-ukey': page('certification', '#bank-ukey'),
    'admin-assist': page('certification', '#admin-assist'),
    profile: page('certification', '#profile'),
  },
  agentDownload: page('agent'),
  cardService: page('card'),
  ctidApp: page('ctid'),
};

/** The portal asks for it: more than the scenario `agent-old` has. The bare widget takes any. */
export const agentMinVersion = '1.5.20';

/** What a host gives the widget besides its backend, and besides the notices. */
export const hostProperties: {
  readonly encryptField: EncryptField;
  readonly humanCheck: HumanCheck;
  readonly links: Links;
} = {
  encryptField: (_, value) => Promise.resolve(encrypt(value)),
  humanCheck,
  links: demoLinks,
};

/** Sets all of it, and what a page has of its own. The notices are in the language of the widget, which may change. */
export const actAsHost = (cert: HTMLElementTagNameMap['sw-realname-cert'], own: object = {}): void => {
  const tell = (): void => {
    cert.consent = pageNoticesIn(localeAt(cert));
  };
  Object.assign(cert, hostProperties, own);
  tell();
  new MutationObserver(tell).observe(cert, {attributeFilter: ['lang']});
};
