import {journeyOver} from '../journey.js';
import {legalRepPath} from '../../legal-rep/legal-rep.path.js';

export {adaptersOf, defineHome, loadAfterHome} from '../journey.js';

export const createCertification = journeyOver({'legal-rep': legalRepPath});
