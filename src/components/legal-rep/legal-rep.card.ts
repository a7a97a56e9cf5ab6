import type {MethodCard} from '../methods.js';
import type {TextTable} from '../locales/texts.js';

const texts: MethodCard = {
  title: '补充企业信息',
  action: '法人身份认证',
  needs: '营业执照、法人和管理员的证件或银行卡。',
  time: '约 10 分钟',
};

export const legalRepCard: TextTable<MethodCard> = {
  group: 'legal-rep-card',
  reference: texts,
  others: {en: () => import('./legal-rep.card.en.js'), 'zh-TW': () => import('./legal-rep.card.zh-TW.js')},
};
