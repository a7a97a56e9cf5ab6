import {handoffPath} from './external.path.js';
import type {Method} from '../path/method.js';
import {bankUkeyHome} from './bank-ukey.card.js';

export const bankUkey: Method = {
  id: 'bank-ukey',
  card: bankUkeyHome,
  ...handoffPath(() => import('./bank-ukey.kind.js').then(({bankUkeyKind}) => bankUkeyKind)),
};
