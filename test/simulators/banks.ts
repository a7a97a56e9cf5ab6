import type {BankSites} from '../../simulators/backend/handoff-dependencies.js';
import {branches} from '../../simulators/bank/branches.js';
import {makeBankKeys} from '../../simulators/bank/keys.js';
import {addressAt} from '../../simulators/bank/site.js';

/** What the tests' banks sign with. */
export const bankKeys = makeBankKeys(branches);

/** The tests' banks, as the backend knows them. */
export const banks: BankSites = {
  addressOf: (bank, order) => addressAt('http://localhost:1')(bank, order, undefined),
  keyOf: bankKeys.publicKeyOf,
};
