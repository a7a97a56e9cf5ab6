import type {TextTable} from '../locales/texts.js';

export interface LaterTexts {
  readonly paused: string;
  readonly notApplicable: string;
  readonly notApplicableWhy: string;
  readonly opening: string;
  /** By what a person was checked. */
  readonly via: ReadonlyMap<string, string>;
}

const texts: LaterTexts = {
  paused: '已停止查询。',
  notApplicable: '当前账号不需要实名认证',
  notApplicableWhy: '通过单一窗口注册的企业账号，以及用电子口岸卡登录的账号，无需再做实名认证。',
  opening: '正在打开…',
  via: new Map([
    ['id-card', '身份证'],
    ['bank-card', '银行卡'],
  ]),
};

export const laterTexts: TextTable<LaterTexts> = {
  group: 'later',
  reference: texts,
  others: {en: () => import('./after-home.texts.en.js'), 'zh-TW': () => import('./after-home.texts.zh-TW.js')},
};
