import {html, type TemplateResult} from 'lit';

/**
 * A heading that a new step can move the focus to. `level` 1 to 5. `focus: false` for one that is no step's.
 */
export const heading = (level: number, text: unknown, {sub = false, focus = true} = {}): TemplateResult => {
  const classes = sub ? 'heading sub' : 'heading';
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
