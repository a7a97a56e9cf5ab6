import type {Method} from '../../path/method.js';
import {legalRepHome} from '../../legal-rep/legal-rep.card.js';

export const legalRep: Method = {
  id: 'legal-rep',
  card: legalRepHome,
  load: () => [
    import('../../../adapters/legal-rep.wiring.js'),
    import('../../legal-rep/legal-rep.js'),
    import('../../record/record.chunk.js'),
  ],
};

export {Journey} from '../journey/journey.js';
export const paths = [legalRep];
