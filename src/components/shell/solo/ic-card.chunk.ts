import {icCard} from '../../ic-card/ic-card.method.js';
import {icCardPath} from '../../ic-card/ic-card.path.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, {'ic-card': icCardPath}, [icCard]);
