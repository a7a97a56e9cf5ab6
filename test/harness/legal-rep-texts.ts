import {recordTexts} from '../../src/components/record/record.texts.js';
import {legalRepTexts} from '../../src/components/legal-rep/legal-rep.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import {personCheckTexts} from '../../src/components/person-check/person-check.texts.js';

/** All that the legal representative's path says in Chinese, but for the check of a person. */
export const texts = {
  ...recordTexts.reference,
  ...pathTexts.reference,
  ...legalRepTexts.reference,
  labels: {...recordTexts.reference.labels, enterpriseName: legalRepTexts.reference.enterpriseName},
};

/** What the check of a person says. */
export const person = personCheckTexts.reference;
