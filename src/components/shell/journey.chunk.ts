import {adminAssistPath} from '../admin-assist/admin-assist.path.js';
import {bankUkeyPath} from '../bank-ukey/bank-ukey.path.js';
import {icCardPath} from '../ic-card/ic-card.path.js';
import {legalRepPath} from '../legal-rep/legal-rep.path.js';
import {profilePath} from '../profile/profile.path.js';
import {Journey, type JourneyHost} from './journey.js';
import {methods} from './methods.js';

const paths = {
  'ic-card': icCardPath,
  'legal-rep': legalRepPath,
  'bank-ukey': bankUkeyPath,
  'admin-assist': adminAssistPath,
  profile: profilePath,
};

/** Over everything that this build can open. */
export const journeyOf = (host: JourneyHost): Journey => new Journey(host, paths, methods);
