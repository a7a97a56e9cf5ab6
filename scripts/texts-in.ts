import type {TextTable} from '../src/components/locales/table.js';
import type {Locale} from '../src/domain/locales.js';
import * as files from '../src/locales/files.js';
import {home} from '../src/locales/home.js';

/** A table's words in a locale. */
export const textsIn = async <Group extends string, T extends object>(
  {group, reference}: TextTable<Group, T>,
  locale: Locale,
): Promise<T> => {
  if (locale === 'zh-CN') return reference;
  const all = await Promise.all([home, ...Object.values(files)].map((file) => file[locale]()));
  const texts = Object.assign({}, ...all.map((file) => file.texts)) as Readonly<Record<Group, T>>;
  return texts[group];
};
