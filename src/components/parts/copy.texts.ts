import type {TextTable} from '../locales/table.js';

const texts = {copied: '已复制', copyByHand: '请按 Ctrl+C 复制'};

export const copyTexts: TextTable<'copy', CopyTexts> = {group: 'copy', reference: texts};

export type CopyTexts = typeof texts;
