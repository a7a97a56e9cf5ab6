/* Shared views of the forms over the record, and their rules. Loaded with the first of these forms. */
export {emptyForm} from '../../domain/form.js';
export {reviewPerson} from '../../domain/person-draft.js';
export {recordField, recordSummary} from './record-form.js';
export {RecordView} from './record-view.js';
