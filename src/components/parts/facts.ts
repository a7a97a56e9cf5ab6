import {html, nothing, type TemplateResult} from 'lit';

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
