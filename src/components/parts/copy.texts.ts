import type {TextTable} from '../locales/texts.js';

export interface CopyTexts {
  readonly copied: string;
  /** Where the page may not write to the clipboard: the text is there, selected. */
  readonly copyByHand: string;
}

const texts: CopyTexts = {copied: '已复制', copyByHand: '按 Ctrl+C 复制'};

export const copyTexts: TextTable<CopyTexts> = {
  group: 'copy',
  reference: texts,
  others: {en: () => import('./copy.texts.en.js'), 'zh-TW': () => import('./copy.texts.zh-TW.js')},
};
