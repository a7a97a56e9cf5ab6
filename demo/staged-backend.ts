import type {Hono} from 'hono';
import {type Backend, type BackendOptions, createBackend} from './backend/index.js';
import {branches} from './bank/branches.js';
import {makeBankKeys} from './bank/keys.js';
import {addressAt, createBankSite} from './bank/site.js';
import type {Stage} from './stage.js';

export interface StagedOptions extends Pick<BackendOptions, 'journal' | 'ca' | 'origins' | 'intercept'> {
  readonly stage: Stage;
  /** Where the banks are. */
  readonly bankUrl: string;
}

export interface StagedBackend {
  readonly backend: Backend;
  readonly banks: Hono;
  readonly close: () => void;
}

/** The backend and its banks, which behave as the scenarios on the stage say. */
export const createStagedBackend = ({stage, bankUrl, ...options}: StagedOptions): StagedBackend => {
  const {publicKeyOf, privateKeyOf} = makeBankKeys(branches);
  const backend = createBackend({
    intercept: (...asked) => stage.intercept(...asked),
    ...options,
    smsLifetimeMs: (session) => stage.smsLifetimeMs(session),
    banks: {
      addressOf: (bank, handoff, session) => addressAt(bankUrl, bank, handoff, stage.bankBehaviour(session)),
      keyOf: publicKeyOf,
    },
    needsHumanCheck: (session) => stage.needsHumanCheck(session),
    handoffLifetimeMs: (session) => stage.handoffLifetimeMs(session),
  });
  const bankSite = createBankSite({singleWindow: backend.singleWindow, keyOf: privateKeyOf});
  return {
    backend,
    banks: bankSite.app,
    close: () => {
      backend.close();
      bankSite.close();
    },
  };
};
