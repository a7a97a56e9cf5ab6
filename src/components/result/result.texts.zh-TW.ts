import type {ResultTexts} from './result.texts.js';

export const texts: ResultTexts = {
  passed: '已通過企業實名認證',
  passedAsOperator: '已通過操作員實名認證',
  pending: '認證正在處理中',
  pendingHow: '現在可以離開本頁，結果會顯示在實名認證首頁。',
  enterprise: '企業名稱',
  method: '認證方式',
  via: (via) => `（${via}）`,
  time: '認證時間',
  level: '安全級別',
  samePerson: '帳號歸屬人與剛才核驗的法定代表人是同一人，第 3 步無需再核驗。',
  effect: '生效時間',
  effectiveNow: '立即生效',
  effectiveNextSignIn: '重新登入才能生效',
  afterBank: '請登出網路銀行，拔下 UKey，關閉銀行視窗。',
  afterLegalRep: '已完成實名認證，請點選「完成」按鈕，返回「企業實名認證」選單。',
  finish: '完成',
  relogin: '重新登入',
};
