import {externalPath} from './external.path.js';
import type {Method} from '../path/method.js';
import {bankUkeyHome} from './bank-ukey.card.js';

export const bankUkey = {
  id: 'bank-ukey',
  card: bankUkeyHome,
  ...externalPath(() => import('./bank-ukey.external.js').then(({bankUkeyExternal}) => bankUkeyExternal)),
} satisfies Method;
