import type {TextTable} from '../locales/text-table.js';
import type {MethodCard} from '../path/method.js';

const card = {
  title: '登录网银对公账号',
  name: '银行UKEY认证',
  action: '银行UKEY认证',
  needs: '对公账号的网银UKEY及其密码。',
  time: '约 5 分钟',
} satisfies MethodCard;

export const bankUkeyHome: TextTable<'bank-ukey-home', typeof card> = {group: 'bank-ukey-home', reference: card};
