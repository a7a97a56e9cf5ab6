import type {BankUkeyTexts} from './bank-ukey.texts.js';

export const texts: BankUkeyTexts = {
  title: '銀行UKEY認證',
  intro: [
    '請使用本企業的網路銀行 UKey，在銀行網站上完成認證，可能需要本企業的財務人員協助。',
    '認證不會查詢或顯示資產、交易等無關資訊，也不會發生交易。',
  ],
  atComputer: '手機、平板電腦無法使用網路銀行 UKey，請在電腦上使用。',
  keyExample: '範例：網路銀行 UKey',
  ieExample: '範例：Edge 的 IE 模式',
  needs: '需要準備',
  steps: '認證步驟',
  inInternetExplorer:
    '該銀行的網站須用 Internet Explorer 開啟。請複製網址，在 Edge 的 IE 模式或 360 瀏覽器的相容模式中開啟。',
  choose: (bank) => `選擇${bank}`,
  none: '目前沒有可用的銀行，請改用其他認證方式。',
  notNow: (reason) => (reason ? `暫時不能使用：${reason}` : '暫時不能使用。'),
  creating: '正在準備前往銀行…',
  go: (bank) => `前往${bank}`,
  again: (bank) => `再次開啟${bank}`,
  newTab: '（在新視窗開啟）',
  openHere: (bank) => `仍在本瀏覽器中前往${bank}`,
  host: (host) => `到銀行網站後先看網址列：網站應為 ${host}。不是的，請關閉，不要輸入密碼。`,
  copy: '複製網址，用其他瀏覽器開啟',
  notLeft: '請點選下面的按鈕前往銀行，認證完成後回到本頁查看結果。',
  notLeftByCopy: '點選「複製網址，用其他瀏覽器開啟」，在 Edge 的 IE 模式中貼上開啟。認證完成後回到本頁查看結果。',
  copied: (inInternetExplorer) =>
    `網址已複製。請在${inInternetExplorer ? ' Edge 的 IE 模式' : '其他瀏覽器'}中貼上開啟；認證完成後回到本頁，結果會自動顯示。`,
  waiting: '正在等待銀行的結果。在銀行完成認證後請回到本頁，本頁會自動更新。',
  pending: '銀行已受理，正在處理。請登出網路銀行，拔下 UKey；可以離開本頁，結果會顯示在實名認證首頁。',
  stillAsking: '暫時查詢不到結果，仍在繼續查詢。',
  until: (time) => `此網址於 ${time} 前有效。`,
  endsSoon: '此網址將在 1 分鐘內過期；如來不及前往，請重新取得。',
  renew: '重新取得網址',
  abandon: '取消這次認證',
  cancelling: '正在取消…',
  cancelled: '這次認證已取消。',
  stillValid: (time) =>
    `剛才的認證沒有取消：${time} 前，之前的銀行網頁仍然有效，請不要在那裡繼續。已經在銀行確認的，結果仍會生效。`,
  afterwards: '認證完成後，請登出網路銀行，拔下 UKey，關閉銀行視窗；看到本頁的結果後再關閉瀏覽器。',
  chooseAgain: '重新選擇銀行',
};
