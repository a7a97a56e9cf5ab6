import type {Method} from '../../path/method.js';
import {icCardHome} from '../../ic-card/ic-card.card.js';

export const icCard: Method = {
  id: 'ic-card',
  card: icCardHome,
  // The agent’s client too, so that nothing more needs loading after the path is open.
  load: (adapters) => [
    import('../../../adapters/ic-card.wiring.js'),
    import('../../ic-card/ic-card.js'),
    adapters.agent(),
  ],
};

export {Journey} from '../journey/journey.js';
export const paths = [icCard];
