import type {Method, MethodCard} from '../path/method.js';
import {forms} from '../record/load-forms.js';

const card: MethodCard = {
  title: '补充企业信息',
  name: '法人身份认证',
  action: '法人身份认证',
  needs: '营业执照、法人和您本人的证件或银行卡。',
  time: '约 10 分钟',
};

export const legalRep: Method = {
  id: 'legal-rep',
  card: {
    group: 'legal-rep-home',
    reference: card,
    others: {en: () => import('./legal-rep.card.en.js'), 'zh-TW': () => import('./legal-rep.card.zh-TW.js')},
  },
  load: () => [import('../../adapters/legal-rep.wiring.js'), import('./legal-rep.js'), ...forms()],
};
