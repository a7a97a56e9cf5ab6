import {createActor} from 'xstate';
import {wireCertification} from '../../adapters/wiring.js';
import type {Adapters} from '../../adapters/adapters.js';
import type {CertificationInput} from '../../machines/certification.setup.js';
import {pathOf} from './methods.js';

export {defineHome} from '../home/home.js';
export {adaptersOf} from './adapters-of.js';

export const loadAfterHome = () => import('./after-home.chunk.js');

/** Creates the whole journey. When a method is opened, it waits for `prepare` and for the method's element. */
export const createCertification = (adapters: Adapters, input: CertificationInput, prepare: () => Promise<unknown>) =>
  createActor(
    wireCertification(adapters, (method) =>
      Promise.all([
        pathOf(method)
          ?.load()
          .then(({define}) => define()),
        prepare(),
      ]),
    ),
    {input},
  );
