const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A PIN that occurs nowhere else, so that a search for it finds only it. */
export const randomPin = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => characters.charAt(byte % characters.length)).join('');
