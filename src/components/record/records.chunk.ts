/* What the forms over the record are drawn with: fetched with the first of them, and shared by all. */
export {recordField, recordSummary} from './record-form.js';
export {RecordView} from './record-view.js';
