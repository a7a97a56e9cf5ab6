import type {TextTable} from '../locales/table.js';

const texts = {
  title: '请用手机扫描二维码',
  how: (place: string, host: string) => `用${place}或手机相机扫描。手机上打开的网站应为 ${host}；不是的，请关闭。`,
  own: '二维码只给本人使用，请勿转发或截图给他人；他人发来的二维码也不要扫描。',
  until: (time: string, minutes: number) => `该二维码 ${time} 前有效（约剩 ${minutes} 分钟），只能使用一次。`,
  renew: '重新生成二维码',
  here: '用手机打开',
};

export type HandoffCodeTexts = typeof texts;

export const handoffCodeTexts: TextTable<'handoff-code', HandoffCodeTexts> = {group: 'handoff-code', reference: texts};
