import type {Path, ShownKind} from '../path/method.js';

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
