import {CertPage} from './cert-page.js';
import {deepAll, heardOf, isShown} from '../../walks/dom.js';
import {RecordForm} from './record-form.js';

/** A public element whose path has forms over what is on record. */
export class RecordPage<N extends string> extends CertPage {
  get fields(): RecordForm<N> {
    return new RecordForm(this.root);
  }

  /** What a screen reader reads of each fact. */
  get heardFacts(): Record<string, string> {
    const names = deepAll(this.root, 'dt').filter(isShown);
    return Object.fromEntries(names.map((name) => [heardOf(name), heardOf(name.nextElementSibling as Element)]));
  }

  async fill(typed: Readonly<Partial<Record<N, string>>>): Promise<void> {
    for (const [name, text] of Object.entries(typed)) {
      this.fields.type(name as N, text as string);
      await this.drawn();
    }
  }

  /** Submits the form. */
  async submit(): Promise<void> {
    this.fields.submit();
    await this.drawn();
  }

  /** Presses what belongs to a field. */
  async pressAt(name: N, words: string): Promise<void> {
    this.fields.press(name, words);
    await this.drawn();
  }
}
