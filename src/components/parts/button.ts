import {html, type TemplateResult} from 'lit';

/** A button with a text label. `primary` marks the most likely next step. */
export const button = (label: string, press: () => void, primary = false): TemplateResult =>
  html`<button
    type="button"
    class=${primary ? 'primary' : ''}
    part=${primary ? 'button-primary' : 'button'}
    @click=${press}
  >
    ${label}
  </button>`;
