import type {Method, MethodCard} from '../path/method.js';

const card: MethodCard = {
  title: '管理员协助验证',
  name: '管理员协助验证',
  action: '管理员协助验证',
  needs: '企业管理员的联系方式。',
  time: '约 5 分钟',
  lead: '没有卡和 UKey？',
};

export const adminAssist: Method = {
  id: 'admin-assist',
  card: {
    group: 'admin-assist-home',
    reference: card,
    others: {en: () => import('./admin-assist.card.en.js'), 'zh-TW': () => import('./admin-assist.card.zh-TW.js')},
  },
  load: () => [import('../../adapters/admin-assist.wiring.js'), import('./admin-assist.js')],
};
