import type {TextTable} from '../locales/text-table.js';

const toRenew = (reason: string): string => `请${reason === 'card-ends' ? '先到制卡机构更新证书，再' : ''}重新认证。`;

const changed = (reason: string): string => (reason === 'representative-changed' ? '法定代表人已变更，认证' : '');

const texts = {
  standing: '您当前的实名认证程度',
  profile: '查看企业信息和账号信息',
  complete: '补充信息',
  incomplete: '企业信息或账号信息不完整，请先补充再认证。',
  enterprise: '企业信息',
  accountHolder: '账号所有人身份',
  level: '安全级别',
  /** The manual's, by id and in their order: the widget shows how far the user has come. */
  levels: new Map([
    ['low', '低'],
    ['medium', '中'],
    ['high', '高'],
  ]),
  /** Beside a level of the manual's, if the backend advises a higher one and no method is known to lead there. */
  raise: '建议提升实名认证等级',
  nextLevel: (level: string) => `下次登录起，安全级别为${level}。`,
  afterRelogin: '待生效',
  relogin: '重新登录',
  certified: '已认证',
  notCertified: '未认证',
  pending: '认证中',
  expiring: '即将到期',
  ended: '已到期',
  /** By something else than time. */
  lapsed: '已失效',
  validUntil: '有效期至',
  renewal: (name: string, words: string) => `${name}：${words}`,
  renewBefore: (day: string, reason: string) =>
    `${changed(reason)}将于 ${day}${changed(reason) ? '失效' : '到期'}。${toRenew(reason)}`,
  endedOn: (day: string, reason: string) => `${changed(reason)}自 ${day}起失效。${toRenew(reason)}`,
  renew: '重新认证',
  recommended: '推荐',
  needs: '需要准备',
  leadsTo: '认证后级别',
  /** After the level to which a method leads, as `effective` of the status. */
  now: '，立即生效',
  'next-sign-in': '，重新登录后生效',
  required: (level: string, purpose: string) => `${purpose ? `为${purpose}，` : ''}需要安全级别：${level}`,
  /** Between two levels or methods, of which either is enough. */
  or: '或',
  raisedBy: (names: string, level: string) => `可通过${names}提升至${level}`,
  time: '所需时间',
  verifiedAt: (when: string, via: string | undefined) => `${when} 通过认证${via ? `（${via}）` : ''}`,
  /** The ways by which a person was checked. */
  via: new Map([
    ['id-card', '身份证'],
    ['bank-card', '银行卡'],
  ]),
  notNow: (reason: string | undefined) => `暂时不能使用${reason ? `：${reason}` : '。'}`,
  atComputer: '请在电脑上使用。',
  none: '目前无可用的认证方式，请联系本网站的客服。',
  install: '下载客户端控件（使用IC卡前先安装）',
  help: '帮助',
};

export type HomeTexts = typeof texts;

export const homeTexts: TextTable<'home', HomeTexts> = {group: 'home', reference: texts};
