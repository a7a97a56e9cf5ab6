import {Secret} from './secret.js';

/** `pin.taken`: the focus has gone to a frame while the PIN was typed, and the PIN was cleared. */
export type PinError = 'pin.missing' | 'pin.length' | 'pin.characters' | 'pin.taken';

/**
 * A card's PIN has eight characters, not only digits. It is not normalised: a full-width digit that is changed
 * silently, or a PIN of another length, would use up one of the card's few tries.
 */
export const parsePin = (text: string): {pin: Secret} | {error: PinError} => {
  if (text === '') return {error: 'pin.missing'};
  if (!/^[\x21-\x7E]*$/.test(text)) return {error: 'pin.characters'};
  if (text.length !== 8) return {error: 'pin.length'};
  return {pin: new Secret(text)};
};
