import type {JourneyTexts} from './journey.texts.js';

export const texts: JourneyTexts = {
  paused: '已停止查詢。',
  notApplicable: '目前帳號不需要實名認證',
  notApplicableWhy: '透過單一窗口註冊或用電子口岸卡登入的帳號，無需再做實名認證。',
  opening: '正在開啟…',
  via: new Map([
    ['id-card', '身分證'],
    ['bank-card', '銀行卡'],
  ]),
  endReasons: new Map([
    ['card-ends', '卡的有效期限屆滿，須先更新卡內憑證'],
    ['term', '認證期限屆滿'],
    ['representative-changed', '法定代表人變更'],
  ]),
};
