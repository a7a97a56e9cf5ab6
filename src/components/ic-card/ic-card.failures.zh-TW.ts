import type {CardFailureTexts} from './ic-card.failures.js';

export const texts: CardFailureTexts = {
  errors: {
    'agent-not-answering': [
      '無法連線到用戶端控制項',
      '控制項可能沒有啟動或安裝。先啟動（未安裝則先下載安裝），再重新偵測。',
    ],
    'agent-blocked': ['瀏覽器不允許本頁連線到用戶端控制項', '在瀏覽器中允許本網站存取本機應用程式，再重新偵測。'],
    'agent-permission-dismissed': ['尚未允許連線到用戶端控制項', '重新偵測，並在瀏覽器跳出的詢問視窗中選擇「允許」。'],
    'agent-undetermined': ['無法判斷用戶端控制項是否正在執行', '先在瀏覽器中允許本網站存取本機應用程式，再重新偵測。'],
    'agent-not-delegated': [
      '本頁內嵌在另一個頁面中，未獲准連線到用戶端控制項',
      '在單獨的視窗中開啟本頁，或由網站管理員開放 loopback-network 權限。',
    ],
    'agent-too-old': ['用戶端控制項的版本太舊', '下載並安裝新版控制項，再重新偵測。'],
    'agent-busy': ['控制項正在處理另一項操作', '等該操作完成後再試一次。'],
    'agent-timeout': ['控制項長時間沒有回應', '檢查卡片是否插好，重新啟動控制項後再試一次。'],
    'agent-protocol': ['無法辨識控制項的回應', '重新啟動控制項後再試；仍不行則安裝新版控制項。'],
    'agent-lost': ['與控制項的連線已中斷', '確認控制項仍在執行，再重新偵測。'],
    'reader-unsupported': ['暫不支援這種讀卡機', '換一台一般讀卡機，或改用其他認證方式。'],
    'card-missing': ['沒有讀到卡片', '將 IC 卡插入讀卡機，或插好 Ikey，等指示燈亮後再讀卡。'],
    'card-removed': ['卡片在操作中被拔出', '將卡片插好，再重新讀卡。'],
    'card-changed': ['讀卡後換過卡片', '重新讀卡，再輸入這張卡的密碼。'],
    'card-expired': ['卡內憑證已過期', '到製卡機構更新憑證；在此之前可以改用其他認證方式。'],
    'card-unreadable': ['無法讀取這張卡', '拔出卡片，擦淨晶片後重新插入，再讀一次；如果仍讀不到，換一台讀卡機。'],
    'pin-incorrect': ({triesLeft}) => [
      triesLeft === undefined ? '密碼不正確' : `密碼不正確，還可以試 ${triesLeft} 次`,
      '連續輸錯會鎖卡。不記得密碼時到製卡機構重設。',
    ],
    'pin-locked': ['卡片已鎖定', '密碼連續輸錯的次數過多。持卡到製卡機構解鎖，或改用其他認證方式。'],
    'pin-unknown-answer': ['卡片沒有傳回明確的結果', '這次輸入可能已算作一次密碼嘗試，核對後再登入。'],
  },
  refusals: {
    'card-of-another-enterprise': [
      '這張卡不屬於目前登入的企業',
      '換用本企業的法人卡或操作員卡，再讀卡；或改用其他認證方式。',
    ],
    'card-revoked': ['這張卡已被註銷', '換用本企業的另一張卡，或改用其他認證方式。'],
    'card-not-customs': ['這張卡不是中國電子口岸的卡', '換用中國電子口岸製發的 IC 卡或 Ikey。'],
    'challenge-expired': ['停留時間過長，這次登入已失效', '重新輸入密碼，再登入一次。'],
    'signature-invalid': ['卡片的簽章沒有通過驗證', '重新讀卡，再登入一次；仍不行則聯絡客服。'],
  },
};
