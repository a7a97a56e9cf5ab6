import type {Method, MethodCard} from '../path/method.js';

const card: MethodCard = {
  title: '中国电子口岸IC卡',
  name: 'IC卡认证',
  action: 'IC卡认证',
  needs: '本企业的法人卡或操作员卡、读卡器（或 Ikey）、卡密码；电脑已安装客户端控件。',
  time: '约 1 分钟',
  advice: '建议使用电子口岸IC卡认证。',
};

export const icCard: Method = {
  id: 'ic-card',
  card: {
    group: 'ic-card-home',
    reference: card,
    others: {en: () => import('./ic-card.card.en.js'), 'zh-TW': () => import('./ic-card.card.zh-TW.js')},
  },
  // The agent’s client too, so that nothing more needs loading after the path is open.
  load: (adapters) => [import('../../adapters/ic-card.wiring.js'), import('./ic-card.js'), adapters.agent()],
};
