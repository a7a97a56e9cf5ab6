export {checkBankCard, formatBankCard, normaliseBankCard} from './identifiers/bank-card.js';
export {ageAt, formatDate, isDate, longTerm, normaliseDate, today} from './identifiers/dates.js';
export {checkEnterpriseName, normaliseEnterpriseName, sameEnterpriseName} from './identifiers/enterprise-name.js';
export {checkIdValidity, splitValidity, type Validity, type ValidityResult} from './identifiers/id-validity.js';
export {type CheckKey, checkKeys} from './identifiers/keys.js';
export {
  check,
  format,
  type IdentifierKind as Kind,
  kinds,
  mask,
  normalise,
  type TextKind,
} from './identifiers/kinds.js';
export {type MaskStyle, maskPersonName, maskText} from './identifiers/masking.js';
export {checkMobile, formatMobile, normaliseMobile} from './identifiers/mobile.js';
export {checkOrgCode, formatOrgCode, normaliseOrgCode} from './identifiers/org-code.js';
export {checkPassport, normalisePassport} from './identifiers/travel-documents.js';
export {checkPersonName, normalisePersonName} from './identifiers/person-name.js';
export {birthOf} from './identifiers/person-number.js';
export {checkForeignPrId, checkForeignPrIdOld, checkHmtResidencePermit} from './identifiers/travel-documents.js';
export {checkResidentId, checkResidentId15} from './identifiers/resident-id.js';
export type {CheckLevel, CheckMode, CheckOptions, CheckResult} from './identifiers/result.js';
export {checkSmsCode} from './identifiers/mobile.js';
export {normaliseCode} from './identifiers/text.js';
export {
  checkHkmTravelPermit,
  checkMilitaryId,
  checkTwTravelPermit,
  sameHkmTravelPermit,
} from './identifiers/travel-documents.js';
export {checkUscc} from './identifiers/uscc.js';
export {isUsccShaped, orgCodeFromUscc} from './identifiers/uscc-parts.js';

export * from './id-types.js';
