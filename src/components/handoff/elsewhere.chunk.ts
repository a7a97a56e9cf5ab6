import {readElsewhere, type BroughtMethod} from '../../domain/elsewhere.js';
import type {Place} from '../../domain/places.js';
import type {Method, Path} from '../path/method.js';
import {onceFor} from '../../domain/once.js';
import {handoffPath} from './handoff.kind.js';

/* Loaded where a host brings methods of its own. */

const methodOf = ({card, ...kind}: BroughtMethod): Method => ({
  id: kind.id,
  card: {
    group: '',
    reference: card['zh-CN'],
    others: {en: () => Promise.resolve({texts: card.en}), 'zh-TW': () => Promise.resolve({texts: card['zh-TW']})},
  },
  byCode: !kind.ways.includes('link'),
  ...handoffPath(async () => {
    const {handoffTexts} = await import('./handoff.texts.js');
    return {...kind, texts: handoffTexts};
  }),
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

/** What the host's rows add, and where they do not fit. */
export const elsewhereOf = (given: unknown) => {
  const {methods, banks, wrong} = readElsewhere(given);
  return {
    methods: methods.map(methodOf),
    /** Adds the host's banks to the path of the banks. */
    extend: onceFor((path: Path | Method) => withPlaces(path, banks)),
    wrong,
    /** Equal for equal rows, however often a framework makes them anew. */
    mark: JSON.stringify([methods, banks, wrong]),
  };
};
