import {bankUkey} from '../../bank-ukey/bank-ukey.method.js';

export {Journey} from '../journey.js';
export const paths = [bankUkey];
