import type {MethodCard} from '../methods.js';
import type {TextTable} from '../locales/texts.js';

const texts: MethodCard = {
  title: '中国电子口岸IC卡',
  action: 'IC卡认证',
  needs: '本企业的法人卡或操作员卡、读卡器（或 Ikey）、卡密码；电脑已安装客户端控件。',
  time: '约 1 分钟',
};

export const icCardCard: TextTable<MethodCard> = {
  group: 'ic-card-card',
  reference: texts,
  others: {en: () => import('./ic-card.card.en.js'), 'zh-TW': () => import('./ic-card.card.zh-TW.js')},
};
