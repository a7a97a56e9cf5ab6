import {idTypes, checkIdNumber} from '../../domain/id-types.js';
import {formatDate, longTerm} from '../../domain/identifiers/dates.js';
import {checkEnterpriseName} from '../../domain/identifiers/enterprise-name.js';
import {checkIdValidity} from '../../domain/identifiers/id-validity.js';
import {checkOrgCode} from '../../domain/identifiers/org-code.js';
import {checkPersonName} from '../../domain/identifiers/person-name.js';
import {checkUscc} from '../../domain/identifiers/uscc.js';
import {validateEach} from '../../domain/record-draft.js';
import {checkTexts} from './check.texts.js';
import {selectField, textField} from '../parts/inputs.js';
import {validatePerson} from '../../domain/person-draft.js';
import {idTypeTexts} from './id-types.texts.js';
import {recordField} from './record-field.js';
import {recordSummary} from './record-form.js';
import {RecordView} from './record-view.js';

/* The forms over the record: checks of identifiers, fields and views. Loaded with the first of these forms. */

/** Named here, so that bundlers put them into this chunk. */
export const inChunk: readonly unknown[] = [
  idTypes,
  checkIdNumber,
  formatDate,
  longTerm,
  checkEnterpriseName,
  checkIdValidity,
  checkOrgCode,
  checkPersonName,
  checkUscc,
  validateEach,
  checkTexts,
  selectField,
  textField,
  idTypeTexts,
  validatePerson,
  recordField,
  recordSummary,
  RecordView,
];
