import {html, type TemplateResult} from 'lit';
import {describedBy, fieldFrame, type Field} from './field.js';

interface Behaviour {
  /** The code comes in an SMS, so phones offer to fill it in. */
  readonly isFromSms?: boolean;
  /** Whether a new step begins here and takes the focus. */
  readonly focus: boolean;
  readonly onInput: (value: string) => void;
}

/** A field for a code that is valid once. Browsers must not store it. */
export const codeField = (
  field: Field,
  {isFromSms, focus, onInput}: Behaviour,
  below?: TemplateResult,
): TemplateResult =>
  fieldFrame(
    field,
    html`<input
      id=${field.name}
      part="input"
      type="text"
      inputmode="numeric"
      autocomplete=${isFromSms ? 'one-time-code' : 'off'}
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
