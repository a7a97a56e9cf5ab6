import {banks} from '../../src/domain/banks.js';
import type {Place} from '../../src/domain/places.js';

/** A fourth bank, which is no real one. */
export const fourthBank: Place = {
  id: 'sample',
  name: {'zh-CN': '样例银行', 'zh-TW': '樣例銀行', en: 'Sample Bank'},
  monogram: {'zh-CN': '样', 'zh-TW': '樣', en: 'S'},
  hosts: ['bank.example'],
  needs: {'zh-CN': '样例网银盾。', 'zh-TW': '樣例網銀盾。', en: 'A sample key.'},
  steps: {'zh-CN': ['插入样例网银盾'], 'zh-TW': ['插入樣例網銀盾'], en: ['Plug in the sample key']},
};

/** In each test of this `describe` there is a fourth bank. */
export const withFourthBank = (): void => {
  beforeEach(() => {
    (banks as Place[]).push(fourthBank);
  });
  afterEach(() => {
    (banks as Place[]).splice(banks.indexOf(fourthBank), 1);
  });
};
