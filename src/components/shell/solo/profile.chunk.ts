import {profile} from '../../profile/profile.path.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, [profile]);
