import type {Method} from '../path/method.js';
import {forms} from '../record/load-forms.js';
import {legalRepHome} from './legal-rep.card.js';

export const legalRep: Method = {
  id: 'legal-rep',
  card: legalRepHome,
  load: () => [import('../../adapters/legal-rep.wiring.js'), import('./legal-rep.js'), ...forms()],
};
