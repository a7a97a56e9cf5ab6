import {statusSchema} from './schemas.js';

/** Names what does not fit in a status. In a module of its own, because bundlers give one that is also imported otherwise more chunks. */
export const statusFits = () => statusSchema();
