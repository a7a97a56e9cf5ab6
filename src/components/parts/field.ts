import {html, nothing, type TemplateResult} from 'lit';

export interface Field {
  /** Also the id that a summary's link leads to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** What looks wrong and may be right. */
  readonly warning?: string | undefined;
}

export const describedBy = ({name, hint, error, warning}: Field): string | typeof nothing =>
  [hint && `${name}-hint`, error && `${name}-error`, warning && `${name}-warning`].filter(Boolean).join(' ') || nothing;

/** A label, a hint, what is wrong, and the control; what else belongs to it comes below. */
export const fieldFrame = (
  {name, label, hint, error, warning}: Field,
  control: TemplateResult,
  below: unknown = nothing,
): TemplateResult => html`
  <div class="field" part="field">
    <label for=${name} part="label">${label}</label>
    ${hint ? html`<p id="${name}-hint" class="hint" part="hint">${hint}</p>` : nothing}
    ${error ? html`<p id="${name}-error" class="error" part="error">${error}</p>` : nothing}
    ${warning ? html`<p id="${name}-warning" class="warning" part="error">${warning}</p>` : nothing} ${control} ${below}
  </div>
`;

/** A PIN: no password manager is invited to keep it, and nothing corrects or translates it. */
export const pinField = (field: Field): TemplateResult =>
  fieldFrame(
    field,
    html`<input
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
    />`,
  );

/** What is wrong with a form, or may be, on top of it and with a way to each field. It takes the focus. */
export const fieldSummary = (
  title: string,
  tone: 'danger' | 'warning',
  messages: readonly (readonly [name: string, message: string])[],
): TemplateResult | typeof nothing =>
  messages.length === 0
    ? nothing
    : html`
        <div
          class="note text ${tone}"
          part="error-summary"
          tabindex="-1"
          role="group"
          aria-labelledby="summary"
          data-focus
        >
          <strong id="summary">${title}</strong>
          <ul>
            ${messages.map(([name, message]) => html`<li><a href="#${name}" @click=${toField}>${message}</a></li>`)}
          </ul>
        </div>
      `;

/** What is wrong with these fields. */
export const errorSummary = (title: string, fields: readonly Field[]): TemplateResult | typeof nothing =>
  fieldSummary(
    title,
    'danger',
    fields.flatMap(({name, error}) => (error === undefined ? [] : [[name, error] as const])),
  );

/** A fragment does not reach into a shadow root, so the link does by hand what it says. */
const toField = (event: Event): void => {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const root = link.getRootNode() as ShadowRoot;
  root.getElementById(link.hash.slice(1))?.focus();
};
