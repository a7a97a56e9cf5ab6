import {html, type TemplateResult} from 'lit';
import {describedBy, fieldFrame, type Field} from '../parts/field.js';

interface Behaviour {
  /** Whether a new step begins here and takes the focus. */
  readonly focus: boolean;
  readonly onInput: (value: string) => void;
}

/** A field for a code from an SMS. Phones offer to fill it in, and browsers must not store it. */
export const codeField = (field: Field, {focus, onInput}: Behaviour, below: TemplateResult): TemplateResult =>
  fieldFrame(
    field,
    html`<input
      id=${field.name}
      part="input"
      type="text"
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck="false"
      translate="no"
      aria-required="true"
      aria-invalid=${field.error ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
      ?data-focus=${focus}
      @input=${(event: Event) => {
        onInput((event.target as HTMLInputElement).value);
      }}
    />`,
    below,
  );
