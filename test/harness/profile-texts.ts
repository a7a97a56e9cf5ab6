import {recordTexts} from '../../src/components/record/record.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {profileTexts} from '../../src/components/profile/profile.texts.js';

/** All that the profile's screens say in Chinese: its own words, and those that it shares. */
export const texts = {
  ...recordTexts.reference,
  ...pathTexts.reference,
  ...profileTexts.reference,
  labels: {...recordTexts.reference.labels, ...profileTexts.reference.labels},
  hints: {...recordTexts.reference.hints, ...profileTexts.reference.hints},
};
