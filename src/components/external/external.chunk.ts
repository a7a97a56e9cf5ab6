import {readElsewhere, type BroughtMethod} from '../../domain/external.js';
import {CertError} from '../../domain/errors.js';
import type {Place} from '../../domain/places.js';
import type {Method, Path} from '../path/method.js';
import {onceFor} from '../../domain/once.js';
import {handoffPath} from './external.path.js';
import {handoffTexts} from './external.texts.js';

/* Loaded where a host brings methods of its own. */

export {readElsewhere};

export interface Elsewhere {
  /** Adds the host's methods to those of the build, and the host's banks to the path of the banks. */
  readonly addTo: (paths: readonly (Path | Method)[]) => readonly (Path | Method)[];
  /** Equal for equal rows. */
  readonly mark: string;
}

const methodOf = ({card, ...kind}: BroughtMethod): Method => ({
  id: kind.id,
  card: {
    group: '',
    reference: card['zh-CN'],
    translations: {
      en: () => Promise.resolve({texts: {'': card.en}}),
      'zh-TW': () => Promise.resolve({texts: {'': card['zh-TW']}}),
    },
  },
  byCode: !kind.ways.includes('link'),
  ...handoffPath(() => Promise.resolve({...kind, texts: handoffTexts})),
});

/** A path with further places. */
const withPlaces = (path: Path | Method, further: readonly Place[]): Path | Method => {
  const {kind} = path;
  if (!kind || further.length === 0) return path;
  return {
    ...path,
    ...handoffPath(async () => {
      const known = await kind();
      return {...known, places: [...known.places, ...further]};
    }),
  };
};

/**
 * What the host's rows add. Undefined if they say the same as before: a framework may make new ones at each render. What is
 * wrong is told.
 */
export const elsewhereOf = (
  given: unknown,
  before: Elsewhere | undefined,
  tell: (error: CertError) => void,
): Elsewhere | undefined => {
  const {methods, banks, wrong} = readElsewhere(given ?? []);
  const mark = JSON.stringify([methods, banks, wrong]);
  if (mark === before?.mark) return undefined;
  for (const where of wrong) tell(new CertError('config', {where}));
  const brought = methods.map(methodOf);
  const withBanks = onceFor((path: Path | Method) => withPlaces(path, banks));
  return {
    addTo: (paths) => [...paths.map((path) => (path.id === 'bank-ukey' ? withBanks(path) : path)), ...brought],
    mark,
  };
};
