import type {Method} from '../methods.js';
import {bankUkeyCard} from './bank-ukey.card.js';

export const bankUkey: Method = {
  id: 'bank-ukey',
  load: () => import('./bank-ukey.js'),
  card: bankUkeyCard,
};
