import type {TextTable} from '../locales/text-table.js';
import type {MethodCard} from '../path/method.js';

const card = {
  title: '中国电子口岸IC卡',
  name: 'IC卡认证',
  action: 'IC卡认证',
  needs: '本企业的IC卡、读卡器（或 Ikey）、卡密码。',
  time: '约 1 分钟',
  advice: '建议使用电子口岸IC卡认证。',
} satisfies MethodCard;

export const icCardHome: TextTable<'ic-card-home', typeof card> = {group: 'ic-card-home', reference: card};
