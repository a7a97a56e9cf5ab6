import {createElement, documentProperty} from '../../../adapters/page.js';
import {CertError} from '../../../domain/errors.js';
import {version} from '../../../version.js';
import {SwErrorEvent} from '../../events/error-event.js';
import {warnDeveloper} from '../report/warn-developer.js';
import {pageConflictWords} from './page-conflict-words.js';

/** A version that comes in several entries says it once. */
const reported = new WeakSet<Element>();

/**
 * Tells the host's developer on the console, the host by an event on each element that another version has defined, and
 * the user below it.
 */
export const reportVersionConflict = (tag: string): void => {
  warnDeveloper(`version ${version} does not define ${tag}: it was there before.`);
  for (const element of documentProperty('documentElement').querySelectorAll<HTMLElement>(tag)) {
    if (reported.has(element)) continue;
    reported.add(element);
    const note = createElement('p');
    note.slot = 'footer';
    void pageConflictWords(element, 'version-conflict', version).then((words) => {
      note.textContent = words;
    });
    element.append(note);
    const event = new SwErrorEvent(new CertError('version-conflict', {where: version}));
    // Of no journey of this version.
    element.dispatchEvent(Object.assign(event, {journey: '', elapsed: 0, attempt: 0, view: '', step: ''}));
  }
};
