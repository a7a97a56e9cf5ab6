import type {PlaceSites} from '../../simulators/backend/handoff-needs.js';
import {readRows} from '../../simulators/conformance/run-kit.js';
import {makePlaceKeys} from '../../simulators/places/keys.js';
import {kindsOf} from '../../simulators/places/kinds.js';
import {addressAt} from '../../simulators/places/site.js';

/** Beside the banks: a method by link and code, one that asks for an amount, and a further bank. */
export const externalMethods = await readRows();

export const kinds = kindsOf(externalMethods);

/** What the tests' places sign with. */
export const placeKeys = makePlaceKeys(kinds);

/** The tests' places, as the backend knows them. */
export const places: PlaceSites = {
  addressOf: (at, order) => addressAt('http://localhost:1')(at, order, undefined),
  keyOf: placeKeys.publicKeyOf,
};
