import type {PathTexts} from './path.texts.js';

export const texts: PathTexts = {
  loading: '正在讀取登記的資料…',
  cancel: '取消',
  retry: '重試',
  reload: '重新載入頁面',
  correct: '返回修改',
  help: '說明',
  toMethods: '返回選擇認證方式',
  others: '其他認證方式',
  recommended: (action) => `${action}（推薦）`,
  sessionOver: ['登入已逾時，填寫的內容仍保留', '請在新視窗重新登入，再回到本頁點選「我已登入，繼續」。'],
  signedIn: '已重新登入，請點選「我已登入，繼續」。',
  resume: '我已登入，繼續',
  resuming: '正在核對登記的資料…',
  relogin: '重新登入',
  goOn: '繼續',
  goOnHow: '請點選「繼續」，查看現在登入的使用者的認證情況；原來的使用者已重新登入的，從原來的步驟繼續。',
  startOver: '重新開始',
  supportCode: '客服查詢碼',
};
