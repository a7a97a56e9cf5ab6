import type {Path} from '../path/method.js';
import {forms} from '../record/load-forms.js';

/** The record that every method uses. It is no method, but is opened and left like one. */
export const profile: Path = {
  id: 'profile',
  load: () => [import('../../adapters/profile.wiring.js'), import('./profile.js'), ...forms()],
};
