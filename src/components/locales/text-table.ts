import type {FurtherLocale} from '../../domain/locales.js';

/** One component's texts in zh-CN, the reference, which is always loaded. Translations are in `src/locales`. */
export interface TextTable<Group extends string, T extends object> {
  /** Name with which a host overrides a text, as `group.key`. Empty: they are the host's already. */
  readonly group: Group;
  /** A getter where the texts are many and loaded long before anything of them is shown. */
  readonly reference: T;
}

/** Loads, on demand, the file of a locale that has the texts of these groups. */
export type Translations<Group extends string, T extends object> = Readonly<
  Record<FurtherLocale, () => Promise<{readonly texts: Readonly<Record<Group, T>>}>>
>;
