import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {FurtherLocale, Locale} from '../../domain/locales.js';
import type {LocaleState} from './locale.js';

/** One component's words: zh-CN is the reference and always there, the others are loaded when asked for. */
export interface TextTable<T extends object> {
  /** Name under which a host may override a key, as `group.key`. */
  readonly group: string;
  readonly reference: T;
  readonly others: Readonly<Record<FurtherLocale, () => Promise<{texts: T}>>>;
}

/** Gives a component its words in the locale that holds around it. */
export class Texts<T extends object> implements ReactiveController {
  /** Told of each table that is drawn from, where a developer wants to know. */
  static onDraw: ((table: TextTable<object>) => void) | undefined;

  #texts: T | undefined;
  #wanted: Locale | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly table: TextTable<T>,
    private readonly state: () => LocaleState | undefined,
  ) {
    host.addController(this);
  }

  /** Undefined while the first locale is being loaded; another one takes over when it has arrived. */
  get value(): T | undefined {
    const texts = this.#texts;
    const {locale = 'zh-CN', messages = {}} = this.state() ?? {};
    if (!texts) return undefined;
    const prefix = `${this.table.group}.`;
    // Only words for words: what is put together from numbers or dates stays ours.
    const overrides = Object.entries(messages[locale] ?? {}).flatMap(([key, words]) => {
      const name = key.slice(prefix.length);
      return key.startsWith(prefix) && typeof texts[name as keyof T] === 'string' ? [[name, words]] : [];
    });
    return overrides.length === 0 ? texts : {...texts, ...(Object.fromEntries(overrides) as Partial<T>)};
  }

  hostUpdate(): void {
    Texts.onDraw?.(this.table);
    const locale = this.state()?.locale ?? 'zh-CN';
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    if (locale === 'zh-CN') this.#texts = this.table.reference;
    else void this.#load(locale);
  }

  async #load(locale: FurtherLocale): Promise<void> {
    // Where a locale does not arrive, the reference is better than nothing.
    const texts = await this.table.others[locale]()
      .then((module) => module.texts)
      .catch(() => this.table.reference);
    if (this.#wanted !== locale) return;
    this.#texts = texts;
    this.host.requestUpdate();
  }
}
