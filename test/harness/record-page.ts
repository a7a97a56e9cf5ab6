import {CertPage} from './cert-page.js';
import {deepAll, heardOf, isShown} from './dom.js';
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

  /** The views that the user left, as the host was told. */
  get leavings(): string[] {
    return this.told('sw-cancel').map(({view}) => view);
  }

  /** The codes of what went wrong, as the host was told. */
  get errors(): string[] {
    return this.told('sw-error').map(({code}) => code);
  }

  /** The words of the button that the page takes for the likeliest next step. */
  get primary(): string[] {
    return this.pressables.filter((words) => this.pressable(words)?.part.contains('button-primary'));
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
