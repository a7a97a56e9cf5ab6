import type {Store, Try} from './store.js';

/*
 * What an enterprise's inbox remembers of a day. A table with one row for each event is enough: who asked, which
 * enterprise, what happened, when. The same steps are made for an enterprise that does not exist; its code is empty.
 */

type Event = Extract<Try['what'], `inbox/${string}`>;

export const inboxLimits = {
  /** After so many wrong numbers, or one refusal, an account's requests reach this inbox no more. */
  wrongNumbers: 2,
  declined: 1,
  /** Accounts whose requests reach one inbox, without those that withdrew all of theirs. */
  accounts: 60,
};

export const inboxDayOf = (store: Pick<Store, 'triesAt'>, uscc: string, limits = inboxLimits) => {
  const events = store.triesAt(uscc);
  const count = (what: Event, user?: string): number =>
    events.filter((each) => each.what === what && (user === undefined || each.user === user)).length;
  const hasStayed = (user: string): boolean => count('inbox/reached', user) > count('inbox/withdrawn', user);
  const isFull = new Set(events.map(({user}) => user).filter(hasStayed)).size >= limits.accounts;
  return {
    /** Whether a request of this account reaches the inbox. The account is never told. */
    isOpenTo: (user: string): boolean =>
      count('inbox/declined', user) < limits.declined &&
      count('inbox/wrong-number', user) < limits.wrongNumbers &&
      (!isFull || hasStayed(user)),
    /** How many requests of this account have reached the inbox. */
    requestsOf: (user: string): number => count('inbox/reached', user),
    withdrawn: count('inbox/withdrawn'),
    isFull,
  };
};
