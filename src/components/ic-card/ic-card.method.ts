import type {Method} from '../methods.js';
import {icCardCard} from './ic-card.card.js';

export const icCard: Method = {
  id: 'ic-card',
  load: () => import('./ic-card.js'),
  card: icCardCard,
};
