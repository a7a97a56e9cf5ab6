import {type View} from './ids.js';
import {bankIds} from './bank-ids.js';
import {quoted} from './errors.js';
import {locales, type Locale} from './locales.js';
import {ownProperty} from './own-property.js';
import type {ExternalMethodInfo, InEach, Place} from './places.js';

/* The external methods of a host: each is decided at a place outside, and the backend hears the result. */

/** A text for all languages, or one for each; where one is missing, `zh-CN` stands in. Plain text. */
export type Words = string | Readonly<Partial<Record<Locale, string>>>;

/** Where the user of such a method may go. */
export interface ExternalPlace {
  /** As the backend names it in `places` and `via`: a-z, 0-9 and `-`, up to 40 characters. */
  readonly id: string;
  readonly name: Words;
  /**
   * The only hosts that are linked to or drawn as a code: names such as `wallet.example.cn`, and `*.wallet.example.cn` for
   * all subdomains of one, but not itself.
   */
  readonly hosts: readonly string[];
  /** What the user needs there. */
  readonly needs?: Words;
  /** What the user does there, in order; up to ten. */
  readonly steps?: readonly Words[];
}

/** An external method of a host. */
export interface ExternalMethod {
  /** As in the backend's status. `bank-ukey` adds its places to the banks, and has nothing else. */
  readonly id: string;
  /** What home shows of it. */
  readonly card?: {
    readonly title: Words;
    /** The button's label. */
    readonly action: Words;
    /** The name in a result and in a list of methods. */
    readonly name: Words;
    /** What the user needs. */
    readonly needs: Words;
    /** How long it takes. */
    readonly time: Words;
  };
  /** One to thirty. Of one, no choice is shown. */
  readonly places: readonly ExternalPlace[];
  /** In a window of this computer, by a QR code on a phone, or as the user chooses. Default: `link`. */
  readonly by?: 'link' | 'code' | 'both';
}

type CardWords = Readonly<Record<keyof NonNullable<ExternalMethod['card']>, string>>;

/** A method that was read, with the words of its card. */
export interface ExternalMethodWithCard extends ExternalMethodInfo {
  readonly card: InEach<CardWords>;
}

export interface ExternalMethods {
  readonly methods: readonly ExternalMethodWithCard[];
  /** Further places of `bank-ukey`. */
  readonly banks: readonly Place[];
  /** Where a row does not fit, such as `externalMethods[0].places[0].hosts`. Such a row is left out. */
  readonly wrong: readonly string[];
}

export const most = {methods: 20, places: 30, hosts: 20, steps: 10, characters: 1_000} as const;

const cardParts = ['title', 'action', 'name', 'needs', 'time'] as const satisfies readonly (keyof CardWords)[];

const idPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** A name of at least two parts, or its subdomains: ASCII, lower case, no port, no address of four numbers. */
const hostPattern =
  /^(?=.{4,253}$)(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The path of what does not fit. */
class Misfit extends Error {}

const fail = (path: string): never => {
  throw new Misfit(path);
};

/** An own, plain value: not what a prototype was given. */
const own = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? ownProperty(of as Record<string, unknown>, name) : undefined;

const text = (value: unknown, path: string): string => {
  if (typeof value !== 'string' || value.length > most.characters) return fail(path);
  return quoted(value) || fail(path);
};

const wordsOf = (value: unknown, path: string): InEach => {
  const isOne = typeof value === 'string';
  const first = isOne ? value : (own(value, 'zh-CN') ?? locales.map((locale) => own(value, locale)).find(Boolean));
  const reference = text(first, path);
  const inEach = locales.map((locale) => {
    const words = isOne ? undefined : own(value, locale);
    return [locale, words === undefined ? reference : text(words, `${path}.${locale}`)] as const;
  });
  return Object.fromEntries(inEach) as Record<Locale, string>;
};

const listOf = (value: unknown, least: number, limit: number, path: string): readonly unknown[] =>
  Array.isArray(value) && value.length >= least && value.length <= limit ? (value as readonly unknown[]) : fail(path);

const idOf = (value: unknown, taken: readonly string[], path: string): string =>
  typeof value === 'string' && idPattern.test(value) && !taken.includes(value) ? value : fail(path);

const hostOf = (value: unknown, path: string): string =>
  typeof value === 'string' && hostPattern.test(value) ? value : fail(path);

const each = <T>(inEach: (locale: Locale) => T): InEach<T> =>
  Object.fromEntries(locales.map((locale) => [locale, inEach(locale)])) as Record<Locale, T>;

const placeOf = (row: unknown, taken: readonly string[], path: string): Place => {
  const name = wordsOf(own(row, 'name'), `${path}.name`);
  const [needs, steps] = [own(row, 'needs') ?? ' ', own(row, 'steps') ?? []];
  const eachStep = listOf(steps, 0, most.steps, `${path}.steps`).map((step, at) =>
    wordsOf(step, `${path}.steps[${at}]`),
  );
  return {
    id: idOf(own(row, 'id'), taken, `${path}.id`),
    name,
    monogram: each((locale) => Array.from(name[locale])[0] ?? ''),
    hosts: listOf(own(row, 'hosts'), 1, most.hosts, `${path}.hosts`).map((host) => hostOf(host, `${path}.hosts`)),
    needs: needs === ' ' ? each(() => '') : wordsOf(needs, `${path}.needs`),
    steps: each((locale) => eachStep.map((step) => step[locale])),
  };
};

const placesOf = (row: unknown, taken: readonly string[], path: string): readonly Place[] => {
  const ids = [...taken];
  return listOf(own(row, 'places'), 1, most.places, `${path}.places`).map((each, at) => {
    const place = placeOf(each, ids, `${path}.places[${at}]`);
    ids.push(place.id);
    return place;
  });
};

const bankRow = 'bank-ukey';
/** A host does not replace what is built in. From the list of ids, Rolldown would make a third script before home. */
const builtIn: Readonly<Record<View | 'result', true>> = {
  'ic-card': true,
  'legal-rep': true,
  'bank-ukey': true,
  'admin-assist': true,
  profile: true,
  home: true,
  result: true,
};

const ways = {link: ['link'], code: ['code'], both: ['code', 'link']} as const;

const methodOf = (row: unknown, taken: readonly string[], path: string): ExternalMethodWithCard => {
  const id = idOf(own(row, 'id'), taken, `${path}.id`);
  const by = own(row, 'by') ?? 'link';
  const parts = cardParts.map((part) => [part, wordsOf(own(own(row, 'card'), part), `${path}.card.${part}`)] as const);
  const card = each((locale) => Object.fromEntries(parts.map(([part, words]) => [part, words[locale]])) as CardWords);
  return {
    id,
    card,
    title: each((locale) => card[locale].title),
    ways:
      typeof by === 'string'
        ? (ownProperty<readonly ('code' | 'link')[]>(ways, by) ?? fail(`${path}.by`))
        : fail(`${path}.by`),
    places: placesOf(row, [], path),
  };
};

/**
 * Reads what a host has set, which may be anything: rows that fit, and the paths of what does not. Its texts become plain
 * ones of at most 200 characters.
 */
export const readExternalMethods = (given: unknown): ExternalMethods => {
  const methods: ExternalMethodWithCard[] = [];
  const more: Place[] = [];
  const wrong: string[] = [];
  const attempt = (path: string, act: () => void): void => {
    try {
      act();
    } catch (thrown) {
      // A getter of the host may throw anything.
      wrong.push(thrown instanceof Misfit ? thrown.message : path);
    }
  };
  const add = (row: unknown, path: string): void => {
    if (own(row, 'id') !== bankRow) {
      methods.push(methodOf(row, [...Object.keys(builtIn), ...methods.map(({id}) => id)], path));
      return;
    }
    for (const name of ['card', 'by']) if (own(row, name) !== undefined) fail(`${path}.${name}`);
    const known = [...bankIds, ...more.map(({id}) => id)];
    more.push(...placesOf(row, known, path));
  };
  attempt('externalMethods', () => {
    const rows: readonly unknown[] = Array.isArray(given) ? given : fail('externalMethods');
    rows.slice(0, most.methods).forEach((row, at) => {
      attempt(`externalMethods[${at}]`, () => {
        add(row, `externalMethods[${at}]`);
      });
    });
    if (rows.length > most.methods) fail(`externalMethods[${most.methods}]`);
  });
  return {methods, banks: more, wrong};
};
