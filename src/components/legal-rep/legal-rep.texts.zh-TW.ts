import type {LegalRepTexts} from './legal-rep.texts.js';

export const texts: LegalRepTexts = {
  title: '法人身分認證',
  steps: ['核驗企業資訊', '核驗法人身分資訊', '核驗管理員身分資訊', '完成'],
  progress: (step, of) => `第 ${step} 步，共 ${of} 步`,
  stepDone: '已完成',
  advice: '這種方式需要填寫的資訊較多。如有中國電子口岸 IC 卡，用 IC 卡認證更簡便。',
  assist: '也可以由本企業的管理員協助：',
  needsTitle: '需要準備',
  needs: [
    '營業執照上的企業名稱和代碼。',
    '法定代表人的證件；身分證要填寫有效期限。',
    '管理員（即您本人）的證件。',
    '用銀行卡核驗時：被核驗人本人的銀行卡，以及接收驗證碼的預留手機。',
  ],
  start: '開始',
  enterpriseName: '企業名稱',
  filedHint: '與在市場監督管理部門備案的一致；事業單位與登記管理機關的一致。',
  next: '下一步',
  back: '上一步',
  confirmTitle: '核對要傳送的內容',
  confirm: '確認並核驗',
  checking: '正在核驗企業資訊…',
  refused: ['法定代表人資訊驗證不通過', '核對後重新填寫；如確認無誤，改用下面的其他認證方式。'],
};
