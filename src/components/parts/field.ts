import {html, nothing, type TemplateResult} from 'lit';
import {mark, starred} from './later.templates.js';

export interface Field {
  /** Also the id that a link in the summary points to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** A message about a value that looks wrong but may be right. */
  readonly warning?: string | undefined;
  /** Ids of further texts that describe the field. */
  readonly also?: string | undefined;
  /** In a form of two columns: in both, the same with only its words as long, first in a row, or with its button or box beside it. */
  readonly place?: 'wide' | 'alone' | 'first' | 'split' | undefined;
}

/** What is wrong is heard before what would always be said. */
export const describedBy = ({name, hint, error, warning, also}: Field): string | typeof nothing =>
  [error && `${name}-error`, warning && `${name}-warning`, hint && `${name}-hint`, also].filter(Boolean).join(' ') ||
  nothing;

/** A label, the control, what is wrong with it and its hint, then anything else that belongs to the field. */
export const fieldFrame = (
  {name, label, hint, error, warning, place}: Field,
  control: TemplateResult,
  below: unknown = nothing,
): TemplateResult => html`
  <div class="field ${place ?? ''}" part="field">
    <label for=${name} part="label">${starred(label)}</label>
    ${control} ${error ? html`<p id="${name}-error" class="error" part="error">${error}</p>` : nothing}
    ${warning ? html`<p id="${name}-warning" class="warning" part="error">${warning}</p>` : nothing}
    ${hint ? html`<p id="${name}-hint" class="hint" part="hint">${hint}</p>` : nothing} ${below}
  </div>
`;

/**
 * A PIN field: password managers must not store it, and browsers must not correct or translate it. An error in it takes
 * the focus. `shown`: the user wants to see what is typed.
 */
export const pinField = (field: Field, shown: boolean, below?: unknown): TemplateResult =>
  fieldFrame(
    field,
    html`<input
      id=${field.name}
      part="input"
      type=${shown ? 'text' : 'password'}
      ?data-focus=${field.error}
      data-near
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
    below,
  );

/** The errors or warnings of a form, above it, with a link to each field. It takes the focus. */
export const fieldSummary = (
  title: string,
  tone: 'danger' | 'warning',
  messages: readonly (readonly [name: string, message: string])[],
): TemplateResult | typeof nothing =>
  messages.length === 0
    ? nothing
    : html`
        <div
          class="note marked ${tone}"
          part="error-summary"
          tabindex="-1"
          role="group"
          aria-labelledby="summary"
          aria-describedby="summary-list"
          data-focus
        >
          ${mark(tone)}
          <strong id="summary">${title}</strong>
          ${fieldLinks(messages)}
        </div>
      `;

/** A message for each field, linked to it. With `slot`, it stands in a box that is there already. */
export const fieldLinks = (
  messages: readonly (readonly [name: string, message: string])[],
  slot?: 'more',
): TemplateResult | typeof nothing =>
  messages.length === 0
    ? nothing
    : html`<ul id="summary-list" class="links" slot=${slot ?? nothing}>
        ${messages.map(([name, message]) => html`<li><a href="#${name}" @click=${toField}>${message}</a></li>`)}
      </ul>`;

/** A fragment link does not reach into a shadow root, so this handler moves the focus. */
const toField = (event: Event): void => {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const root = link.getRootNode() as ShadowRoot;
  root.getElementById(link.hash.slice(1))?.focus();
};
