import type {PersonCheckTexts} from './person-check.texts.js';

export const texts: PersonCheckTexts = {
  labels: {
    'legal-rep': {name: '法人姓名', idType: '法人證件類型', idNumber: '法人證件號碼'},
    'account-holder': {name: '本人姓名', idType: '本人證件類型', idNumber: '本人證件號碼'},
    bankCard: '銀行卡號',
    mobile: '銀行預留手機號碼',
    smsCode: '簡訊驗證碼',
  },
  hints: {
    validFrom: '8 位數字，如 20200310，見國徽一面。',
    mobile: '該卡在銀行預留的手機號碼，用來接收驗證碼。',
  },
  bankCardHints: {
    'legal-rep': '法定代表人本人的個人卡，不是法人帳戶或他人的卡。',
    'account-holder': '您本人的個人卡，不是法人帳戶或他人的卡。',
  },
  holder: '帳號歸屬人即您本人，手冊的頁面上稱「管理員」。',
  leadsToBankCard: '該證件使用銀行卡認證，請點選「下一步」。',
  bankCardTitle: '銀行卡實名認證',
  bankCardIntro: '銀行只核對這些資料是否屬於同一人，不會扣款，也不查詢餘額和交易。',
  toBankCard: '切換到銀行卡認證',
  toIdCard: '切換到身分證認證',
  next: '下一步',
  back: '上一步',
  confirmTitle: '請核對要傳送的內容',
  confirm: '確認並核驗',
  checkingIdCard: '正在核驗身分證…',
  checkingBankCard: '正在核驗銀行卡…',
  sendCode: '取得驗證碼',
  sendingCode: '正在傳送驗證碼…',
  codeSent: (mobile, until) => `驗證碼已傳送至 ${mobile}，${until} 前有效。`,
  resendIn: (seconds) => `${seconds} 秒後可重新取得`,
  resend: '重新取得驗證碼',
  codeEnds: '驗證碼將在 1 分鐘內過期；如來不及輸入，請重新取得。',
  codeExpired: '驗證碼已過期，請重新取得。',
  ticketEnds: (until) => `上一步的核驗 ${until} 前有效。如來不及完成，請點選「延長」，填寫的內容仍然保留。`,
  ticketEndsForGood: (until) => `上一步的核驗 ${until} 前有效，此後須從第一步重新核驗。`,
  extend: '延長',
  extendCode: '延長後，請重新取得手機驗證碼。',
  check: '確定',
  waysTitle: '確認填寫無誤時，您可以',
  youCan: '您可以',
  ctid: '使用國家網絡身份認證 App（原 CTID）認證一次，再回到本頁重試。身分證資料可能尚未同步。',
  ctidLink: '了解國家網絡身份認證 App（原 CTID）',
  ctidScan: '用手機掃描 QR Code 開啟',
  idCardRefused: ['身分證姓名、號碼、有效起始時間和有效截止時間未通過驗證', '請仔細檢查，更正後重新送出。'],
  lockedRefused: ['身分證有效起始時間和有效截止時間未通過驗證', '請仔細檢查；姓名或號碼有誤時，請點選「上一步」修改。'],
  notEnrolled: ['身分證資料尚未同步，暫時無法核驗', '請依下列方式處理。'],
  bankCardRefused: [
    '銀行卡資料核驗沒有通過',
    '姓名、證件號碼、銀行卡號和預留手機號碼須屬於同一人，並與銀行登記的資料一致。請逐項核對後重新填寫。',
  ],
  codeNotAskedFor: '請先取得驗證碼。',
  codeIncorrect: (triesLeft) =>
    triesLeft === undefined
      ? '驗證碼不正確，請核對最近一則簡訊，重新輸入。'
      : `驗證碼不正確，還可以試 ${triesLeft} 次，請核對最近一則簡訊，重新輸入。`,
  codeTooMany: (seconds) =>
    seconds > 0 ? `該驗證碼已失效，請在 ${seconds} 秒後重新取得。` : '該驗證碼已失效，請重新取得。',
  codeNotSent: (seconds) =>
    seconds > 0
      ? `驗證碼沒有送出，請在 ${seconds} 秒後重新取得；如仍收不到，請核對手機號碼。`
      : '驗證碼沒有送出，請重新取得；如仍收不到，請核對手機號碼。',
  codeQuote: (words, quote) => `${words}系統傳回的說明：「${quote}」`,
  checks: {
    missing: '請輸入簡訊中的 6 位數字。',
    'bankCard.length': '卡號為 16 至 19 位，請核對是否多填或漏填。',
    'bankCard.characters': '卡號只含數字，請去掉其他字元。',
    'bankCard.leadingZero': '卡號不以 0 開頭，請核對是否填錯了位置。',
    'bankCard.repeated': '這不是銀行卡號，請對照卡面重新填寫。',
    'bankCard.luhn': '檢查碼不符，可能有填錯的數字，請對照卡面逐位核對。',
    'bankCard.foreignScheme': '這可能是境外卡組織的卡，建議換用銀聯卡。',
    'mobile.length': '手機號碼為 11 位，請核對是否多填或漏填。',
    'mobile.characters': '手機號碼只含數字，請去掉其他字元。',
    'mobile.prefix': '手機號碼開頭可能有誤，請核對後重新填寫。',
    'mobile.landline': '這是市話號碼，收不到簡訊，請填寫手機號碼。',
    'mobile.machine': '這是物聯網號碼，請填寫手機號碼。',
    'mobile.foreign': '只支援中國大陸的手機號碼，請填寫在銀行預留的號碼。',
    'smsCode.length': '驗證碼為 6 位數字，請核對後重新輸入。',
    'smsCode.characters': '驗證碼只含數字，請核對後重新輸入。',
  },
};
