import {journeyOver} from '../journey.js';
import {icCardPath} from '../../ic-card/ic-card.path.js';

export {adaptersOf, defineHome, loadAfterHome} from '../journey.js';

export const createCertification = journeyOver({'ic-card': icCardPath});
