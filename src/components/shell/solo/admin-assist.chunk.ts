import {journeyOver} from '../journey.js';
import {adminAssistPath} from '../../admin-assist/admin-assist.path.js';

export {adaptersOf, defineHome, loadAfterHome} from '../journey.js';

export const createCertification = journeyOver({'admin-assist': adminAssistPath});
