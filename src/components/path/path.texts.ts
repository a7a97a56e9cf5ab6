import type {WhatAndHow} from '../failure/failure.texts.js';
import type {TextTable} from '../locales/table.js';

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
  goOnHow: '请点击“继续”，查看现在登录的用户的认证情况；原来的用户已重新登录的，从原来的步骤继续。',
  startOver: '重新开始',
  supportCode: '客服查询码',
};

/** Texts common to all paths. */
export type PathTexts = typeof texts;

export const pathTexts: TextTable<'path', PathTexts> = {group: 'path', reference: texts};
