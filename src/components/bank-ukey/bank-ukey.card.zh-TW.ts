import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: '登入網路銀行法人帳號',
  name: '銀行UKEY認證',
  action: '銀行UKEY認證',
  needs: '企業銀行帳戶的網路銀行 UKey 及其密碼。',
  time: '約 5 分鐘',
};
