import type {TextTable} from '../../locales/text-table.js';

const texts = {
  paused: '已停止查询。',
  notApplicable: '当前账号不需要实名认证',
  notApplicableWhy: '通过单一窗口注册或用电子口岸卡登录的账号，无需再做实名认证。',
  opening: '正在打开…',
};

export type JourneyTexts = typeof texts;

export const journeyTexts: TextTable<'journey', JourneyTexts> = {group: 'journey', reference: texts};
