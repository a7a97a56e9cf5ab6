import type {HandoffCodeTexts} from './handoff-code.texts.js';

export const texts: HandoffCodeTexts = {
  title: '請用手機掃描 QR 碼',
  how: (place, host) => `用${place}或手機相機掃描。手機上開啟的網站應為 ${host}；不是的，請關閉。`,
  own: 'QR 碼只給本人使用，請勿轉傳或截圖給他人；他人傳來的 QR 碼也不要掃描。',
  until: (time, minutes) => `此 QR 碼於 ${time} 前有效（約剩 ${minutes} 分鐘），只能使用一次。`,
  renew: '重新產生 QR 碼',
  here: '用手機開啟',
};
