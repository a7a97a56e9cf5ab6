import type {MethodCard} from '../path/method.js';

export const texts: MethodCard = {
  title: '補充企業資料',
  name: '法人身分認證',
  action: '法人身分認證',
  needs: '營業執照、法人和您本人的證件或銀行卡。',
  time: '約 10 分鐘',
};
