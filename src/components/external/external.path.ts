import type {Method, Path} from '../path/method.js';
import type {ShownExternalMethod} from './external.texts.js';

/** What the row of an external method has besides. Its element is `sw-rc-handoff`. */
interface External {
  readonly external: () => Promise<ShownExternalMethod>;
}

/** Whatever a page can open. */
export type AnyPath = (Path | Method) & Partial<External>;

export const externalPath = (external: External['external']): External & Pick<Path, 'load'> => ({
  external,
  load: () => [
    Promise.all([import('../../adapters/handoff.wiring.js'), external()]).then(([{wireHandoff}, known]) => ({
      wire: wireHandoff(known),
    })),
    import('./handoff.js'),
  ],
});
