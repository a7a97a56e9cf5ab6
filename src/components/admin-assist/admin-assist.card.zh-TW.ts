import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: '管理員協助驗證',
  name: '管理員協助驗證',
  action: '管理員協助驗證',
  needs: '企業管理員的聯絡方式。',
  time: '約 5 分鐘',
  lead: '沒有卡和 UKey？',
};
