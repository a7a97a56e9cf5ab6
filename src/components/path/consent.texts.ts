import type {TextTable} from '../locales/table.js';

const texts = {
  title: '个人信息处理告知',
  agree: '我已阅读并同意以上内容',
  declare: '我声明：已取得法定代表人同意',
  missing: '请勾选后继续，或改用其他认证方式。',
};

export type ConsentTexts = typeof texts;

export const consentTexts: TextTable<'consent', ConsentTexts> = {group: 'consent', reference: texts};
