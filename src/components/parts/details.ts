import {html, type TemplateResult} from 'lit';

/** What only some people need, folded. Never what is read before a yes, an error, or the action. */
export const details = (summary: string, content: unknown): TemplateResult =>
  html`<details class="fold" part="details">
    <summary>${summary}</summary>
    ${content}
  </details>`;
