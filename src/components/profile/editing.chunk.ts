/* What follows on the wish to change the record: fetched while that is being looked at. */
export {form} from './profile.form.js';
export {abandonment, comparison, confirmation, savedNotice} from './profile.steps.js';
