import {deepAll, isShown, wordsOf} from '../../walks/dom.js';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

/** The form that shows: what stands on top of it, and what is said at its fields. */
export class Form {
  constructor(protected readonly root: ShadowRoot) {}

  /** What is wrong with the form, or looks so. */
  get summary(): HTMLElement | undefined {
    return deepAll(this.root, '[part=error-summary]').find(isShown);
  }

  get summaryLinks(): HTMLAnchorElement[] {
    return this.summary ? deepAll<HTMLAnchorElement>(this.summary, 'a') : [];
  }

  protected isMarkedInvalid(control: Control): boolean {
    return control.getAttribute('aria-invalid') === 'true';
  }

  /** What belongs to a field for somebody who cannot see it. */
  protected descriptionOf(control: Control): string {
    const root = control.getRootNode() as ShadowRoot;
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => wordsOf(root.getElementById(id) as Element)).join(' ');
  }

  protected typeInto(control: HTMLInputElement, text: string): void {
    control.value = text;
    control.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  protected submitWith(form: HTMLFormElement | null | undefined): void {
    // As a press does: the focus is on the button then.
    form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
    form?.requestSubmit();
  }
}
