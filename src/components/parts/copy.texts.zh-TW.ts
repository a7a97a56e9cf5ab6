import type {CopyTexts} from './copy.texts.js';

export const texts: CopyTexts = {copied: '已複製', copyByHand: '請按 Ctrl+C 複製'};
