import type {Refused} from '../../src/domain/outcome.schemas.js';
import {type Decision, refuse} from './answer-with-events.js';
import {limitOf} from './limit.js';
import type {Session, Store, Try} from './store.js';
import type {CurrentUser} from './users.js';

export interface Asker {
  readonly user: CurrentUser;
  readonly session: Session;
}

interface Limits {
  /** For one user, in all sessions together. */
  readonly perUser: number;
  /** For all accounts of one enterprise together: their requests are about the same card and the same people. */
  readonly perEnterprise?: number;
}

const check: Limits = {perUser: 20, perEnterprise: 60};

/** Allowed number of requests per day. */
export const usualLimits: Readonly<Record<Exclude<Try['what'], 'sms-sent' | `inbox/${string}`>, Limits>> = {
  'ic-card/challenges': {perUser: 60},
  'ic-card': check,
  profile: {perUser: 20},
  'legal-rep/enterprise': check,
  'legal-rep/id-card': check,
  'legal-rep/sms-codes': check,
  'legal-rep/bank-card': check,
  handoffs: {perUser: 20},
  // The limits of an inbox are silent, so they are not here: inbox-day.ts.
  assistance: {perUser: 5},
  'assistance/code': {perUser: 20},
  'assistance/inbox': {perUser: 60},
};

export interface RateLimitParts {
  readonly store: Store;
  readonly now: () => number;
  readonly limits: typeof usualLimits;
}

export type RateLimit = <Answer>(
  asker: Pick<Asker, 'user'>,
  what: keyof typeof usualLimits,
  decide: () => Decision<Answer>,
) => Decision<Answer | Refused>;

/**
 * Counts a request before it is decided, so that a malformed or failed request counts too. Refuses the request if there
 * were too many of its kind today. This refusal is not kept for the idempotency key: nothing was decided, and many
 * refusals must not push out kept responses.
 */
export const createRateLimit =
  (parts: RateLimitParts): RateLimit =>
  ({user}, what, decide) => {
    const {store, now, limits} = parts;
    const {uscc} = user.enterprise;
    const {perUser, perEnterprise = Infinity} = limits[what];
    const limit =
      limitOf(store.tries(what, {user: user.id}), now(), perUser) ??
      limitOf(store.tries(what, {uscc}), now(), perEnterprise);
    if (limit) return {...refuse(limit), isForgotten: true};
    store.record({type: 'tried', user: user.id, what, at: now(), uscc});
    return decide();
  };
