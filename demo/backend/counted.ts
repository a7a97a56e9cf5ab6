import type {Refused} from '../../src/domain/outcome.schemas.js';
import {type Decision, refuse} from './decision.js';
import {limitOf} from './limit.js';
import type {Session, Store, Try} from './store.js';
import type {CurrentUser} from './users.js';

export interface Asker {
  readonly user: CurrentUser;
  readonly session: Session;
}

interface Limits {
  /** Whichever session they come in. */
  readonly perUser: number;
  /** All the accounts of one enterprise together, where it is about the same card and the same people that they ask. */
  readonly perEnterprise?: number;
}

const check: Limits = {perUser: 20, perEnterprise: 60};

/** How often a day something may be asked. */
const limits: Readonly<Record<Exclude<Try['what'], 'sms-sent'>, Limits>> = {
  'ic-card/challenges': {perUser: 60},
  'ic-card': check,
  profile: {perUser: 20},
  'legal-rep/enterprise': check,
  'legal-rep/id-card': check,
  'legal-rep/sms-codes': check,
  'legal-rep/bank-card': check,
  'bank-ukey': {perUser: 20},
};

export type Counted = <Answer>(
  asker: Pick<Asker, 'user'>,
  what: keyof typeof limits,
  decide: () => Decision<Answer>,
) => Decision<Answer | Refused>;

/**
 * Counts a question before anything is decided, so that one that is malformed, or fails, counts as well; and refuses it
 * where there were too many of its kind today. That refusal is not kept for its key: nothing was decided, and a flood
 * of them must not push out answers that were given.
 */
export const createCounted =
  (store: Store, now: () => number): Counted =>
  ({user}, what, decide) => {
    const {uscc} = user.enterprise;
    const {perUser, perEnterprise = Infinity} = limits[what];
    const limit =
      limitOf(store.tries(what, {user: user.id}), now(), perUser) ??
      limitOf(store.tries(what, {uscc}), now(), perEnterprise);
    if (limit) return {...refuse(limit), isForgotten: true};
    store.record({type: 'tried', user: user.id, what, at: now(), uscc});
    return decide();
  };
