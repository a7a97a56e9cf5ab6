/** What browsers, workers and Node have in common. */
declare const crypto: {getRandomValues: (bytes: Uint8Array) => Uint8Array};

/** 128 random bits. `crypto.randomUUID` does not exist on pages loaded over plain HTTP. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte % 16).toString(16)).join('');
