import {generateKeyPairSync, type KeyObject} from 'node:crypto';

export interface BankKeys {
  /** The key by which the Single Window recognises a bank. Undefined for an unknown bank. */
  readonly publicKeyOf: (bank: string) => KeyObject | undefined;
  /** The key with which a bank signs. */
  readonly privateKeyOf: (bank: string) => KeyObject;
}

/** A key for each bank, as long as the process runs. */
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
