import {externalPath} from '../../external/external.path.js';
import type {Method} from '../../path/method.js';
import {bankUkeyHome} from '../../external/bank-ukey.card.js';

export const bankUkey = {
  id: 'bank-ukey',
  card: bankUkeyHome,
  ...externalPath(() => import('../../external/bank-ukey.external.js').then(({bankUkeyExternal}) => bankUkeyExternal)),
} satisfies Method;

export {Journey} from '../journey/journey.js';
export const paths = [bankUkey];
