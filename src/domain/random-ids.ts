/** What browsers, workers and Node have in common. */
declare const crypto: {getRandomValues: (bytes: Uint8Array) => Uint8Array};

/** 128 random bits. `crypto.randomUUID` does not exist on pages loaded over plain HTTP. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte % 16).toString(16)).join('');

/* W3C Trace Context: ids of a trace and of a span in it, random, in lower-case hexadecimal. */

/**
 * The first eight digits are read out on a telephone, so they have no 0 and no 1, which look like o and l. Each of the
 * other fourteen is as likely: of 32 digits, fewer than eight are left once in 10¹⁶ times. The rest is random, as level 2
 * asks of the last seven bytes. All zeros, which would mean none, it cannot be.
 */
export const newTraceId = (): string => randomKey().replace(/[01]/g, '').slice(0, 8) + randomKey().slice(8);

/** All zeros, which would mean none, once in 10¹⁹ times. */
export const newSpanId = (): string => randomKey().slice(16);
