import {bankUkey} from '../../external/bank-ukey.method.js';

export {Journey} from '../journey.js';
export const paths = [bankUkey];
