import type {Locale} from '../../domain/locales.js';
import type {MessageKey} from '../../locales/message-keys.js';

/** A host's own texts: by locale, then by `group.key` as in the text tables, such as `frame.title`. */
export type Messages = Readonly<Partial<Record<Locale, Readonly<Partial<Record<MessageKey, string>>>>>>;

/** The language of a component. */
export interface LocaleState {
  readonly locale: Locale;
  /** A framework may take them back. */
  readonly messages: Messages | undefined;
}

/**
 * The nearest of our locales to a BCP 47 tag: zh-TW for traditional script and its regions, zh-CN for any other
 * Chinese, otherwise en.
 */
export const localeOf = (anyTag: string): Locale => {
  const tag = anyTag.replaceAll('_', '-'); // As Java writes it.
  if (!/^zh\b/i.test(tag)) return 'en';
  return !/\bhans\b/i.test(tag) && /\b(?:hant|tw|hk|mo)\b/i.test(tag) ? 'zh-TW' : 'zh-CN';
};

/**
 * The language at an element: its own or an ancestor's, across shadow roots; otherwise the browser's. Its own is its
 * property, because the attribute may still be that of before.
 */
export const localeAt = (element: Element & {readonly lang?: string}): Locale => {
  // An empty `lang` is ignored: a framework writes it when it has no value.
  const lang = element.lang || element.parentElement?.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const root = element.getRootNode();
  if (!lang && root instanceof ShadowRoot) return localeAt(root.host);
  return localeOf(lang || navigator.language);
};
