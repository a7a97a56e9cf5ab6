import {generateKeyPairSync, type KeyObject} from 'node:crypto';

export interface BankKeys {
  /** What the Single Window knows a bank by; undefined for a bank that is none of these. */
  readonly publicKeyOf: (bank: string) => KeyObject | undefined;
  /** What a bank signs with. */
  readonly privateKeyOf: (bank: string) => KeyObject;
}

/** A key for each bank, for as long as the process runs. */
export const makeBankKeys = (banks: readonly {readonly id: string}[]): BankKeys => {
  const pairs = new Map(banks.map(({id}) => [id, generateKeyPairSync('ed25519')]));
  return {
    publicKeyOf: (bank) => pairs.get(bank)?.publicKey,
    privateKeyOf: (bank) => {
      const pair = pairs.get(bank);
      if (!pair) throw new Error(`${bank} has no key.`);
      return pair.privateKey;
    },
  };
};
