import {methodIds} from '../../domain/method-ids.js';

/** The elements of one path each, which 0.1 had, as a selector. */
export const oldTags = [...methodIds, 'profile'].map((id) => `sw-${id}-cert`).join();
