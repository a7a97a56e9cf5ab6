import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: '登入網銀對公帳號',
  name: '銀行UKEY認證',
  action: '銀行UKEY認證',
  needs: '企業對公帳戶的網銀 UKey 及其密碼。',
  time: '約 5 分鐘',
};
