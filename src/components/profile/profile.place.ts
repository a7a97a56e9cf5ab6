import {withForms} from '../field/load-forms.js';
import type {Place} from '../methods.js';

export const profile: Place = {
  id: 'profile',
  load: () => withForms(import('./profile.js')),
};
