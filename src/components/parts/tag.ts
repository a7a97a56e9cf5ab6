import {html, nothing, type TemplateResult} from 'lit';
import {icon} from './icon.js';

/** A state in a word: 已认证, 处理中. The word says it, the colour and the icon repeat it. */
export const tag = (
  words: string,
  tone: '' | 'success' | 'warning' | 'danger' = '',
  outline?: string,
): TemplateResult => html`<span class="tag ${tone}" part="tag">${outline ? icon(outline) : nothing}${words}</span>`;
