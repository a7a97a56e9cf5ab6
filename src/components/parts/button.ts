import {html, nothing, type TemplateResult} from 'lit';

interface ButtonState {
  /** The most likely next step: one on a screen. */
  readonly primary?: boolean;
  /** What it began is under way: it keeps its place and its size, and shows a turning ring. */
  readonly waits?: boolean;
  /** It cannot be pressed now, but keeps the focus. */
  readonly isOff?: boolean;
}

/** Not by the browser: in a frame whose `sandbox` lacks `allow-forms`, that does nothing and says nothing. */
const submitForm = (event: Event): void => {
  event.preventDefault();
  (event.currentTarget as HTMLButtonElement).form?.dispatchEvent(new Event('submit'));
};

/** A button with a text label. Without `press` it is one that submits its form, which must not submit while it is off. */
export const statefulButton = (
  label: string,
  {primary = false, waits = false, isOff = waits}: ButtonState,
  press?: () => void,
): TemplateResult =>
  html`<button
    type=${press ? 'button' : 'submit'}
    class="${primary ? 'primary' : ''} ${waits ? 'waits' : ''}"
    part=${primary ? 'button-primary' : 'button'}
    aria-disabled=${isOff ? 'true' : nothing}
    @click=${press ? (isOff ? nothing : press) : submitForm}
  >
    ${label}
  </button>`;

export const button = (label: string, press: () => void, primary = false): TemplateResult =>
  statefulButton(label, {primary}, press);

/** The button that submits a form. */
export const submit = (label: string): TemplateResult => statefulButton(label, {primary: true});
