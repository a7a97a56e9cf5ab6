import {html, nothing, type TemplateResult} from 'lit';

/** Names and values below each other. A row without a value is left out. */
export const facts = (rows: readonly (readonly [name: string, value: unknown])[]): TemplateResult => html`
  <dl class="facts">
    ${rows.map(([name, value]) =>
      value
        ? html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`
        : nothing,
    )}
  </dl>
`;
