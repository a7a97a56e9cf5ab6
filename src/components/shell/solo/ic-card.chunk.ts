import {icCard} from '../../ic-card/ic-card.method.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, [icCard]);
