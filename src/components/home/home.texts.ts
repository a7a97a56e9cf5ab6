import type {TextTable} from '../locales/text-table.js';

const texts = {
  standing: '您当前的实名认证程度',
  profile: '查看企业信息和账号信息',
  complete: '补充信息',
  incomplete: '企业信息或账号信息不完整，请先补充再认证。',
  enterprise: '企业信息',
  accountHolder: '账号归属人身份',
  level: '安全级别',
  /** The manual's, by id and in their order: the widget shows how far the user has come. */
  levels: new Map([
    ['low', '低'],
    ['medium', '中'],
    ['high', '高'],
  ]),
  /** Beside a level of the manual's, if the backend advises a higher one. */
  raise: '建议提升实名认证等级',
  nextLevel: '重新登录后为',
  afterRelogin: '重新登录才能生效',
  relogin: '重新登录',
  certified: '已认证',
  notCertified: '未认证',
  pending: '认证中',
  expiring: '即将到期',
  ended: '已到期',
  validUntil: '有效期至',
  renewal: (name: string, words: string) => `${name}：${words}`,
  renewBefore: (why: string | undefined) => `请在到期前重新认证${why ? `。到期原因：${why}` : ''}。`,
  endedOn: (day: string, why: string | undefined) => `自 ${day} 起失效${why ? `，原因：${why}` : ''}。`,
  renew: (action: string) => `重新办理${action}`,
  recommended: '推荐',
  needs: '需要准备',
  leadsTo: '认证后级别',
  /** After the level to which a method leads, as `effective` of the status. */
  now: '立即生效',
  'next-sign-in': '重新登录后生效',
  required: (level: string, purpose: string) => `${purpose ? `为${purpose}，` : ''}需要安全级别：${level}`,
  /** Between two levels, of which either is enough. */
  or: '或',
  raisedBy: (names: readonly string[]) => `：${names.join('、')}`,
  time: '所需时间',
  verifiedAt: (when: string, via: string | undefined) => `${when} 通过认证${via ? `（${via}）` : ''}`,
  /** The ways by which a person was checked. */
  via: new Map([
    ['id-card', '身份证'],
    ['bank-card', '银行卡'],
  ]),
  /** Why a certification ends. */
  endReasons: new Map([
    ['card-ends', '卡的有效期届满，须先更新卡内证书'],
    ['term', '认证期限届满'],
    ['representative-changed', '法定代表人变更'],
  ]),
  notNow: (reason: string | undefined) => `暂时不能使用${reason ? `：${reason}` : '。'}`,
  atComputer: '请在电脑上使用。',
  none: '目前没有可用的认证方式，请联系本网站的客服。',
  install: '下载客户端控件（使用 IC 卡前先安装）',
  help: '了解实名认证，点击帮助',
};

export type HomeTexts = typeof texts;

export const homeTexts: TextTable<'home', HomeTexts> = {group: 'home', reference: texts};
