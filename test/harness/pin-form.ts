import {deepAll, isShown, wordsOf} from './dom.js';

/** The form in which a PIN is typed. */
export class PinForm {
  constructor(private readonly root: ShadowRoot) {}

  get input(): HTMLInputElement {
    const [input] = deepAll<HTMLInputElement>(this.root, 'input').filter(isShown);
    if (!input) throw new Error('There is no field for a PIN.');
    return input;
  }

  get value(): string {
    return this.input.value;
  }

  get isInvalid(): boolean {
    return this.input.getAttribute('aria-invalid') === 'true';
  }

  /** What belongs to the field for somebody who cannot see it. */
  get description(): string {
    const root = this.input.getRootNode() as ShadowRoot;
    const ids = this.input.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => wordsOf(root.getElementById(id) as Element)).join(' ');
  }

  get summary(): HTMLElement | undefined {
    return deepAll(this.root, '[part=error-summary]').find(isShown);
  }

  get summaryLinks(): HTMLAnchorElement[] {
    return this.summary ? deepAll<HTMLAnchorElement>(this.summary, 'a') : [];
  }

  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  submit(): void {
    const {form} = this.input;
    // As a press does: the focus is on the button then.
    form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
    form?.requestSubmit();
  }

  enter(pin: string): void {
    this.type(pin);
    this.submit();
  }
}
