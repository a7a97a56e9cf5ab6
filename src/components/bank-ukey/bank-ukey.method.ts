import {handoffPath} from '../handoff/handoff.path.js';
import type {Method, MethodCard} from '../path/method.js';

const card: MethodCard = {
  title: '登录网银对公账号',
  name: '银行UKEY认证',
  action: '银行UKEY认证',
  needs: '企业对公账户的网银 UKey 及其密码。',
  time: '约 5 分钟',
};

export const bankUkey: Method = {
  id: 'bank-ukey',
  card: {
    group: 'bank-ukey-home',
    reference: card,
    others: {en: () => import('./bank-ukey.card.en.js'), 'zh-TW': () => import('./bank-ukey.card.zh-TW.js')},
  },
  ...handoffPath(() => import('./bank-ukey.kind.js').then(({bankUkeyKind}) => bankUkeyKind)),
};
