import type {LegalRepTexts} from './legal-rep.texts.js';

const correct = (others: readonly string[]): string =>
  `請核對後重新填寫${others.length > 0 ? `，或改用${others.join('、')}` : ''}。`;

export const texts: LegalRepTexts = {
  title: '法人身分認證',
  steps: ['核驗企業資料', '核驗法人身分資料', '核驗帳號歸屬人身分資料', '完成'],
  progress: (step, of) => `第 ${step} 步，共 ${of} 步`,
  stepNow: (step, of, name) => `第 ${step}/${of} 步 · ${name}`,
  stepDone: '已完成',
  scope: '共核驗三項，缺一不可：企業資料、法定代表人、您本人。兩人都可選身分證認證或銀行卡認證。',
  advice: '本方式需要填寫的資料較多。',
  adviceCard: '本方式需要填寫的資料較多。如有中國電子口岸 IC 卡，建議使用 IC 卡認證。',
  needsTitle: '需要準備',
  needs: [
    '營業執照上的企業名稱和代碼。',
    '法定代表人的證件；如為身分證，需填寫有效期限。',
    '您本人的證件；如為身分證，需填寫有效期限。',
  ],
  needsOfBankCard: '選銀行卡認證的，須用其本人的個人銀行卡，以及接收驗證碼的銀行預留手機。',
  start: '開始',
  enterpriseName: '企業名稱',
  filedHint: '請依登記機關備案的證件填寫。',
  next: '下一步',
  back: '上一步',
  confirmTitle: '請核對要傳送的內容',
  confirm: '確認並核驗',
  checking: '正在核驗企業資料…',
  refused: (others) => ['法定代表人資料驗證不通過', correct(others)],
  enterpriseRefused: (others) => ['企業資料驗證不通過', correct(others)],
  notRecalled: ['先前的核驗已失效', '請從第一步重新核驗。本頁不儲存個人資料，請重新填寫。'],
  notSupported: ['系統無法核驗本企業的資料', '因特殊原因，本企業不能使用法人身分認證。請改用其他認證方式。'],
  help: '法人身分認證說明',
};
