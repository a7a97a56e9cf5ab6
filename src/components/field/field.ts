import {html, nothing, type TemplateResult} from 'lit';

export interface Field {
  /** Also the id that an error summary's link leads to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

const describedBy = ({name, hint, error}: Field): string | typeof nothing =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || nothing;

/** A PIN: no password manager is invited to keep it, and nothing corrects or translates it. */
export const pinField = (field: Field): TemplateResult => html`
  <div class="field" part="field">
    <label for=${field.name} part="label">${field.label}</label>
    ${field.hint ? html`<p id="${field.name}-hint" class="hint" part="hint">${field.hint}</p>` : nothing}
    ${field.error ? html`<p id="${field.name}-error" class="error" part="error">${field.error}</p>` : nothing}
    <input
      id=${field.name}
      part="input"
      type="password"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      translate="no"
      data-1p-ignore
      data-lpignore="true"
      aria-required="true"
      aria-invalid=${field.error ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
    />
  </div>
`;

/** What is wrong with a form, on top of it and with a way to each field. It takes the focus. */
export const errorSummary = (title: string, fields: readonly Field[]): TemplateResult | typeof nothing => {
  const wrong = fields.filter(({error}) => error !== undefined);
  return wrong.length === 0
    ? nothing
    : html`
        <div
          class="note danger text"
          part="error-summary"
          tabindex="-1"
          role="group"
          aria-labelledby="summary"
          data-focus
        >
          <strong id="summary">${title}</strong>
          <ul>
            ${wrong.map(({name, error}) => html`<li><a href="#${name}" @click=${toField}>${error}</a></li>`)}
          </ul>
        </div>
      `;
};

/** A fragment does not reach into a shadow root, so the link does by hand what it says. */
const toField = (event: Event): void => {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const root = link.getRootNode() as ShadowRoot;
  root.getElementById(link.hash.slice(1))?.focus();
};
