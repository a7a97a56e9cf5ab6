/* Shared views of the forms over the record. Loaded with the first of these forms. */
export {recordField, recordSummary} from './record-form.js';
export {RecordView} from './record-view.js';
