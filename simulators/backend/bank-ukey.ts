import type {Handoffs} from './handoffs.js';
import type {Profiles} from './profiles.js';
import type {Session, Store} from './store.js';
import type {CurrentUser} from './users.js';

/** The banks' sites, as this backend knows them. */
export interface BankSites {
  /** The address for the user of a handoff. */
  addressOf(bank: string, handoff: string, session: Session): string;
  /** The public key of a bank. Undefined for an unknown bank. */
  keyOf(bank: string): Uint8Array | undefined;
}

export interface BankUkeyDependencies {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly handoffs: Handoffs;
  readonly banks: BankSites;
  readonly origins: () => readonly string[];
  /** How long a handoff for this session is valid. */
  readonly handoffLifetimeMs: (session: Session) => number;
  readonly currentUser: (id: string) => CurrentUser | undefined;
  readonly now: () => number;
}
