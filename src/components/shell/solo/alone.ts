import type {Plan} from '../journey.js';

/** For an element that is one path. */
export const alone = (path: string): Plan => ({only: undefined, startWith: path, solo: true});
