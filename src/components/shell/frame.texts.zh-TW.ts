import type {FrameTexts} from './frame.texts.js';

export const texts: FrameTexts = {
  title: '實名認證方式選擇',
  loading: '正在查詢認證情況…',
  cancel: '取消',
  notLoaded: '頁面沒有載入完整。請重新載入或聯絡客服。查詢碼',
  reload: '重新載入頁面',
};
