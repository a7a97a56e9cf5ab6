import {createActor} from 'xstate';
import {wireJourney} from '../../adapters/wire-journey.js';
import type {Adapters} from '../../adapters/adapters.js';
import type {CertificationInput} from '../../machines/certification.setup.js';
import type {Path} from '../path/method.js';

export {defineHome} from '../home/home.js';
export {adaptersOf} from './adapters-of.js';

export const loadAfterHome = () => import('./after-home.chunk.js');

/** Gives what creates the journey over these paths, by id. When one is opened, the journey waits for `prepare`, too. */
export const journeyOver =
  (paths: Readonly<Record<string, Path>>) =>
  (adapters: Adapters, input: CertificationInput, prepare: () => Promise<unknown>) => {
    const open = async (path: Path, subject: string) => {
      const [{wire}, {define}] = await Promise.all([...path(adapters), prepare()]);
      define();
      return wire(adapters, subject);
    };
    return createActor(
      wireJourney(adapters, (id, subject) => paths[id] && open(paths[id], subject)),
      {input},
    );
  };
