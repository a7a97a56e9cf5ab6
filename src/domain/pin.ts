import {Secret} from './secret.js';

export type PinError = 'pin.missing' | 'pin.length' | 'pin.characters';

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
