import {deepAll, isShown} from '../../walks/dom.js';
import {Form} from './form.js';

/** The form in which a PIN is typed. */
export class PinForm extends Form {
  get input(): HTMLInputElement {
    const [input] = deepAll<HTMLInputElement>(this.root, 'input').filter(isShown);
    if (!input) throw new Error('There is no field for a PIN.');
    return input;
  }

  get value(): string {
    return this.input.value;
  }

  get isInvalid(): boolean {
    return this.isMarkedInvalid(this.input);
  }

  get description(): string {
    return this.descriptionOf(this.input);
  }

  type(text: string): void {
    this.typeInto(this.input, text);
  }

  submit(): void {
    this.submitWith(this.input.form);
  }

  enter(pin: string): void {
    this.type(pin);
    this.submit();
  }
}
