import type {PictureTexts} from './pictures.texts.js';

export const texts: PictureTexts = {
  'id-card-dates':
    '身分證有國徽的一面：最下面一行是有效期限，例如 2020.03.10-2040.03.10，前面是起始日期，後面是截止日期。',
  'licence-codes':
    '營業執照：統一社會信用代碼共 18 位，例如 91310000PDY000028G；其中第 9 至 17 位 PDY000028 是組織機構代碼。',
  'card-and-readers': '兩種卡：IC 卡須插入讀卡機，讀卡機連接電腦；Ikey 直接插入電腦的 USB 連接埠。',
  'bank-key': '銀行發給企業的網路銀行 UKey（例如網銀盾），直接插入電腦的 USB 連接埠；與電子口岸的 IC 卡、Ikey 不同。',
  'browser-question': '瀏覽器在網址列下方詢問是否允許本站存取本機的應用程式。請選擇其中的「允許」按鈕。',
  'ie-mode':
    'Edge 瀏覽器右上角的「…」選單，其中有「在 Internet Explorer 模式中重新載入」。進入該模式後，網址列左側有 IE 標誌。',
  startDate: '起始日期',
  endDate: '截止日期',
  orgCode: '組織機構代碼（第 9 至 17 位）',
  icCard: 'IC 卡',
  ikey: 'Ikey',
  reader: '讀卡機',
  bankKey: '網路銀行 UKey（網銀盾）',
  usb: '電腦的 USB 連接埠',
  asks: '本站想要',
  access: '存取本機的應用程式',
  block: '封鎖',
  allow: '允許',
  reload: '在 Internet Explorer 模式中重新載入',
  badge: 'IE 標誌',
};
