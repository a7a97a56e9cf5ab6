import type {Refusal} from '../../src/domain/outcome.schemas.js';
import type {Decision} from './decision.js';
import {limitOf} from './limit.js';
import type {Session, Store, Try} from './store.js';
import type {CurrentUser} from './users.js';

export interface Asker {
  readonly user: CurrentUser;
  readonly session: Session;
}

/** Counts a question, and refuses it where there were too many of its kind today. */
export const counted = <Answer>(
  {store, now}: {readonly store: Store; readonly now: () => number},
  {user}: Asker,
  what: Try['what'],
  refuseIt: (refusal: Refusal) => Decision<Answer>,
  decide: () => Decision<Answer>,
): Decision<Answer> => {
  const limit = limitOf(store.tries(user.id, what), now());
  if (limit) return refuseIt(limit);
  const {happenings, ...decision} = decide();
  return {...decision, happenings: [{type: 'tried', user: user.id, what, at: now()}, ...happenings]};
};
