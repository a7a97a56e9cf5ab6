import {ofDocument} from '../../adapters/of-document.js';
import {CertError} from '../../domain/errors.js';
import {version} from '../../version.js';
import {SwErrorEvent} from '../events/events.js';
import {hint} from './hint.js';

/**
 * Tells the host's developer on the console, and the host by an event on each element that another version has defined.
 */
export const tellVersionConflict = (tag: string): void => {
  hint(`version ${version} does not define ${tag}: another version was on the page before it.`);
  for (const element of ofDocument('documentElement').querySelectorAll(tag)) {
    element.dispatchEvent(new SwErrorEvent(new CertError('version-conflict', {where: version})));
  }
};
