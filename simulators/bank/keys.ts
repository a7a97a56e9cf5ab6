import {makeSigningKeys} from '../crypto.js';

export interface BankKeys {
  /** The key by which the Single Window recognises a bank. Undefined for an unknown bank. */
  readonly publicKeyOf: (bank: string) => Uint8Array | undefined;
  /** The key with which a bank signs. */
  readonly privateKeyOf: (bank: string) => Uint8Array;
}

/** A key for each bank, as long as the process runs. */
export const makeBankKeys = (banks: readonly {readonly id: string}[]): BankKeys => {
  const pairs = new Map(banks.map(({id}) => [id, makeSigningKeys()]));
  return {
    publicKeyOf: (bank) => pairs.get(bank)?.publicKey,
    privateKeyOf: (bank) => {
      const pair = pairs.get(bank);
      if (!pair) throw new Error(`${bank} has no key.`);
      return pair.privateKey;
    },
  };
};
