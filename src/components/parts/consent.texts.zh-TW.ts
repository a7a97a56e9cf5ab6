import type {ConsentTexts} from './consent.texts.js';

export const texts: ConsentTexts = {
  title: '個人資訊處理告知',
  agree: '我已閱讀並同意以上內容',
  missing: '勾選後才能繼續；如不同意，可以改用其他認證方式。',
};
