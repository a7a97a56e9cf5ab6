import {html, nothing, type TemplateResult} from 'lit';

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
