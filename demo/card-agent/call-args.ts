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
export const requiredBytes = (args: CallArgs, name: string): Uint8Array => {
  const bytes = Buffer.from(requiredText(args, name), 'base64');
  if (bytes.length === 0) throw badArgument(name);
  return Uint8Array.from(bytes);
};

/** A new PIN. synthetic: that any 8 characters are accepted. */
export const newPin = (args: CallArgs, name: string): string => {
  const pin = requiredText(args, name);
  if (Array.from(pin).length !== 8) throw badArgument(name);
  return pin;
};
