import {html} from 'lit';
import type {LocaleState} from './locale.js';

/**
 * Words of the backend, the host or the card agent, in a sentence of ours or alone. They are Chinese as it is written on
 * the mainland; in a page of another language they say so from their first Chinese character on, because a screen reader
 * chooses its voice by this.
 */
export const withLang = (sentence: string | undefined, state: LocaleState | undefined, quote = sentence): unknown => {
  if (!sentence || !quote || (state?.locale ?? 'zh-CN') === 'zh-CN') return sentence;
  const start = sentence.indexOf(quote);
  const within = quote.search(/\p{sc=Han}/u);
  if (start < 0 || within < 0) return sentence;
  const end = start + quote.length;
  return html`${sentence.slice(0, start + within)}<span lang="zh-CN">${sentence.slice(start + within, end)}</span
    >${sentence.slice(end)}`;
};

/**
 * What a person typed, or a backend keeps secret, in a sentence of ours or alone. It is not translated, and styled so that
 * the page's font cannot tell it.
 */
export const personal = (sentence: string, state: LocaleState | undefined, ...quotes: readonly string[]): unknown => {
  const [quote = '', ...others] = quotes;
  const start = sentence.indexOf(quote);
  if (!quote || start < 0) return others.length > 0 ? personal(sentence, state, ...others) : sentence;
  return html`${personal(sentence.slice(0, start), state, ...others)}<span translate="no"
      >${withLang(quote, state)}</span
    >${personal(sentence.slice(start + quote.length), state, ...others)}`;
};
