import type {PlaceId} from '../places/agreement.js';
import type {SimulatedKind} from '../places/kinds.js';
import type {Handoffs} from './handoffs.js';
import type {Profiles} from './profiles.js';
import type {Session, SignIn, Store} from './store.js';
import type {CurrentUser} from './users.js';

/** The places' sites, as this backend knows them. */
export interface PlaceSites {
  /** The address for the user of a handoff, with the place’s number for it. */
  addressOf(at: PlaceId, order: string, session: Session): string;
  /** The public key of a place. Undefined for an unknown place. */
  keyOf(at: PlaceId): Uint8Array | undefined;
}

export interface HandoffNeeds {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly handoffs: Handoffs;
  readonly kinds: readonly SimulatedKind[];
  readonly places: PlaceSites;
  readonly origins: () => readonly string[];
  /** Whether an address at one of the origins is a page to which a place may send users back. */
  readonly isReturnPage: (address: URL) => boolean;
  /** How long a handoff for this session is valid. By a code, five minutes at most. */
  readonly handoffLifetimeMs: (session: Session) => number;
  readonly currentUser: (id: string, session?: SignIn) => CurrentUser | undefined;
  readonly now: () => number;
}
