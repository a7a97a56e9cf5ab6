import * as z from 'zod/mini';
import type {Way} from '../../src/domain/places.js';
import {instant, opaque} from '../../src/domain/schemas.js';
import {isSignedText, signText} from '../crypto.js';

/* The agreement between the Single Window and the places: the messages from server to server. */

/** A place of a method, such as a bank. */
export interface PlaceId {
  readonly method: string;
  readonly place: string;
}

/** The data about a handoff for its place: the enterprise, and where the user came from. */
export interface PlaceCase {
  /** The id that the result names. The place shows it to nobody. */
  readonly handoff: string;
  readonly by: Way;
  readonly enterpriseName: string;
  readonly uscc: string;
  /** Empty if none is on record. */
  readonly orgCode: string;
  /** The address already contains the handoff id. Undefined by a code: a phone goes back nowhere. */
  readonly returnUrl?: string;
  /**
   * What a place of a host's own shows before its yes: the account holder's name, masked, and the origin of the page that
   * asks. A bank of this build shows neither, and is told of no person.
   */
  readonly asker?: {readonly account: string; readonly origin: string};
}

const result = z.strictObject({
  handoff: opaque(),
  method: opaque(),
  place: opaque(),
  /** The enterprise that has decided. */
  uscc: opaque(),
  verdict: z.enum(['passed', 'rejected', 'cancelled', 'pending']),
  at: instant(),
});

export type PlaceResult = z.infer<typeof result>;
export type Verdict = PlaceResult['verdict'];

export interface SignedResult {
  /** `PlaceResult` as JSON, exactly as it was signed. */
  readonly payload: string;
  /** Ed25519, in base64url. */
  readonly signature: string;
}

export type Objection =
  /** Not signed by the place that it names, or not a result at all. */
  | 'signature'
  /** The handoff does not exist, or no longer exists. */
  | 'handoff'
  /** The handoff is for another method, place or enterprise. */
  | 'foreign'
  /** The decision was made before or after the handoff's validity. */
  | 'time'
  /** The enterprise or the account holder on record has changed. */
  | 'record'
  /** The handoff is already decided. */
  | 'used';

export type Receipt = {readonly taken: true} | {readonly taken: false; readonly objection: Objection};

/** The Single Window's interface for places. */
export interface SingleWindow {
  /** Undefined if there is no such handoff to that place, or no longer. */
  open(at: PlaceId, order: string): Promise<PlaceCase | undefined>;
  /** A phone opens the page of a code. False if one has opened it before, or there is no such code: it shows nothing. */
  scan(at: PlaceId, order: string): Promise<boolean>;
  report(signed: SignedResult): Promise<Receipt>;
}

export const signResult = (signed: PlaceResult, privateKey: Uint8Array): SignedResult => {
  const payload = JSON.stringify(signed);
  return {payload, signature: signText(payload, privateKey)};
};

const parse = (payload: string): PlaceResult | undefined => {
  try {
    return result.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
};

/** The result, if it was signed by the place that it names. */
export const readResult = (
  {payload, signature}: SignedResult,
  keyOf: (at: PlaceId) => Uint8Array | undefined,
): PlaceResult | undefined => {
  const claimed = parse(payload);
  const key = claimed && keyOf(claimed);
  return key && isSignedText(payload, signature, key) ? claimed : undefined;
};
