/* Shared views of the forms over the record, and their rules. Loaded with the first of these forms. */
export {emptyForm} from '../../domain/form.js';
export {profileSchema} from '../../domain/profile.schemas.js';
export {recordField, recordSummary} from './record-form.js';
export {RecordView} from './record-view.js';
