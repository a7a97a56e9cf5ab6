import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: '中國電子口岸IC卡',
  name: 'IC卡認證',
  action: 'IC卡認證',
  needs: '本企業的法人卡或操作員卡、讀卡機（或 Ikey）、卡密碼；電腦已安裝用戶端控制項。',
  time: '約 1 分鐘',
  advice: '建議使用電子口岸IC卡認證。',
};
