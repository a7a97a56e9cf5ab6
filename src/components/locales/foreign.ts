import {html} from 'lit';
import type {LocaleState} from './locale.js';

/**
 * Words of the backend, the host or the card agent. Where the page's language is not Chinese and theirs is, they say so
 * from their first Chinese character on, because a screen reader chooses its voice by this. Our own words may stand
 * before them.
 */
export const foreign = (words: string | undefined, state: LocaleState | undefined): unknown => {
  const at = (state?.locale ?? 'zh').startsWith('zh') ? -1 : (words ?? '').search(/\p{sc=Han}/u);
  return at < 0 ? words : html`${words?.slice(0, at)}<span lang="zh-CN">${words?.slice(at)}</span>`;
};
