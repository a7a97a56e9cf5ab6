import type {Locale} from '../../domain/locales.js';

/** A host's own words: by locale, then by `group.key` as in the tables, such as `frame.title`. */
export type Messages = Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>>;

/** In which language a component speaks. */
export interface LocaleState {
  readonly locale: Locale;
  readonly messages: Messages;
}

/** The nearest of our locales to a BCP 47 tag: traditional script and its regions, any other Chinese, else English. */
export const localeOf = (anyTag: string): Locale => {
  const tag = anyTag.replaceAll('_', '-'); // As Java writes it.
  if (!/^zh\b/i.test(tag)) return 'en';
  return !/\bhans\b/i.test(tag) && /\b(?:hant|tw|hk|mo)\b/i.test(tag) ? 'zh-TW' : 'zh-CN';
};

/** The language that holds at an element: its own or an ancestor's, across shadow roots; then the browser's. */
export const localeAt = (element: Element): Locale => {
  // An empty one says nothing: where a framework has nothing to say, it leaves one here.
  const lang = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  const root = element.getRootNode();
  if (!lang && root instanceof ShadowRoot) return localeAt(root.host);
  return localeOf(lang ?? navigator.language);
};
