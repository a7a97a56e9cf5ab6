import type {TextTable} from '../locales/text-table.js';
import type {MethodCard} from '../path/method.js';

const card = {
  title: '补充企业信息',
  name: '法人身份认证',
  action: '法人身份认证',
  needs: '营业执照、法人和您本人的证件或银行卡。',
  time: '约 10 分钟',
} satisfies MethodCard;

export const legalRepHome: TextTable<'legal-rep-home', typeof card> = {group: 'legal-rep-home', reference: card};
