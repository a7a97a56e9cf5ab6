import {html, type TemplateResult} from 'lit';
import {dangerIcon, infoIcon, successIcon, warningIcon} from '../icons/icons.js';
import {icon} from './icon.js';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

const icons: Readonly<Record<Tone, string>> = {
  info: infoIcon,
  success: successIcon,
  warning: warningIcon,
  danger: dangerIcon,
};

/** The icon of a note, as its first child: `<div class="note marked warning">${mark('warning')} …</div>`. */
export const mark = (tone: Tone): TemplateResult => icon(icons[tone]);

/** A note with its icon. Its paragraphs, lists and buttons stand below each other, to the right of the icon. */
export const note = (tone: Tone, content: unknown): TemplateResult =>
  html`<div class="note marked ${tone}" part="note">${mark(tone)} ${content}</div>`;
