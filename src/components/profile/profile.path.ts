import {withForms} from '../record/load-forms.js';
import type {Path} from '../path/method.js';

export const profile: Path = {
  id: 'profile',
  load: () => withForms(import('./profile.js')),
};
