import type {FrameTexts} from './frame.texts.js';

export const texts: FrameTexts = {
  title: '實名認證方式選擇',
  loading: '正在查詢認證情況…',
  cancel: '取消',
  notLoaded: '頁面沒有載入完整。請檢查網路連線，再重新載入頁面。',
  reload: '重新載入頁面',
};
