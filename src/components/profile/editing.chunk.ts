/* The forms for changing the record. Loaded while the user looks at the record. */
export {form} from './profile.form.js';
export {abandonment, comparison, confirmation, savedNotice} from './profile.steps.js';
