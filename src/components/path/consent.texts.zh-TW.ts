import type {ConsentTexts} from './consent.texts.js';

export const texts: ConsentTexts = {
  title: '個人資料處理告知',
  agree: '我已閱讀並同意以上內容',
  declare: '我聲明：已取得法定代表人同意',
  missing: '請勾選後繼續，或改用其他認證方式。',
};
