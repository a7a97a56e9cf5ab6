import type {TextTable} from '../../locales/text-table.js';

const texts = {
  paused: '已停止查询。',
  notApplicable: '当前账号不需要实名认证',
  notApplicableWhy: '通过单一窗口注册或用电子口岸卡登录的账号，无需再做实名认证。',
  opening: '正在打开…',
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
};

export type JourneyTexts = typeof texts;

export const journeyTexts: TextTable<'journey', JourneyTexts> = {group: 'journey', reference: texts};
