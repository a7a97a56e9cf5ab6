import * as z from 'zod/mini';
import {instant, opaque} from '../../src/domain/schemas.js';
import {isSignedText, signText} from '../crypto.js';

/* The agreement between the Single Window and the banks: the messages from server to server. */

/**
 * The data about a handoff for the bank: the enterprise, and where the user came from. It contains nothing about any
 * person.
 */
export interface BankCase {
  /** The id that the result names. The bank shows it to nobody. */
  readonly handoff: string;
  readonly enterpriseName: string;
  readonly uscc: string;
  /** Empty if none is on record. */
  readonly orgCode: string;
  /** The address already contains the handoff id. */
  readonly returnUrl: string;
}

const result = z.strictObject({
  handoff: opaque(),
  bank: opaque(),
  /** The enterprise that the UKey was given to. */
  uscc: opaque(),
  verdict: z.enum(['passed', 'rejected', 'cancelled', 'pending']),
  at: instant(),
});

export type BankResult = z.infer<typeof result>;
export type Verdict = BankResult['verdict'];

/** A result in the form in which it is sent. */
export interface SignedResult {
  /** `BankResult` as JSON, exactly as it was signed. */
  readonly payload: string;
  /** Ed25519, in base64url. */
  readonly signature: string;
}

export type Objection =
  /** Not signed by the bank that it names, or not a result at all. */
  | 'signature'
  /** The handoff does not exist, or no longer exists. */
  | 'handoff'
  /** The handoff is for another bank or another enterprise. */
  | 'foreign'
  /** The decision was made before or after the handoff's validity. */
  | 'time'
  /** The enterprise or the account holder on record has changed. */
  | 'record'
  /** The handoff is already decided. */
  | 'used';

export type Receipt = {readonly taken: true} | {readonly taken: false; readonly objection: Objection};

/** The Single Window's interface for banks. */
export interface SingleWindow {
  /** Undefined if there is no such handoff to that bank, or no longer. */
  open(bank: string, order: string): Promise<BankCase | undefined>;
  report(signed: SignedResult): Promise<Receipt>;
}

export const signResult = (signed: BankResult, privateKey: Uint8Array): SignedResult => {
  const payload = JSON.stringify(signed);
  return {payload, signature: signText(payload, privateKey)};
};

const parse = (payload: string): BankResult | undefined => {
  try {
    return result.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
};

/** The result, if it was signed by the bank that it names. */
export const readResult = (
  {payload, signature}: SignedResult,
  keyOf: (bank: string) => Uint8Array | undefined,
): BankResult | undefined => {
  const claimed = parse(payload);
  const key = claimed && keyOf(claimed.bank);
  return key && isSignedText(payload, signature, key) ? claimed : undefined;
};
