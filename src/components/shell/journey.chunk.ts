import {profile} from '../profile/profile.path.js';
import {Journey, type JourneyHost} from './journey.js';
import {methods} from './methods.js';

/** Over everything that this build can open. */
export const journeyOf = (host: JourneyHost): Journey => new Journey(host, [...methods, profile]);
