import type {TextTable} from '../locales/texts.js';

const texts = {copied: '已复制', copyByHand: '请按 Ctrl+C 复制'};

export const copyTexts: TextTable<CopyTexts> = {
  group: 'copy',
  reference: texts,
  others: {en: () => import('./copy.texts.en.js'), 'zh-TW': () => import('./copy.texts.zh-TW.js')},
};

export type CopyTexts = typeof texts;
