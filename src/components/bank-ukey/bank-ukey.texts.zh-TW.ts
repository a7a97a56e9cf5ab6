import type {BankUkeyTexts} from './bank-ukey.texts.js';

export const texts: BankUkeyTexts = {
  title: '銀行UKEY認證',
  intro: [
    '用本企業的網銀 UKey，在銀行自己的網站上完成認證，可能需要本企業財務人員協助。',
    '認證不會查詢或展示資產、交易等無關資訊，更不會發生交易。',
  ],
  needs: '需要準備',
  steps: '認證步驟',
  inInternetExplorer:
    '這家銀行的網站要用 Internet Explorer 開啟。複製網址，在 Edge 的 IE 模式或 360 瀏覽器的相容模式中開啟。',
  choose: (bank) => `選擇${bank}`,
  none: '目前沒有可用的銀行，改用其他認證方式。',
  notNow: (reason) => (reason ? `暫時不能使用：${reason}` : '暫時不能使用。'),
  creating: '正在準備前往銀行…',
  go: (bank) => `前往${bank}`,
  again: (bank) => `再次開啟${bank}`,
  newTab: '（在新視窗開啟）',
  host: (host) => `銀行網址以 ${host} 開頭，到達後先核對。`,
  copy: '複製網址，用其他瀏覽器開啟',
  waiting: '正在等待銀行的結果。在銀行完成認證後回到這裡，本頁會自動更新。',
  pending: '銀行已經受理，還沒有給出結果。可以離開本頁，結果會顯示在實名認證首頁。',
  stillAsking: '暫時查詢不到結果，仍在繼續查詢。',
  until: (time) => `這個網址 ${time} 前有效。`,
  endsSoon: '網址不到 1 分鐘就要過期；來不及時，重新取得。',
  renew: '重新取得網址',
  abandon: '取消這次認證',
  cancelling: '正在取消…',
  afterwards: '認證完成後，登出網銀並關閉瀏覽器。',
  chooseAgain: '重新選擇銀行',
};
