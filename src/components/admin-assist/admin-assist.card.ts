import type {TextTable} from '../locales/text-table.js';
import type {MethodCard} from '../path/method.js';

const card = {
  title: '管理员协助验证',
  name: '管理员协助验证',
  action: '管理员协助验证',
  needs: '企业管理员的联系方式。',
  time: '约 5 分钟',
  lead: '无法使用IC卡和UKEY？',
} satisfies MethodCard;

export const adminAssistHome: TextTable<'admin-assist-home', typeof card> = {
  group: 'admin-assist-home',
  reference: card,
};
