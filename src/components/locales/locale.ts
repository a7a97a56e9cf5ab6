import type {Locale} from '../../domain/locales.js';
import {ownProperty} from '../../domain/own-property.js';
import type {MessageKey} from '../../locales/message-keys.js';

type Words = Readonly<Partial<Record<MessageKey, string>>>;

/**
 * A host's own texts: by locale, then by `group.key` as in the text tables, such as `frame.title`. A locale that is none of
 * ours, such as `pt` or `pt-BR`, adds a language.
 */
export type Messages = Readonly<Partial<Record<Locale, Words>>> & {readonly [tag: string]: Words | undefined};

/** The language of a component. */
export interface LocaleState {
  readonly locale: Locale;
  /** The language that is shown, and of dates: that, or one that the host adds, for whose missing texts it stands in. */
  readonly tag: string;
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
const tagAt = (element: Element & {readonly lang?: string}): string => {
  // An empty `lang` is ignored: a framework writes it when it has no value.
  const lang = element.lang || element.parentElement?.closest('[lang]:not([lang=""])')?.getAttribute('lang');
  const root = element.getRootNode();
  if (!lang && root instanceof ShadowRoot) return tagAt(root.host);
  return lang || navigator.language;
};

export const localeAt = (element: Element): Locale => localeOf(tagAt(element));

/** With the closest language of the host's, if there is one: `pt` for `pt-BR`, but not the other way. */
export const localeStateAt = (element: Element, messages: Messages | undefined): LocaleState => {
  let tag = tagAt(element).replaceAll('_', '-');
  const locale = localeOf(tag);
  while (tag && !ownProperty(messages ?? {}, tag)) tag = tag.replace(/-?[^-]*$/, '');
  return {locale, tag: tag || locale, messages};
};
