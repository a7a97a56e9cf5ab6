import {statusSchema} from './schemas.js';

/**
 * Names what does not fit in a status. In a module of its own: of one that is also imported otherwise, some bundlers make a
 * further chunk.
 */
export const statusFits = () => statusSchema();
