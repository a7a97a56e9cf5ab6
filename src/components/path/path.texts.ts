import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/text-table.js';

const texts = {
  loading: '正在读取登记的信息…',
  cancel: '取消',
  retry: '重试',
  reload: '重新加载页面',
  correct: '返回修改',
  help: '帮助',
  toMethods: '返回选择认证方式',
  others: '其他认证方式',
  recommended: (action: string) => `${action}（推荐）`,
  sessionOver: [
    '登录已失效，填写的内容仍然保留',
    '请在新窗口重新登录，再回到本页点击“我已登录，继续”。',
  ] satisfies WhatAndHow,
  signedIn: '已重新登录，请点击“我已登录，继续”。',
  resume: '我已登录，继续',
  resuming: '正在核对登记的信息…',
  relogin: '重新登录',
  goOn: '继续',
  goOnHow: '点击“继续”查看当前用户的认证情况；如仍是原用户，从原步骤继续。',
  startOver: '重新开始',
  supportCode: '客服查询码',
};

/** Texts common to all paths. */
export type PathTexts = typeof texts;

export const pathTexts: TextTable<'path', PathTexts> = {group: 'path', reference: texts};

const consent = {
  title: '个人信息处理告知',
  agree: '我已阅读并同意以上内容',
  declare: '我声明：已取得法定代表人同意',
  missing: '请勾选后继续。',
};

export type ConsentTexts = typeof consent;

export const consentTexts: TextTable<'consent', ConsentTexts> = {group: 'consent', reference: consent};

const copy = {copied: '已复制', copyByHand: '请按 Ctrl+C 复制'};

export const copyTexts: TextTable<'copy', CopyTexts> = {group: 'copy', reference: copy};

export type CopyTexts = typeof copy;
