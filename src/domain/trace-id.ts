import {randomKey} from './random-key.js';

/* W3C Trace Context: ids of a trace and of a span in it, in lower-case hexadecimal. All zeros would mean none. */

export const traceIdPattern = /^(?!0+$)[0-9a-f]{32}$/;

const withLength = (digits: number): string => {
  const id = randomKey().slice(0, digits);
  return /[^0]/.test(id) ? id : `${id.slice(1)}1`;
};

export const newTraceId = (): string => withLength(32);

export const newSpanId = (): string => withLength(16);
