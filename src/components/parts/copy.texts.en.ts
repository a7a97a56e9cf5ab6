import type {CopyTexts} from './copy.texts.js';

export const texts: CopyTexts = {copied: 'Copied', copyByHand: 'Press Ctrl+C to copy'};
