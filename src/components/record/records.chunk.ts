/* Shared views of the forms over the record, and their rules. Loaded with the first of these forms. */
import {validatePerson} from '../../domain/person-draft.js';
import {idTypeTexts} from './id-types.texts.js';
import {recordField} from './record-field.js';
import {recordSummary} from './record-form.js';
import {RecordView} from './record-view.js';

/** Named here, so that bundlers put them into this chunk. */
export const inChunk: readonly unknown[] = [idTypeTexts, validatePerson, recordField, recordSummary, RecordView];
