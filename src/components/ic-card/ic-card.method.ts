import type {Method} from '../methods.js';
import {icCardCard} from './ic-card.card.js';

export const icCard: Method = {
  id: 'ic-card',
  load: async () => {
    (await import('./ic-card.js')).defineIcCard();
  },
  view: 'sw-rc-ic-card',
  card: icCardCard,
};
