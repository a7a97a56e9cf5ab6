import type {TextTable} from '../../src/components/locales/texts.js';
import type {Locale} from '../../src/domain/locales.js';

/** A table's words in a locale. */
export const textsIn = async <T extends object>(table: TextTable<T>, locale: Locale): Promise<T> =>
  locale === 'zh-CN' ? table.reference : (await table.others[locale]()).texts;
