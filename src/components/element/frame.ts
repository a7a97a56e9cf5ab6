import {html, type TemplateResult} from 'lit';
import type {FrameConfig} from './framed-element.js';
import {busy, heading} from '../parts/templates.js';
import {reload} from '../../adapters/page.js';
import type {FrameTexts} from './frame.texts.js';

/** Home's frame. It can be rendered before the status is known. */
export const frame = (
  {headingLevel, heading: shownBy}: FrameConfig,
  title: string,
  content: TemplateResult,
): TemplateResult => html`
  <div class="stack" tabindex="-1" data-focus>
    <slot name="heading"><div class=${shownBy === 'host' ? 'live' : ''}>${heading(headingLevel, title)}</div></slot>
    <slot name="intro"></slot>
    ${content}
  </div>
`;

/** While it is asked what home shows. */
export const asking = ({loading, cancel}: FrameTexts, onCancel?: () => void): TemplateResult =>
  html`${busy(loading, onCancel && cancel, onCancel)}
    <div class="skeleton" part="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;

/** Shown when a part of the widget could not be loaded. */
export const notLoaded = (texts: FrameTexts, journey: string): TemplateResult => html`
  <p class="note danger" role="alert">${texts.notLoaded} ${journey.slice(0, 4)} ${journey.slice(4, 8)}</p>
  <div class="actions"><button class="primary" part="button-primary" @click=${reload}>${texts.reload}</button></div>
`;
