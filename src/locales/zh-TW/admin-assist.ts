import type {FileTexts} from '../message-keys.js';

export const texts: FileTexts<'admin-assist'> = {
  'admin-assist': {
    title: '管理員協助驗證',
    intro: '由企業管理員確認後，您的個人帳號升級為該企業的操作員帳號。',
    how: '申請傳送後會顯示一個兩位數字，請當面或以電話告知管理員。',
    introOfOwn: '由本企業的管理員確認後，您的帳號通過實名認證。',
    enterprise: '企業名稱或代碼',
    enterpriseHint: '請填寫企業全名，或 18 位統一社會信用代碼。',
    findings: {
      missing: '請填寫企業全名或統一社會信用代碼。',
      tooLong: '企業名稱不超過 200 個字，請核對後重新填寫。',
      code: '統一社會信用代碼可能有誤，請對照營業執照核對；如確認無誤，請再次點選「傳送申請」。',
    },
    send: '傳送申請',
    sending: '正在傳送申請…',
    tellNumber: '請將此數字告知管理員',
    tellHow: '請當面或以電話告知。管理員填寫該數字後，驗證即完成。',
    enterpriseNamed: '企業',
    until: '申請有效期限至',
    waiting: '正在等待管理員確認。可以離開本頁，稍後再回來查看。',
    pending: '管理員已確認，正在等待系統的結果。可以離開本頁，稍後再回來查看。',
    notTold: '為保護企業資料，本頁不顯示企業是否存在。如無回應，請核對名稱或代碼，並聯絡管理員。',
    stillAsking: '暫時查詢不到結果，仍在繼續查詢。',
    endsSoon: '申請將在 1 分鐘內過期。',
    codeTitle: '管理員提供了協助碼',
    codeIntro: '管理員也可以產生一個 8 位協助碼，由您在這裡輸入。',
    code: '協助碼',
    codeChecks: {
      missing: '請輸入管理員提供的 8 位數字。',
      'smsCode.length': '協助碼為 8 位數字，請核對是否多填或漏填。',
      'smsCode.characters': '協助碼只含數字，請去掉其他字元。',
    },
    check: '驗證',
    checking: '正在核對協助碼…',
    withdraw: '撤回申請',
    withdrawing: '正在撤回…',
    backToRequest: '返回申請',
    withdrawn: '申請已撤回，管理員不能再確認。',
    again: '重新提出申請',
    theirReason: '管理員填寫的原因：',
    declined: ['管理員未同意', '請聯絡企業管理員了解情況，再重新提出申請。'],
    expired: ['申請已過期，或已在別處撤回', '可以重新提出申請。'],
    codeIncorrect: (left) =>
      left === 0
        ? ['協助碼輸錯次數過多，已失效', '請管理員重新產生協助碼，或告知管理員螢幕上的數字。']
        : [left === undefined ? '協助碼不正確' : `協助碼不正確，還可以輸入 ${left} 次`, '請與管理員核對後重新輸入。'],
    codeExpired: ['協助碼已過期', '請管理員重新產生協助碼，或告知管理員螢幕上的數字。'],
    notOwn: [
      '填寫的不是本帳號所屬的企業',
      '本帳號只能由所屬企業的管理員協助，請填寫所屬企業的全名或統一社會信用代碼。',
    ],
    limitReached: ['今天的申請次數已用完', '請明天再申請。'],
    recordDamaged: ['本頁儲存的申請紀錄已損毀', '請重新提出申請。'],
    dropped: ['本次認證已失效', '登記的資料可能有變化，請重新提出申請。'],
  },
};
