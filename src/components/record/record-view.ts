import {html, nothing, type PropertyValues} from 'lit';
import type {AnyActor, EventObject} from 'xstate';
import type {FieldName} from '../../domain/fields.js';
import {longTerm} from '../../domain/identifiers/dates.js';
import type {Typed} from '../../domain/record-draft.js';
import {profile} from '../../locales/files.js';
import {Texts} from '../locales/texts.js';
import {noticeStyles} from '../parts/notice.styles.js';
import {PathView} from '../path/path-view.js';
import {controls} from '../theme/controls.styles.js';
import {checkTexts} from './check.texts.js';
import {fieldStyles} from '../parts/field.styles.js';
import {idTypeTexts} from './id-types.texts.js';
import type {FormEvents, RecordWords} from './record-form.js';
import {recordStyles} from './record.styles.js';
import {recordTexts} from './record.texts.js';

/** The events after which the machine either goes on or says what is wrong. */
const submits: ReadonlySet<string> = new Set(['submitted', 'bankCardChosen', 'codeRequested', 'started']);

/** An inner element that shows a path with forms over recorded data. */
export abstract class RecordView<A extends AnyActor, T extends object> extends PathView<A, T> {
  static override styles = [controls, noticeStyles, fieldStyles, recordStyles];

  readonly #record = new Texts(this, recordTexts, profile, () => this.contexts.locale);
  readonly #checks = new Texts(this, checkTexts, profile, () => this.contexts.locale);
  readonly #idTypes = new Texts(this, idTypeTexts, profile, () => this.contexts.locale);
  /** The field in whose control the user types. */
  #typing: FieldName | undefined;
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

  /**
   * The heading of one of several steps. It takes the focus. Below that of a form: what holds for its fields.
   */
  protected stepHeading(title: unknown, progress: string, ofForm: boolean): unknown {
    // The stepper shows it.
    const words = html`${title} <span class="live">${progress}</span>`;
    return html`${this.heading(this.contexts.headingLevel, words)}
    ${ofForm ? html`<p class="muted stars">${this.words?.record.required}</p>` : nothing}`;
  }

  /** Sends the user's action. If a form cannot be sent, the focus moves to the reason. */
  protected override readonly sender = (event: Parameters<A['send']>[0] & EventObject) => (): void => {
    const before = submits.has(event.type) ? this.step : undefined;
    this.send(event);
    if (before && this.step === before) this.focus();
  };

  /** Sends the changes of the form's fields. */
  protected readonly events: FormEvents = {
    type: (name, text) => {
      this.#typing = name;
      this.send({type: 'edited', values: {[name]: text}} as EventObject);
    },
    edit: (values) => {
      this.#change(Object.keys(values)[0] ?? '', {type: 'edited', values} as EventObject);
    },
    putBack: (name) => {
      this.#change(name, {type: 'putBack', name} as EventObject);
    },
  };

  /**
   * What a form shows, as a text that can be compared, without the text of the control in which the user types. The
   * checkbox for a date without end follows that text.
   */
  protected shownOf({draft, filled}: Typed<FieldName>, form: object): string {
    const typing = this.#typing;
    return JSON.stringify([form, filled, {...draft, ...(typing && {[typing]: draft[typing] === longTerm})}]);
  }

  /** A button may remove itself by its own action. Then the focus moves to its field. */
  #change(name: string, event: EventObject): void {
    const focused = this.shadowRoot?.activeElement;
    this.#typing = undefined;
    this.send(event);
    if (focused?.localName === 'button') void this.#keepFocus(name);
  }

  async #keepFocus(name: string): Promise<void> {
    await this.updateComplete;
    if (!this.matches(':focus-within')) this.shadowRoot?.getElementById(name)?.focus();
  }
}
