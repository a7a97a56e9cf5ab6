import type {BankSites} from '../../demo/backend/bank-ukey.js';
import {branches} from '../../demo/bank/branches.js';
import {makeBankKeys} from '../../demo/bank/keys.js';
import {addressAt} from '../../demo/bank/site.js';

/** What the tests' banks sign with. */
export const bankKeys = makeBankKeys(branches);

/** The tests' banks, as the backend knows them. */
export const banks: BankSites = {
  addressOf: (bank, handoff) => addressAt('http://localhost:1')(bank, handoff, undefined),
  keyOf: bankKeys.publicKeyOf,
};
