import type {TextTable} from '../locales/texts.js';

const texts = {
  title: '认证结果',
  result: '认证结果',
  passed: '已通过企业实名认证',
  pending: '认证正在处理中',
  pendingHow: '现在可以离开本页，结果会显示在实名认证首页。',
  enterprise: '企业名称',
  method: '认证方式',
  time: '认证时间',
  level: '安全级别',
  samePerson: '账号归属人就是刚才核验的法人，第 3 步不用再核验。',
  effect: '生效时间',
  effectiveNow: '立即生效',
  effectiveNextSignIn: '重新登录才能生效',
  finish: '完成',
  relogin: '重新登录',
};

export type ResultTexts = typeof texts;

export const resultTexts: TextTable<ResultTexts> = {
  group: 'result',
  reference: texts,
  others: {en: () => import('./result.texts.en.js'), 'zh-TW': () => import('./result.texts.zh-TW.js')},
};
