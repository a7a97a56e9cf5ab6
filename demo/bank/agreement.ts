import {type KeyObject, sign, verify} from 'node:crypto';
import * as z from 'zod/mini';
import {instant, oneOf, opaque} from '../../src/domain/schemas.js';

/* What the Single Window and the banks agreed upon: what they tell each other, server to server. */

/** What a bank is told of a handoff: whom it is about, and where the user came from. Nothing about any person. */
export interface BankCase {
  readonly enterpriseName: string;
  readonly uscc: string;
  /** Empty where none is on record. */
  readonly orgCode: string;
  /** Names the handoff already. */
  readonly returnUrl: string;
}

const result = z.strictObject({
  handoff: opaque(),
  bank: opaque(),
  /** The enterprise that the UKey was given to. */
  uscc: opaque(),
  verdict: oneOf('passed', 'rejected', 'cancelled', 'pending'),
  at: instant(),
});

export type BankResult = z.infer<typeof result>;
export type Verdict = BankResult['verdict'];

/** A result as it travels. */
export interface SignedResult {
  /** `BankResult` in JSON, to the letter as it was signed. */
  readonly payload: string;
  /** Ed25519, in base64url. */
  readonly signature: string;
}

export type Objection =
  /** Not signed by the bank that it names, or no result at all. */
  | 'signature'
  /** Of a handoff that there is not, or not any more. */
  | 'handoff'
  /** Of a handoff to another bank, or about another enterprise. */
  | 'foreign'
  /** Decided of before or after the handoff. */
  | 'time'
  /** Of an enterprise or an account holder that is not on record any more. */
  | 'record'
  /** Of a handoff that is decided already. */
  | 'used';

export type Receipt = {readonly taken: true} | {readonly taken: false; readonly objection: Objection};

/** The Single Window, as banks know it. */
export interface SingleWindow {
  /** Undefined where there is no such handoff to that bank, or not any more. */
  open(bank: string, handoff: string): Promise<BankCase | undefined>;
  report(signed: SignedResult): Promise<Receipt>;
}

export const signResult = (signed: BankResult, key: KeyObject): SignedResult => {
  const payload = JSON.stringify(signed);
  return {payload, signature: sign(null, Buffer.from(payload), key).toString('base64url')};
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
  keyOf: (bank: string) => KeyObject | undefined,
): BankResult | undefined => {
  const claimed = parse(payload);
  const key = claimed && keyOf(claimed.bank);
  return key && verify(null, Buffer.from(payload), key, Buffer.from(signature, 'base64url')) ? claimed : undefined;
};
