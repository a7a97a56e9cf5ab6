import {bankUkey} from '../../bank-ukey/bank-ukey.method.js';
import {bankUkeyPath} from '../../bank-ukey/bank-ukey.path.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey => new Journey(host, {'bank-ukey': bankUkeyPath}, [bankUkey]);
