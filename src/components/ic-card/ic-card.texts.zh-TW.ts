import type {IcCardTexts} from './ic-card.texts.js';

export const texts: IcCardTexts = {
  title: 'IC卡實名認證',
  intro: '用本企業的中國電子口岸 IC 卡（或 Ikey）完成認證，法人卡、操作員卡均可。',
  steps: ['在電腦上啟動用戶端控制項，接好讀卡機。', '插入 IC 卡，或插好 Ikey。', '讀卡後輸入卡密碼，點選「登入」。'],
  read: '讀取卡片',
  reread: '重新讀卡',
  checkAgain: '重新偵測',
  anotherCard: '換一張卡',
  startAgent: '啟動用戶端控制項',
  downloadAgent: '下載用戶端控制項',
  explainTitle: '瀏覽器將會詢問',
  explain:
    '讀卡要連線到本機的用戶端控制項。瀏覽器會先詢問是否允許本網站存取本機應用程式，選擇「允許」即可繼續；本頁只連線到用戶端控制項。',
  prompting: '瀏覽器正在詢問是否允許存取本機應用程式，選擇「允許」。',
  checking: '正在準備…',
  unblock: {
    chrome: '點選網址列左側的圖示，開啟「網站設定」，將「本機應用程式」（或「區域網路存取」）改為「允許」。',
    edge: '點選網址列左側的鎖形圖示，開啟「此網站的權限」，將「本機應用程式」（或「區域網路存取」）改為「允許」。',
    360: '切換到極速模式，點選網址列左側的圖示，在網站權限中允許存取本機應用程式（區域網路）。',
    firefox: '點選網址列左側的權限圖示，清除對「本機應用程式與服務」的封鎖，再重新偵測。',
  },
  reading: '正在讀卡，不要拔出…',
  challenging: '正在連線到伺服器…',
  signing: '卡片正在簽章，不要拔出…',
  verifying: '伺服器正在驗證…',
  enterprise: '企業名稱',
  holder: '持卡人',
  validity: '卡內憑證',
  daysLeft: (days) => (days > 0 ? `有效，還剩 ${days} 天` : '可能已到期'),
  endsSoon: (days) =>
    days > 0
      ? `卡內憑證還有 ${days} 天到期。本次可以繼續認證，之後盡快到製卡機構更新憑證。`
      : '依本機日期，卡內憑證已到期。如果本機日期不準，可以繼續；否則先到製卡機構更新憑證。',
  pin: '密碼',
  pinHint: '卡密碼共 8 位，連續輸錯會鎖卡。',
  signIn: '登入',
  errorSummary: '還不能登入',
  pinErrors: {
    'pin.missing': '輸入卡密碼',
    'pin.length': '卡密碼為 8 位，核對後重新輸入',
    'pin.characters': '密碼中有中文、全形字元或空格，切換到英文輸入法後重新輸入',
  },
  pinHelp: '忘記密碼或卡片被鎖定',
  pinHelpTitle: '想不起來或鎖住了怎麼辦',
  pinHelpText: [
    '密碼共 8 位，可以包含字母。新卡的初始密碼由製卡機構告知。',
    '連續輸錯多次後，卡片會被鎖定，不要逐個猜試。',
    '忘記密碼或卡片已鎖定時，由持卡人帶上卡片和證件，到當地電子口岸製卡機構重設密碼或解鎖。',
  ],
  cardService: '查詢製卡機構',
  close: '知道了',
};
