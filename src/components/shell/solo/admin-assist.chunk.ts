import {adminAssist} from '../../admin-assist/admin-assist.method.js';
import {adminAssistPath} from '../../admin-assist/admin-assist.path.js';
import {Journey, type JourneyHost} from '../journey.js';

export const journeyOf = (host: JourneyHost): Journey =>
  new Journey(host, {'admin-assist': adminAssistPath}, [adminAssist]);
