import {type Backend, type BackendOptions, createBackend} from './backend/index.js';
import type {BehaviourId} from './bank/behaviours.js';
import {branches} from './bank/branches.js';
import {makeBankKeys} from './bank/keys.js';
import type {Stage} from './stage.js';

/** The bank's address for the user of a handoff, and how this bank behaves if the scenario says it. */
export type AddressOf = (bank: string, order: string, behaviour: BehaviourId | undefined) => string;

export interface StagedOptions extends Pick<
  BackendOptions,
  'journal' | 'ca' | 'origins' | 'isReturnPage' | 'intercept' | 'now'
> {
  readonly stage: Stage;
  /** False: no bank is available. */
  readonly addressOf: AddressOf | false;
}

export interface StagedBackend {
  readonly backend: Backend;
  /** The key with which a bank signs. */
  readonly bankKeyOf: (bank: string) => Uint8Array;
}

/** The backend, which behaves as the scenarios on the stage say, and the keys of its banks. */
export const createStagedBackend = ({stage, addressOf, ...options}: StagedOptions): StagedBackend => {
  const {publicKeyOf, privateKeyOf} = makeBankKeys(branches);
  const backend = createBackend({
    intercept: (...asked) => stage.intercept(...asked),
    ...options,
    revoked: {has: () => stage.areCardsRevoked()},
    smsLifetimeMs: (session) => stage.smsLifetimeMs(session),
    ...(addressOf && {
      banks: {
        addressOf: (bank, order, session) => addressOf(bank, order, stage.bankBehaviour(session)),
        keyOf: publicKeyOf,
      },
    }),
    needsHumanCheck: (session) => stage.needsHumanCheck(session),
    handoffLifetimeMs: (session) => stage.handoffLifetimeMs(session),
  });
  return {backend, bankKeyOf: privateKeyOf};
};
