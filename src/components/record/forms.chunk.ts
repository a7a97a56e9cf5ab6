/* Shared parts of all forms that ask for identifiers. Loaded with the first of these forms. */
export {idTypes, checkIdNumber} from '../../domain/id-types.js';
export {formatDate, longTerm} from '../../domain/identifiers/dates.js';
export {checkEnterpriseName} from '../../domain/identifiers/enterprise-name.js';
export {checkIdValidity} from '../../domain/identifiers/id-validity.js';
export {checkOrgCode} from '../../domain/identifiers/org-code.js';
export {checkPersonName} from '../../domain/identifiers/person-name.js';
export {checkUscc} from '../../domain/identifiers/uscc.js';
export {verdictOf} from '../../domain/findings.js';
export {judgeEach} from '../../domain/recorded-form.js';
export {checkTexts} from './check.texts.js';
export {idTypeTexts} from './id-types.texts.js';
export {selectField, textField} from '../parts/inputs.js';
