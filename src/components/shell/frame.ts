import {html, type TemplateResult} from 'lit';
import {heading} from '../parts/heading.js';
import {reload} from '../path/reload.js';
import type {FrameTexts} from './frame.texts.js';

/** Home's frame. It can be rendered before the status is known. */
export const frame = (level: number, title: string, content: TemplateResult): TemplateResult => html`
  <div class="stack" tabindex="-1" data-focus>
    <slot name="heading">${heading(level, title)}</slot>
    <slot name="intro"></slot>
    ${content}
  </div>
`;

/** Shown when a part of the widget could not be loaded. */
export const notLoaded = (texts: FrameTexts): TemplateResult => html`
  <p class="note danger" role="alert">${texts.notLoaded}</p>
  <div class="actions"><button class="primary" part="button-primary" @click=${reload}>${texts.reload}</button></div>
`;
