import type {TextTable} from '../locales/texts.js';

const texts = {
  loading: '正在读取登记的信息…',
  cancel: '取消',
  retry: '重试',
  reload: '重新加载页面',
  correct: '返回修改',
  toMethods: '返回选择认证方式',
  others: '其他认证方式',
  recommended: (action: string) => `${action}（推荐）`,
  resume: '已重新登录，继续',
  resumeHow: '请不要关闭本页，认证会从原来的步骤继续。请重新登录（可以在另一个窗口），再点击“已重新登录，继续”。',
  resuming: '正在核对登记的信息…',
  goOn: '继续',
  goOnHow: '请点击“继续”，查看现在登录的用户的认证情况；原来的用户已重新登录的，从原来的步骤继续。',
  startOver: '重新开始',
};

/** Texts common to all paths. */
export type PathTexts = typeof texts;

export const pathTexts: TextTable<PathTexts> = {
  group: 'path',
  reference: texts,
  others: {en: () => import('./path.texts.en.js'), 'zh-TW': () => import('./path.texts.zh-TW.js')},
};
