import {ofDocument} from '../../adapters/of-document.js';
import {CertError} from '../../domain/errors.js';
import {version} from '../../version.js';
import {SwErrorEvent} from '../events/events.js';
import {hint} from './hint.js';

/**
 * Tells the host's developer on the console, and the host by an event on each element that another version has defined.
 */
export const tellVersionConflict = (tags: readonly string[]): void => {
  hint(`version ${version} defines no element: another version was on the page before it.`);
  for (const element of ofDocument('documentElement').querySelectorAll(tags.join())) {
    element.dispatchEvent(new SwErrorEvent(new CertError('version-conflict', {where: version})));
  }
};
