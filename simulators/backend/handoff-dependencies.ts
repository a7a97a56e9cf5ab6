import type {Handoffs} from './handoffs.js';
import type {Profiles} from './profiles.js';
import type {Session, Store} from './store.js';
import type {CurrentUser} from './users.js';

/** The banks' sites, as this backend knows them. */
export interface BankSites {
  /** The address for the user of a handoff, with the bank’s number for it. */
  addressOf(bank: string, order: string, session: Session): string;
  /** The public key of a bank. Undefined for an unknown bank. */
  keyOf(bank: string): Uint8Array | undefined;
}

export interface HandoffDependencies {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly handoffs: Handoffs;
  readonly banks: BankSites;
  readonly origins: () => readonly string[];
  /** Whether an address at one of the origins is a page to which a bank may send users back. */
  readonly isReturnPage: (address: URL) => boolean;
  /** How long a handoff for this session is valid. */
  readonly handoffLifetimeMs: (session: Session) => number;
  readonly currentUser: (id: string) => CurrentUser | undefined;
  readonly now: () => number;
}
