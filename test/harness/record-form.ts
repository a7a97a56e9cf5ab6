import type {IdType} from '../../src/domain/id-types.js';
import {deepAll, heardOf, isShown, wordsOf} from '../../walks/dom.js';
import {Form, type Control} from './form.js';

/** A form over what is on record, field by field. */
export class RecordForm<N extends string> extends Form {
  /** The fields that show, in their order. */
  get names(): string[] {
    return this.#frames.map((frame) => frame.querySelector('label')?.htmlFor ?? '');
  }

  get labels(): string[] {
    return this.#frames.map((frame) => wordsOf(frame.querySelector('label') as Element));
  }

  /** What the summary says; empty while there is none. */
  get summaryWords(): string {
    return this.summary ? wordsOf(this.summary) : '';
  }

  input(name: N): HTMLInputElement {
    const control = this.control(name);
    if (!(control instanceof HTMLInputElement)) throw new Error(`Nothing can be typed at ${name}.`);
    return control;
  }

  control(name: N): Control {
    const control = this.#frame(name).querySelector<Control>(`#${name}`);
    if (!control) throw new Error(`There is no control at ${name}.`);
    return control;
  }

  /** Undefined where the record's value is kept, which is in no control. */
  value(name: N): string | undefined {
    const control = this.control(name);
    return control instanceof HTMLButtonElement ? undefined : control.value;
  }

  isInvalid(name: N): boolean {
    return this.isMarkedInvalid(this.control(name));
  }

  /** What is said to be wrong at a field. */
  error(name: N): string {
    return this.#at(name, '.error');
  }

  /** What is said to look wrong at a field. */
  warning(name: N): string {
    return this.#at(name, '.warning');
  }

  description(name: N): string {
    return this.descriptionOf(this.control(name));
  }

  /** All that can be read at a field, its label included. */
  words(name: N): string {
    return wordsOf(this.#frame(name));
  }

  heard(name: N): string {
    return heardOf(this.#frame(name));
  }

  /** What can be pressed at a field. */
  offers(name: N): string[] {
    return [...this.#frame(name).querySelectorAll('button')].map(wordsOf);
  }

  type(name: N, text: string): void {
    const input = this.input(name);
    input.focus();
    this.typeInto(input, text);
  }

  choose(idType: IdType | (string & {}), name: string = 'idType'): void {
    const select = this.control(name as N);
    select.focus();
    select.value = idType;
    select.dispatchEvent(new Event('change', {bubbles: true}));
  }

  get idTypes(): string[] {
    return [...(this.control('idType' as N) as HTMLSelectElement).options].map(({text}) => text);
  }

  get longTerm(): HTMLInputElement {
    return this.#frame('validTo' as N).querySelector('input[type=checkbox]') as HTMLInputElement;
  }

  tickLongTerm(): void {
    this.longTerm.focus();
    this.longTerm.click();
  }

  paste(name: N, text: string): void {
    const input = this.input(name);
    input.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    const event = new ClipboardEvent('paste', {clipboardData, bubbles: true, composed: true, cancelable: true});
    // As a browser does with a paste that nobody has taken.
    if (input.dispatchEvent(event)) this.typeInto(input, text);
  }

  /** Presses a button at a field. */
  press(name: N, words: string): void {
    const button = [...this.#frame(name).querySelectorAll('button')].find((each) => wordsOf(each) === words);
    if (!button) throw new Error(`“${words}” cannot be pressed at ${name}, only ${this.offers(name).join()}.`);
    button.focus();
    button.click();
  }

  submit(): void {
    this.submitWith(deepAll<HTMLFormElement>(this.root, 'form').find(isShown));
  }

  get #frames(): HTMLElement[] {
    return deepAll(this.root, '[part=field]').filter(isShown);
  }

  #frame(name: N): HTMLElement {
    const frame = this.#frames.find((each) => each.querySelector('label')?.htmlFor === name);
    if (!frame) throw new Error(`There is no field ${name}, only ${this.names.join()}.`);
    return frame;
  }

  #at(name: N, selector: string): string {
    const said = this.#frame(name).querySelector(selector);
    return said ? wordsOf(said) : '';
  }
}
