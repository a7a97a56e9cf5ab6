import {adminAssist} from '../../admin-assist/admin-assist.method.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, [adminAssist]);
