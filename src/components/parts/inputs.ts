import {html, noChange, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {describedBy, fieldFrame, type Field} from './field.js';

export interface TextField extends Field {
  /** Undefined if only the element keeps the value, because it is a secret. */
  readonly value: string | undefined;
  readonly required?: boolean;
  /** The value consists of digits, so phones show the digit keys. */
  readonly numeric?: boolean;
  /** A code or a number: browsers must not correct, capitalise or translate it. */
  readonly code?: boolean;
  /** What browsers may fill in. Only for the user's own data, never for those of another person. */
  readonly autocomplete?: 'name' | 'tel-national' | 'cc-number' | 'one-time-code' | undefined;
  /** A new step begins here, or what is wrong is here: it takes the focus. */
  readonly focus?: boolean;
  readonly onInput: (value: string) => void;
  /** The field is left, and its text has changed. */
  readonly onChange?: (value: string) => void;
  /** Handles pasted text. Returns false to insert the text unchanged. */
  readonly onPaste?: (text: string) => boolean;
}

export interface SelectField extends Field {
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly focus?: boolean;
  readonly onInput: (value: string) => void;
}

/** A text field about a person. Browsers must not fill in their owner's data, unless the field is about the owner. */
export const textField = (field: TextField, below?: unknown): TemplateResult =>
  fieldFrame(
    field,
    html`<input
      id=${field.name}
      part="input"
      type="text"
      autocomplete=${field.autocomplete ?? 'off'}
      inputmode=${field.numeric ? 'numeric' : nothing}
      autocapitalize=${field.code ? 'off' : nothing}
      spellcheck="false"
      translate="no"
      .value=${field.value === undefined ? noChange : live(field.value)}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${field.error ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
      ?data-focus=${field.focus}
      ?data-near=${field.value === undefined}
      @input=${(event: Event) => field.onInput((event.target as HTMLInputElement).value)}
      @change=${(event: Event) => field.onChange?.((event.target as HTMLInputElement).value)}
      @paste=${(event: ClipboardEvent) => {
        if (field.onPaste?.(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
      }}
    />`,
    below,
  );

export const selectField = (field: SelectField, below?: unknown): TemplateResult =>
  fieldFrame(
    field,
    html`<select
      id=${field.name}
      part="input"
      aria-required="true"
      aria-invalid=${field.error ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
      ?data-focus=${field.focus}
      @change=${(event: Event) => field.onInput((event.target as HTMLSelectElement).value)}
    >
      ${field.options.map(
        ([value, label]) => html`<option value=${value} .selected=${live(value === field.value)}>${label}</option>`,
      )}
    </select>`,
    below,
  );
