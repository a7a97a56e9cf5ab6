import type {IdType} from '../../src/domain/id-types.js';
import {deepAll, heardOf, isShown, wordsOf} from '../../walks/dom.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

/** The form that shows, field by field: what stands on top of it, and what is said at its fields. */
export class Form {
  constructor(private readonly root: ShadowRoot) {}

  /** What is wrong with the form, or looks so. */
  get summary(): HTMLElement | undefined {
    return deepAll(this.root, '[part=error-summary]').find(isShown);
  }

  /** What the summary says; empty while there is none. */
  get summaryWords(): string {
    return this.summary ? wordsOf(this.summary) : '';
  }

  /** The fields that show, in their order. */
  get names(): string[] {
    return this.#frames.map((frame) => frame.querySelector('label')?.htmlFor ?? '');
  }

  get labels(): string[] {
    return this.#frames.map((frame) => wordsOf(frame.querySelector('label') as Element));
  }

  input(name: string): HTMLInputElement {
    const control = this.control(name);
    if (control instanceof HTMLButtonElement) throw new Error(`Nothing can be typed at ${name}.`);
    return control as HTMLInputElement;
  }

  control(name: string): Control {
    const control = this.#frame(name).querySelector<Control>(`#${name}`);
    if (!control) throw new Error(`There is no control at ${name}.`);
    return control;
  }

  /** Undefined where the record's value is kept, which is in no control. */
  value(name: string): string | undefined {
    const control = this.control(name);
    return control instanceof HTMLButtonElement ? undefined : control.value;
  }

  isInvalid(name: string): boolean {
    return this.control(name).getAttribute('aria-invalid') === 'true';
  }

  /** What is said to be wrong at a field. */
  error(name: string): string {
    return this.#at(name, '.error');
  }

  /** What is said to look wrong at a field. */
  warning(name: string): string {
    return this.#at(name, '.warning');
  }

  /** What belongs to a field for somebody who cannot see it. */
  description(name: string): string {
    const control = this.control(name);
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => wordsOf((control.getRootNode() as ShadowRoot).getElementById(id) as Element)).join(' ');
  }

  /** All that can be read at a field, its label included. */
  words(name: string): string {
    return wordsOf(this.#frame(name));
  }

  heard(name: string): string {
    return heardOf(this.#frame(name));
  }

  /** What can be pressed at a field. */
  offers(name: string): string[] {
    return [...this.#frame(name).querySelectorAll('button')].map(wordsOf);
  }

  type(name: string, text: string): void {
    const input = this.input(name);
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }

  choose(idType: IdType | (string & {}), name = 'idType'): void {
    const select = this.control(name);
    select.focus();
    select.value = idType;
    select.dispatchEvent(new Event('change', {bubbles: true}));
  }

  get idTypes(): string[] {
    return [...(this.control('idType') as HTMLSelectElement).options].map(({text}) => text);
  }

  get longTerm(): HTMLInputElement {
    return this.#frame('validTo').querySelector('input[type=checkbox]') as HTMLInputElement;
  }

  tickLongTerm(): void {
    this.longTerm.focus();
    this.longTerm.click();
  }

  paste(name: string, text: string): void {
    const input = this.input(name);
    input.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    const event = new ClipboardEvent('paste', {clipboardData, bubbles: true, composed: true, cancelable: true});
    // As a browser does with a paste that nobody has taken.
    if (input.dispatchEvent(event)) this.type(name, text);
  }

  /** Presses a button at a field. */
  press(name: string, words: string): void {
    const button = [...this.#frame(name).querySelectorAll('button')].find((each) => wordsOf(each) === words);
    if (!button) throw new Error(`“${words}” cannot be pressed at ${name}, only ${this.offers(name).join()}.`);
    button.focus();
    button.click();
  }

  submit(): void {
    const form = deepAll<HTMLFormElement>(this.root, 'form').find(isShown);
    // As a press does: the focus is on the button then.
    form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
    form?.requestSubmit();
  }

  get #frames(): HTMLElement[] {
    return deepAll(this.root, '[part=field]').filter(isShown);
  }

  #frame(name: string): HTMLElement {
    const frame = this.#frames.find((each) => each.querySelector('label')?.htmlFor === name);
    if (!frame) throw new Error(`There is no field ${name}, only ${this.names.join()}.`);
    return frame;
  }

  #at(name: string, selector: string): string {
    const said = this.#frame(name).querySelector(selector);
    return said ? wordsOf(said) : '';
  }
}
