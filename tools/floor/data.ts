/** What the oldest browsers of docs/support have, as MDN's data of browsers says. */
import data, {type Identifier, type SimpleSupportStatement} from '@mdn/browser-compat-data';

/** Of a name that is not there, too: nothing is known of it then. */
export const at = (entry: Identifier | undefined, ...names: readonly string[]): Identifier =>
  names.reduce((found, name) => (Object.hasOwn(found, name) ? found[name] : undefined) ?? {}, entry ?? {});

export const {api, css, html, svg, javascript} = data;

/** Something that one of these browsers does not have. */
export interface Lack {
  /** As code has it: `.hasOwn`, `@container`, `:has`. */
  readonly feature: string;
  /** Since when browsers have it, such as `chrome 93`. */
  readonly since: string;
}

const floor = {chrome: 92, firefox: 115} as const;

const numberOf = (version: SimpleSupportStatement['version_added']): number =>
  typeof version === 'string' ? Number(version.replace('≤', '')) : Number.NaN;

/** In part is enough: such entries are about how something is drawn, as an outline before 94. */
const isThere = (statements: readonly SimpleSupportStatement[], version: number, prefix?: string): boolean =>
  statements.some(
    ({version_added: added, version_removed: removed, flags, alternative_name: other, prefix: needed}) =>
      !flags && !other && needed === prefix && numberOf(added) <= version && !(numberOf(removed ?? false) <= version),
  );

/** Why a browser does not have any of what this may be, or nothing. */
export const lackOf = (
  feature: string,
  candidates: readonly Identifier[],
  {
    prefix,
    browsers = ['chrome', 'firefox'],
  }: {readonly prefix?: string; readonly browsers?: readonly (keyof typeof floor)[]} = {},
): Lack | undefined => {
  const known = candidates.flatMap((each) => each.__compat ?? []);
  for (const browser of browsers) {
    const all = known.map(({support}) => [support[browser] ?? []].flat());
    if (all.length > 0 && !all.some((each) => isThere(each, floor[browser], prefix))) {
      const added = all.flatMap((each) => each.map((one) => one.version_added)).filter(Boolean);
      return {feature, since: `${browser} ${added.join(' or ') || 'never'}`};
    }
  }
  return undefined;
};

/** What is in an entry, by its name. */
export const partsOf = (entry: Identifier | undefined): readonly (readonly [string, Identifier])[] =>
  Object.entries(entry ?? {}).filter(([name]) => name !== '__compat') as [string, Identifier][];
