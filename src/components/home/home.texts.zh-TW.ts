import type {HomeTexts} from './home.texts.js';

export const texts: HomeTexts = {
  standing: '您目前的實名認證程度',
  profile: '檢視企業資訊和帳號資訊',
  incomplete: '企業資訊或帳號資訊不完整，請先補充再認證。',
  enterprise: '企業資訊',
  accountHolder: '帳號歸屬人身分',
  level: '安全級別',
  levels: ['低', '中', '高'],
  nextLevel: '重新登入後為',
  relogin: '重新登入',
  certified: '已認證',
  notCertified: '未認證',
  pending: '認證中',
  recommended: '推薦',
  needs: '需要準備',
  time: '所需時間',
  verifiedAt: (when, via) => `${when} 通過認證${via ? `（${via}）` : ''}`,
  notNow: (reason) => `暫時不能使用${reason ? `：${reason}` : '。'}`,
  none: '目前沒有可用的認證方式，請聯絡本網站的客服。',
  install: '下載用戶端控制項（使用IC卡前先安裝）',
  help: '了解實名認證，點選說明',
};
