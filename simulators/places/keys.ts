import {makeSigningKeys} from '../crypto.js';
import type {PlaceId} from './agreement.js';
import type {SimulatedKind} from './kinds.js';

const nameOf = ({method, place}: PlaceId): string => `${method}/${place}`;

/** A key for each place, as long as the process runs. */
export const makePlaceKeys = (kinds: readonly SimulatedKind[]) => {
  const all = kinds.flatMap(({id: method, places}) => places.map(({id: place}) => nameOf({method, place})));
  const pairs = new Map(all.map((name) => [name, makeSigningKeys()]));
  return {
    /** The key by which the Single Window recognises a place. Undefined for an unknown place. */
    publicKeyOf: (at: PlaceId) => pairs.get(nameOf(at))?.publicKey,
    privateKeyOf: (at: PlaceId): Uint8Array => {
      const pair = pairs.get(nameOf(at));
      if (!pair) throw new Error(`${nameOf(at)} has no key.`);
      return pair.privateKey;
    },
  };
};
