import {adminAssistPath} from '../admin-assist/admin-assist.path.js';
import {bankUkeyPath} from '../bank-ukey/bank-ukey.path.js';
import {icCardPath} from '../ic-card/ic-card.path.js';
import {legalRepPath} from '../legal-rep/legal-rep.path.js';
import {profilePath} from '../profile/profile.path.js';
import {journeyOver} from './journey.js';

export {adaptersOf, defineHome, loadAfterHome} from './journey.js';

/** Over everything that this build can open. */
export const createCertification = journeyOver({
  'ic-card': icCardPath,
  'legal-rep': legalRepPath,
  'bank-ukey': bankUkeyPath,
  'admin-assist': adminAssistPath,
  profile: profilePath,
});
