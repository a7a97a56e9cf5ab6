import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Locale} from '../../domain/locales.js';
import {memoizeLast} from '../../domain/lazy.js';
import type {LocaleState} from './locale.js';
import type {TextTable, Translations} from './text-table.js';

/** The tables of the components that the page has had so far. */
export const usedTables = new Set<TextTable<string, object>>();

/** Gives a component its texts in the current locale. */
export class Texts<T extends object, Group extends string = string> implements ReactiveController {
  #texts: T | undefined;
  #wanted: Locale | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly table: TextTable<Group, T>,
    private readonly texts: Translations<NoInfer<Group>, NoInfer<T>>,
    private readonly state: () => LocaleState | undefined,
  ) {
    usedTables.add(table);
    host.addController(this);
  }

  /** Undefined while the first locale is loading. Another locale is used when it has loaded. */
  get value(): T | undefined {
    const texts = this.#texts;
    const state = this.state();
    const own: Readonly<Record<string, string>> | undefined = state?.messages?.[state.tag];
    return texts && own ? this.#overridden(texts, own) : texts;
  }

  /** A host may override only plain texts. Texts built from numbers or dates stay ours. */
  readonly #overridden = memoizeLast((texts: T, own: Readonly<Record<string, string>>): T => {
    const valueOf = ([key, words]: [string, unknown]) => [
      key,
      typeof words === 'string' ? (own[`${this.table.group}.${key}`] ?? words) : words,
    ];
    return Object.fromEntries(Object.entries(texts).map(valueOf)) as T;
  });

  hostUpdate(): void {
    const locale = this.state()?.locale ?? 'zh-CN';
    if (locale === this.#wanted) return;
    this.#wanted = locale;
    if (locale === 'zh-CN') {
      this.#texts = this.table.reference;
      return;
    }
    const loaded = this.texts[locale]().then(
      (file) => file.texts[this.table.group],
      // If a locale cannot be loaded, use the reference.
      () => this.table.reference,
    );
    void loaded.then((texts) => {
      if (this.#wanted !== locale) return;
      this.#texts = texts;
      this.host.requestUpdate();
    });
  }
}
