import {withForms} from '../field/load-forms.js';
import type {Method} from '../methods.js';
import {legalRepCard} from './legal-rep.card.js';

export const legalRep: Method = {
  id: 'legal-rep',
  load: () => withForms(import('./legal-rep.js')),
  card: legalRepCard,
};
