import {journeyOver} from '../journey.js';
import {bankUkeyPath} from '../../bank-ukey/bank-ukey.path.js';

export {adaptersOf, defineHome, loadAfterHome} from '../journey.js';

export const createCertification = journeyOver({'bank-ukey': bankUkeyPath});
