import {readExternalMethods, type ExternalMethodWithCard} from '../../domain/external-methods.js';
import {CertError} from '../../domain/errors.js';
import type {Place} from '../../domain/places.js';
import {memoizeLast} from '../../domain/lazy.js';
import {externalPath, type AnyPath} from './external.path.js';
import {externalTexts} from './external.texts.js';

/* Loaded where a host has external methods of its own. */

export {readExternalMethods};

export interface ExternalPaths {
  /** Adds the host's methods to those of the build, and the host's banks to the path of the banks. */
  readonly addTo: (paths: readonly AnyPath[]) => readonly AnyPath[];
  /** Equal for equal rows. */
  readonly mark: string;
}

const methodOf = ({card, ...external}: ExternalMethodWithCard): AnyPath => ({
  id: external.id,
  card: {
    group: '',
    reference: card['zh-CN'],
    translations: {
      en: () => Promise.resolve({texts: {'': card.en}}),
      'zh-TW': () => Promise.resolve({texts: {'': card['zh-TW']}}),
    },
  },
  byCode: !external.ways.includes('link'),
  ...externalPath(() => Promise.resolve({...external, texts: externalTexts})),
});

/** A path with further places. */
const withPlaces = (path: AnyPath, further: readonly Place[]): AnyPath => {
  const {external} = path;
  if (!external || further.length === 0) return path;
  return {
    ...path,
    ...externalPath(async () => {
      const known = await external();
      return {...known, places: [...known.places, ...further]};
    }),
  };
};

/**
 * What the host's rows add. Undefined if they say the same as before: a framework may make new ones at each render. What is
 * wrong is told.
 */
export const externalPathsOf = (
  given: unknown,
  before: ExternalPaths | undefined,
  report: (error: CertError) => void,
): ExternalPaths | undefined => {
  const {methods, banks, wrong} = readExternalMethods(given ?? []);
  const mark = JSON.stringify([methods, banks, wrong]);
  if (mark === before?.mark) return undefined;
  for (const where of wrong) report(new CertError('config', {where}));
  const own = methods.map(methodOf);
  const withBanks = memoizeLast((path: AnyPath) => withPlaces(path, banks));
  return {
    addTo: (paths) => [...paths.map((path) => (path.id === 'bank-ukey' ? withBanks(path) : path)), ...own],
    mark,
  };
};
