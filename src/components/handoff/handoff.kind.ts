import type {HandoffKind} from '../../domain/places.js';
import type {TextTable} from '../locales/texts.js';
import type {Path} from '../path/method.js';
import type {HandoffTexts} from '../elsewhere/handoff.texts.js';

/** A method that is decided elsewhere, with its words. */
export interface ShownKind extends HandoffKind {
  readonly texts: TextTable<HandoffTexts>;
}

/** How such a method is loaded. */
export const handoffPath = (kind: () => Promise<ShownKind>): Pick<Path, 'kind' | 'load'> => ({
  kind,
  load: () => [
    Promise.all([import('../../adapters/handoff.wiring.js'), kind()]).then(([{wireHandoff}, known]) => ({
      wire: wireHandoff(known),
    })),
    import('./handoff.js'),
  ],
});
