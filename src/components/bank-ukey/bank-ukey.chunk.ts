import {bankUkey} from './bank-ukey.method.js';

export {Journey} from '../shell/journey.js';
export const paths = [bankUkey];
