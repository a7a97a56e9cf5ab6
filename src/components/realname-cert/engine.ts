import {createActor} from 'xstate';
import {wireCertification, type Adapters} from '../../adapters/wiring.js';
import type {CertificationInput} from '../../machines/certification.setup.js';
import {placeOf} from '../methods.js';

export {defineHome} from '../home/home.js';
export {adaptersOf} from '../settings.js';

export const loadLater = () => import('./later.js');

/** The whole journey; `prepare` is awaited together with a method's element when that is opened. */
export const createCertification = (adapters: Adapters, input: CertificationInput, prepare: () => Promise<unknown>) =>
  createActor(
    wireCertification(adapters, (method) =>
      Promise.all([
        placeOf(method)
          ?.load()
          .then(({define}) => define()),
        prepare(),
      ]),
    ),
    {input},
  );
