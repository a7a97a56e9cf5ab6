import type {Place} from '../../domain/places.js';
import type {Method, Path, PlaceOf} from '../path/method.js';
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

/** The places of a method are loaded when one of them is asked for the first time. `onLoad` is called when they are there. */
export const placesOfPaths = (pathOf: (id: string) => AnyPath | undefined, onLoad: () => void): PlaceOf => {
  const known = new Map<External['external'], readonly Place[]>();
  return (via, method) => {
    const external = pathOf(method)?.external;
    if (!external) return undefined;
    if (!known.has(external)) {
      known.set(external, []);
      void external().then(
        ({places}) => {
          known.set(external, places);
          onLoad();
        },
        () => undefined,
      );
    }
    return known.get(external)?.find(({id}) => id === via);
  };
};
