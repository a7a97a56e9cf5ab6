import type {LitElement} from 'lit';
import {createElement} from '../../adapters/of-document.js';
import type {Locale} from '../../domain/locales.js';
import type {LocaleState} from '../locales/locale.js';
import {reload} from '../path/reload.js';

/** All here: what cannot render may not be able to load anything either. */
const words: Readonly<Record<Locale, string>> = {
  'zh-CN': '页面显示出错，请点击重新加载',
  'zh-TW': '頁面顯示出錯，請點選重新載入',
  en: 'The page isn’t displayed. Reload it',
};

/** When a render has thrown: ends everything, and shows what is wrong and the way on, without Lit. */
export const showBroken = (element: LitElement & {reset(): Promise<void>}, {locale}: LocaleState): void => {
  Object.assign(element, {shouldUpdate: () => false});
  void element.reset();
  const button = createElement('button');
  button.textContent = words[locale];
  button.onclick = reload;
  (element.shadowRoot ?? element).replaceChildren(button);
};
