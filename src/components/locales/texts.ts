import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {FurtherLocale, Locale} from '../../domain/locales.js';
import {onceFor} from '../../domain/once.js';
import type {MessageGroup} from './groups.js';
import type {LocaleState} from './locale.js';

/** One component's texts. zh-CN is the reference and always loaded. The others are loaded on demand. */
export interface TextTable<T extends object> {
  /** Name with which a host overrides a text, as `group.key`. Empty: they are the host's already. */
  readonly group: MessageGroup | '';
  /** A getter where the texts are many and loaded long before anything of them is shown. */
  readonly reference: T;
  readonly others: Readonly<Record<FurtherLocale, () => Promise<{texts: T}>>>;
}

/** The tables of the components that the page has had so far. */
export const usedTables = new Set<TextTable<object>>();

/** Gives a component its texts in the current locale. */
export class Texts<T extends object> implements ReactiveController {
  #texts: T | undefined;
  #wanted: Locale | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly table: TextTable<T>,
    private readonly state: () => LocaleState | undefined,
  ) {
    usedTables.add(table);
    host.addController(this);
  }

  /** Undefined while the first locale is loading. Another locale is used when it has loaded. */
  get value(): T | undefined {
    const texts = this.#texts;
    const {locale = 'zh-CN', messages = {}} = this.state() ?? {};
    const own: Readonly<Record<string, string>> | undefined = messages[locale];
    return texts && own ? this.#overridden(texts, own) : texts;
  }

  /** A host may override only plain texts. Texts built from numbers or dates stay ours. */
  readonly #overridden = onceFor((texts: T, own: Readonly<Record<string, string>>): T => {
    const valueOf = ([key, words]: [string, unknown]) => [
      key,
      (typeof words === 'string' ? own[`${this.table.group}.${key}`] : undefined) ?? words,
    ];
    return Object.fromEntries(Object.entries(texts).map(valueOf)) as T;
  });

  hostUpdate(): void {
    const locale = this.state()?.locale ?? 'zh-CN';
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    if (locale === 'zh-CN') this.#texts = this.table.reference;
    else void this.#load(locale);
  }

  async #load(locale: FurtherLocale): Promise<void> {
    // If a locale cannot be loaded, use the reference.
    const texts = await this.table.others[locale]().then(
      (module) => module.texts,
      () => this.table.reference,
    );
    if (this.#wanted !== locale) return;
    this.#texts = texts;
    this.host.requestUpdate();
  }
}
