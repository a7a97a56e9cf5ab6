import {html, type TemplateResult, nothing} from 'lit';
import {dangerIcon, helpIcon, infoIcon, successIcon, warningIcon} from '../icons/icons.js';
import {icon} from './icon.js';
import type {JourneyLog} from '../../adapters/journey-log.js';

/** What only some people need, folded. Never what is read before a yes, an error, or the action. */
export const details = (summary: string, content: unknown): TemplateResult =>
  html`<details class="fold" part="details">
    <summary>${summary}</summary>
    ${content}
  </details>`;

/** The star of a required field is for the eye: `aria-required` says the same. */
export const starred = (label: string): unknown =>
  label.startsWith('*') ? html`<span class="star" aria-hidden="true">*</span>${label.slice(1)}` : label;

/** A name and a value in a description list. */
export const fact = (name: string, value: unknown): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** Names and values below each other, or `brief` beside each other. A row without a value is left out. */
export const factList = (
  rows: readonly (readonly [name: string, value: unknown])[],
  look: '' | 'brief' = '',
): TemplateResult => html`
  <dl class="facts ${look}">${rows.map(([name, value]) => (value ? fact(name, value) : nothing))}</dl>
`;

/**
 * A button that looks like a link. `of` says what it is about, where several such buttons are on the screen. `words`: the
 * label, with parts of its own.
 */
export const link = (label: string, press: () => void, of?: string, words: unknown = label): TemplateResult =>
  html`<button
    type="button"
    class="link"
    part="button-link"
    aria-label=${of === undefined ? nothing : `${label} ${of}`}
    @click=${press}
  >
    ${words}
  </button>`;

/** A link to a page of the host or of an authority, in another tab. With a `look`, it looks like a button. */
export const linkAway = (
  href: string,
  words: string,
  look?: 'button' | 'button primary',
  onPress?: () => void,
): TemplateResult =>
  html`<a
    class=${look ?? nothing}
    part=${look?.replace(' ', '-') ?? nothing}
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    @click=${onPress}
    >${words}</a
  >`;

/** The way to a help page, in the line of the way back. Nothing without an address. */
export const helpLink = (address: string | undefined, words: string): TemplateResult | typeof nothing =>
  address ? html`<span class="help">${icon(helpIcon)} ${linkAway(address, words)}</span>` : nothing;

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

/**
 * The code by which customer service finds the journey. It can be selected; a screen reader spells it, where it might read
 * out a number. Undefined texts are loading.
 */
export const supportCode = (
  texts: {readonly supportCode: string} | undefined,
  log: JourneyLog | undefined,
): TemplateResult | typeof nothing =>
  texts && log
    ? html`<p class="muted code">
        ${texts.supportCode}
        <span aria-hidden="true" translate="no">${log.id.slice(0, 4)} ${log.id.slice(4, 8)}</span
        ><span class="live" translate="no">${log.id.slice(0, 8).split('').join(' ')}</span>
      </p>`
    : nothing;

/** A state in a word: 已认证, 处理中. The word says it, the colour and the icon repeat it. */
export const tag = (words: string, tone: '' | 'warning', outline: string): TemplateResult =>
  html`<span class="tag ${tone}" part="tag">${icon(outline)}${words}</span>`;
