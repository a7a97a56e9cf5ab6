import {html, type PropertyValues} from 'lit';
import type {AnyActor, EventObject} from 'xstate';
import type {CheckRules} from '../../domain/findings.js';
import {today} from '../../domain/identifiers/dates.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {PathView} from '../path/path-view.js';
import {controls} from '../theme/controls.styles.js';
import {checkTexts} from './check.texts.js';
import {fieldStyles} from '../parts/field.styles.js';
import {idTypeTexts} from './id-types.texts.js';
import type {RecordWords} from './record-form.js';
import {recordStyles} from './record.styles.js';
import {recordTexts} from './record.texts.js';

/** An inner element that shows a path with forms over recorded data. */
export abstract class RecordView<A extends AnyActor> extends PathView<A> {
  static override styles = [controls, noticeStyles, fieldStyles, recordStyles];

  readonly #record = new Texts(this, recordTexts, () => this.contexts.locale);
  readonly #checks = new Texts(this, checkTexts, () => this.contexts.locale);
  readonly #idTypes = new Texts(this, idTypeTexts, () => this.contexts.locale);
  #news: readonly (string | undefined)[] = [];

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const {news} = this;
    const fresh = news.filter((words, index) => words !== this.#news[index]);
    const isChanged = fresh.length > 0 || news.length < this.#news.length;
    this.#news = news;
    if (isChanged) this.contexts.config?.announce(fresh.filter(Boolean).join(' ') || (this.waiting ?? ''));
  }

  /**
   * What happens besides the waits, each text at its own place. It is announced when it changes, and only once, even if
   * the user changes the screen.
   */
  protected get news(): readonly (string | undefined)[] {
    return [];
  }

  protected get words(): RecordWords | undefined {
    const [record, checks, idTypes] = [this.#record.value, this.#checks.value, this.#idTypes.value];
    return record && checks && idTypes && {record, checks, idTypes, locale: this.contexts.locale};
  }

  protected get rules(): CheckRules {
    const {checks, clock} = this.contexts.config ?? {};
    return {
      mode: 'standard',
      acceptSarPassports: false,
      ...checks,
      today: today(clock && new Date(clock.now)),
      isTodaySure: clock?.isKnown ?? false,
    };
  }

  /** The heading of one of several steps. It takes the focus. */
  protected stepHeading(title: string, progress: string): unknown {
    const words = html`${title} <span class="muted progress">${progress}</span>`;
    return this.headline(this.contexts.headingLevel + 1, words, 'step');
  }

  /**
   * Sends the user's action. If a form cannot be sent, the focus moves to the reason. No other action loses the focus.
   */
  protected override readonly send = (event: Parameters<A['send']>[0] & EventObject) => (): void => {
    const focused = this.shadowRoot?.activeElement;
    const before = 'rules' in event || event.type === 'started' ? this.step : undefined;
    this.tell(event);
    if (before && this.step === before) this.focus();
    const name = 'values' in event ? Object.keys(event.values as object)[0] : 'name' in event && String(event.name);
    if (name && focused?.localName === 'button') void this.#keepFocus(name);
  };

  /** A button may remove itself by its own action. Then the focus moves to its field. */
  async #keepFocus(name: string): Promise<void> {
    await this.updateComplete;
    if (!this.matches(':focus-within')) this.shadowRoot?.getElementById(name)?.focus();
  }
}
