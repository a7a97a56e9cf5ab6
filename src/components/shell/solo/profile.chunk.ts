import {journeyOver} from '../journey.js';
import {profilePath} from '../../profile/profile.path.js';

export {adaptersOf, defineHome, loadAfterHome} from '../journey.js';

export const createCertification = journeyOver({profile: profilePath});
