import {badArgument} from './answers.js';
import type {CallArgs} from './envelope.js';

/** An optional text. Null counts as missing. */
export const optionalText = (args: CallArgs, name: string): string | undefined => {
  const value = args[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw badArgument(name);
  return value;
};

export const requiredText = (args: CallArgs, name: string): string => {
  const value = optionalText(args, name);
  if (value === undefined) throw badArgument(name);
  return value;
};

/** Bytes in Base64, with or without padding and line breaks. */
export const bytesIn = (text: string, name: string): Uint8Array => {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    if (bytes.length > 0) return bytes;
  } catch {
    // As below.
  }
  throw badArgument(name);
};

export const requiredBytes = (args: CallArgs, name: string): Uint8Array => bytesIn(requiredText(args, name), name);

/** A new PIN. synthetic: that any 8 characters are accepted. */
export const newPin = (args: CallArgs, name: string): string => {
  const pin = requiredText(args, name);
  if (Array.from(pin).length !== 8) throw badArgument(name);
  return pin;
};
