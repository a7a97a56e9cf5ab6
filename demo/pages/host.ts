import type {EncryptField} from '../../src/adapters/protect.js';
import type {HumanCheck} from '../../src/adapters/attempts.js';
import type {ConsentNotices} from '../../src/domain/consent.js';
import type {Links} from '../../src/components/config/links.js';
import {demoNotices} from '../../simulators/consent.js';
import {encrypt} from '../../simulators/encrypt.js';

/** Simulates a slider or a captcha. Its result is another one each time. */
const humanCheck: HumanCheck = () =>
  window.confirm('演示的人机验证：请确认您不是机器人。')
    ? Promise.resolve(`demo-human-${crypto.randomUUID()}`)
    : Promise.reject(new Error('Not confirmed.'));

/** Every address that the widget can show. */
export const demoLinks: Links = {
  help: 'https://www.singlewindow.cn/',
  agentDownload: 'https://www.singlewindow.cn/',
  cardService: 'https://www.singlewindow.cn/',
  ctidApp: 'https://www.singlewindow.cn/',
};

/** What a host gives the widget besides its backend. */
export const hostProperties: {
  readonly consent: ConsentNotices;
  readonly encryptField: EncryptField;
  readonly humanCheck: HumanCheck;
  readonly links: Links;
} = {
  consent: demoNotices,
  encryptField: (_, value) => Promise.resolve(encrypt(value)),
  humanCheck,
  links: demoLinks,
};
