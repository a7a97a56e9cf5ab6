import type {LegalRepTexts} from './legal-rep.texts.js';

export const texts: LegalRepTexts = {
  title: '法人身分認證',
  steps: ['核驗企業資訊', '核驗法人身分資訊', '核驗管理員身分資訊', '完成'],
  progress: (step, of) => `第 ${step} 步，共 ${of} 步`,
  stepDone: '已完成',
  advice: [
    '這種方式需要填寫的資訊較多。如果有中國電子口岸 IC 卡，用 IC 卡認證更簡便；也可以由本企業的管理員協助驗證。',
  ],
  needsTitle: '需要準備',
  needs: [
    '企業名稱、統一社會信用代碼和組織機構代碼，見營業執照。',
    '法定代表人的證件，與在市場監督管理部門備案的一致；身分證要填寫有效期限。',
    '管理員（即您本人）的證件。',
    '用銀行卡核驗時，還要有被核驗人本人的銀行卡，並能收到銀行預留手機的驗證碼。',
  ],
  start: '開始',
  enterpriseName: '企業名稱',
  filedHint: '證件類型和號碼與在市場監督管理部門備案的一致；事業單位與登記管理機關登記的一致。',
  next: '下一步',
  back: '上一步',
  confirmTitle: '核對要傳送的內容',
  confirm: '確認並核驗',
  checking: '正在核驗企業資訊…',
  refused: ['法定代表人資訊驗證不通過', '核對後重新填寫；如確認無誤，改用下面的其他認證方式。'],
  notSupported: ['這家企業不能用這種方式認證', '沒有可供比對的登記資訊，重新填寫也不會通過。改用下面的其他認證方式。'],
  others: '其他認證方式',
  recommended: (action) => `${action}（建議）`,
};
