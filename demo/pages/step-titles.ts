import {locales, type Locale} from '../../src/domain/locales.js';
import type {PathId} from '../../src/domain/ids.js';
import {ownProperty} from '../../src/domain/own-property.js';

type Cert = HTMLElementTagNameMap['sw-realname-cert'];
type Names = Readonly<Record<Locale, string>>;

/** By `view/step`; the first that fits. */
const ofSteps: readonly (readonly [step: RegExp, names: Names])[] = [
  [/^legal-rep\/legal-rep/, {'zh-CN': '核验法人身份信息', 'zh-TW': '驗證法人身分資料', en: 'The legal representative'}],
  [
    /^legal-rep\/account-holder/,
    {'zh-CN': '核验管理员身份信息', 'zh-TW': '驗證管理員身分資料', en: 'The account holder'},
  ],
  [/^legal-rep\/(?:intro|loading)/, {'zh-CN': '法人身份认证', 'zh-TW': '法人身分認證', en: 'Legal representative'}],
  [/^profile\/(?:editing|comparing)/, {'zh-CN': '修改用户信息', 'zh-TW': '修改使用者資料', en: 'Change your details'}],
  [/^ic-card\/pin/, {'zh-CN': 'IC卡认证：输入密码', 'zh-TW': 'IC卡認證：輸入密碼', en: 'IC card: PIN'}],
  [/^bank-ukey\/waiting/, {'zh-CN': '等待银行的结果', 'zh-TW': '等待銀行的結果', en: 'Waiting for the bank'}],
  [
    /^admin-assist\/waiting/,
    {'zh-CN': '等待管理员同意', 'zh-TW': '等待管理員同意', en: 'Waiting for the administrator'},
  ],
];

const ofViews: Readonly<Record<PathId | 'result', Names>> = {
  'ic-card': {'zh-CN': 'IC卡认证', 'zh-TW': 'IC卡認證', en: 'IC card'},
  'legal-rep': {'zh-CN': '核验企业信息', 'zh-TW': '驗證企業資料', en: 'The enterprise'},
  'bank-ukey': {'zh-CN': '银行UKEY认证', 'zh-TW': '銀行UKEY認證', en: 'Bank UKey'},
  'admin-assist': {'zh-CN': '管理员协助验证', 'zh-TW': '管理員協助驗證', en: 'Administrator’s help'},
  profile: {'zh-CN': '用户信息', 'zh-TW': '使用者資料', en: 'Your details'},
  result: {'zh-CN': '认证结果', 'zh-TW': '認證結果', en: 'Result'},
};

/** What a step is called. Undefined for home. */
export const stepNames = (view: string, step: string): Names | undefined =>
  ofSteps.find(([steps]) => steps.test(`${view}/${step}`))?.[1] ?? ownProperty<Names>(ofViews, view);

const wrong: Readonly<Record<Locale, string>> = {'zh-CN': '错误：', 'zh-TW': '錯誤：', en: 'Error: '};

/** Before, in and after these, the user is about the same. */
const between: readonly string[] = ['confirming', 'sending', 'failed'];

/**
 * The title says in which step the user is, for whoever finds the page by its tab or hears it first. Below the profile stand
 * the rows that are the portal's own.
 */
export const titleSteps = (cert: Cert): void => {
  const home = document.title;
  const portal = home.split(' - ').at(-1) ?? '';
  let last: {readonly view: string; readonly names: Names | undefined} | undefined;
  const accountRows = document.querySelector<HTMLElement>('#account-rows');
  cert.addEventListener('sw-step', ({view, step, reason}) => {
    if (accountRows) accountRows.hidden = view !== 'profile';
    const locale = locales.find((each) => each === cert.lang) ?? 'zh-CN';
    if (last?.view !== view || !between.includes(step)) {
      last = {view, names: stepNames(view, step)};
    }
    const name = last.names?.[locale];
    document.title = (reason ? wrong[locale] : '') + (name ? `${name} - ${portal}` : home);
  });
};
