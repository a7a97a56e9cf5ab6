import {html, nothing, type TemplateResult} from 'lit';
import type {Trail} from '../../adapters/trail.js';

/**
 * The code by which customer service finds the journey. It can be selected; a screen reader spells it, where it might read
 * out a number. Undefined texts are loading.
 */
export const supportCode = (
  texts: {readonly supportCode: string} | undefined,
  trail: Trail | undefined,
): TemplateResult | typeof nothing =>
  texts && trail
    ? html`<p class="muted code">
        ${texts.supportCode}
        <span aria-hidden="true" translate="no">${trail.id.slice(0, 4)} ${trail.id.slice(4, 8)}</span
        ><span class="live" translate="no">${trail.id.slice(0, 8).split('').join(' ')}</span>
      </p>`
    : nothing;
