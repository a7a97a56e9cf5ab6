import type {ConsentNotice} from '../../src/domain/consent.js';
import type {CertPage} from './cert-page.js';
import {deepAll, isShown, wordsOf} from '../../walks/dom.js';

/** What a host tells before a method takes in personal data, in two paragraphs. */
export const notice = (changes: Partial<ConsentNotice> = {}): ConsentNotice => ({
  id: 'notice-1',
  version: '1',
  text: '这些信息只用于核验。\n不提供不影响其他方式。',
  required: true,
  ...changes,
});

export const boxes = ({root}: CertPage): HTMLInputElement[] =>
  deepAll<HTMLInputElement>(root, 'input[type=checkbox]').filter(isShown);

export const boxOf = (page: CertPage): HTMLInputElement => {
  const [box, ...others] = boxes(page);
  if (!box || others.length > 0) throw new Error('There is not one box.');
  return box;
};

export const tick = async (page: CertPage): Promise<void> => {
  boxOf(page).click();
  await page.drawn();
};

/** What a screen reader adds to the box's name. */
export const heardAt = (box: HTMLInputElement): string => {
  const id = box.getAttribute('aria-describedby');
  const described = id !== null && (box.getRootNode() as ShadowRoot).getElementById(id);
  return described ? wordsOf(described) : '';
};
