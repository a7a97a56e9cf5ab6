import {bankUkey} from '../../bank-ukey/bank-ukey.method.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, [bankUkey]);
