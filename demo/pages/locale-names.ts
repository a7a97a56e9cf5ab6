import type {Locale} from '../../src/domain/locales.js';

/** Each language's own name for itself. */
export const localeNames: Readonly<Record<Locale, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};
