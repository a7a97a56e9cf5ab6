/** The parts of the bench that tests use, too. */
export {openForm, updatesPerKey} from './keystroke.js';
export {leftBy} from './lifetime.js';
export {type Site, startSite} from './site.js';
export {addLifetime, addOurs} from './subjects.js';
