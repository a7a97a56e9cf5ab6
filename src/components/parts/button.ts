import {html, nothing, type TemplateResult} from 'lit';

const classesOf = (primary: boolean, waits: boolean): string => `${primary ? 'primary' : ''} ${waits ? 'waits' : ''}`;

/**
 * A button with a text label. `primary` marks the most likely next step: one on a screen. While what it began is under
 * way (`waits`), it keeps its place, its size and the focus, shows a turning ring, and cannot be pressed again.
 */
export const button = (label: string, press: () => void, primary = false, waits = false): TemplateResult =>
  html`<button
    type="button"
    class=${classesOf(primary, waits)}
    part=${primary ? 'button-primary' : 'button'}
    aria-disabled=${waits ? 'true' : nothing}
    @click=${waits ? nothing : press}
  >
    ${label}
  </button>`;

/** The button that submits a form. While it `waits`, the form must not submit again: the Enter key does not ask it. */
export const submit = (label: string, waits = false, primary = true): TemplateResult =>
  html`<button
    type="submit"
    class=${classesOf(primary, waits)}
    part=${primary ? 'button-primary' : 'button'}
    aria-disabled=${waits ? 'true' : nothing}
  >
    ${label}
  </button>`;
