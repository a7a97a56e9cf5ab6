import {html, nothing, type TemplateResult} from 'lit';

/** A text for a wait, with a cancel button beside it. The caller announces it to screen readers. */
export const busy = (text: string, cancel?: string, onCancel?: () => void): TemplateResult => html`
  <div class="wait">
    <p class="busy">${text}</p>
    ${cancel ? html`<button part="button" @click=${onCancel}>${cancel}</button>` : nothing}
  </div>
`;

/**
 * A heading, of `level` 1 to 5. A new step moves the focus to the heading of a screen or of a step, but not to the
 * heading of a part.
 */
export const heading = (level: number, text: unknown, of?: 'step' | 'part'): TemplateResult => {
  const classes = of ? 'heading sub' : 'heading';
  const focus = of !== 'part';
  switch (level) {
    case 1:
      return html`<h1 part="heading" class=${classes} tabindex="-1" ?data-focus=${focus}>${text}</h1>`;
    case 2:
      return html`<h2 part="heading" class=${classes} tabindex="-1" ?data-focus=${focus}>${text}</h2>`;
    case 3:
      return html`<h3 part="heading" class=${classes} tabindex="-1" ?data-focus=${focus}>${text}</h3>`;
    case 4:
      return html`<h4 part="heading" class=${classes} tabindex="-1" ?data-focus=${focus}>${text}</h4>`;
    default:
      return html`<h5 part="heading" class=${classes} tabindex="-1" ?data-focus=${focus}>${text}</h5>`;
  }
};
