import {randomKey} from './random-key.js';

/* W3C Trace Context: ids of a trace and of a span in it, random, in lower-case hexadecimal. */

/** All zeros would mean none. */
const randomId = (digits: number): string => randomKey().slice(0, digits).replace(/^0/, '1');

export const newTraceId = (): string => randomId(32);

export const newSpanId = (): string => randomId(16);
