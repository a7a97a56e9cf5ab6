import type {PropertyValues} from 'lit';
import type {AnyActor} from 'xstate';
import type {CheckRules} from '../../domain/findings.js';
import {today} from '../../domain/identifiers/dates.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../notice/notice.styles.js';
import {PathView} from '../path/path-view.js';
import {controls} from '../theme/controls.styles.js';
import {checkTexts} from './check.texts.js';
import {fieldStyles} from './field.styles.js';
import {idTypeTexts} from './id-types.texts.js';
import type {RecordWords} from './record-form.js';
import {recordStyles} from './record.styles.js';
import {recordTexts} from './record.texts.js';

/** An inner element that shows a path with forms over what is on record. */
export abstract class RecordView<A extends AnyActor> extends PathView<A> {
  static override styles = [controls, noticeStyles, fieldStyles, recordStyles];

  readonly #record = new Texts(this, recordTexts, () => this.ui.locale);
  readonly #checks = new Texts(this, checkTexts, () => this.ui.locale);
  readonly #idTypes = new Texts(this, idTypeTexts, () => this.ui.locale);
  /** What was filled in is heard once, whatever is looked at in between. */
  #filled: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const {filled} = this;
    if (filled !== this.#filled) this.ui.config?.announce(filled ?? '');
    this.#filled = filled;
  }

  /** What the form took from one field into another by itself, in words. */
  protected get filled(): string | undefined {
    return undefined;
  }

  protected get words(): RecordWords | undefined {
    const [record, checks, idTypes] = [this.#record.value, this.#checks.value, this.#idTypes.value];
    return record && checks && idTypes && {record, checks, idTypes};
  }

  protected get rules(): CheckRules {
    return {mode: 'standard', acceptSarPassports: false, ...this.ui.config?.checks, today: today()};
  }

  /**
   * Does what may take away the control that has the focus: the focus then is that of the field, or of what closes
   * the field.
   */
  protected keepFocus(name: string, change: () => void): void {
    const focused = this.shadowRoot?.activeElement;
    change();
    if (focused) void this.#refocus(name, focused);
  }

  async #refocus(name: string, focused: Element): Promise<void> {
    await this.updateComplete;
    const field = focused.matches(':disabled') ? 'long-term' : name;
    if (field !== name || !this.matches(':focus-within')) this.shadowRoot?.getElementById(field)?.focus();
  }
}
