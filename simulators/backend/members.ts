import {sha256Of} from '../crypto.js';
import {enterpriseRecordOf} from './records.js';
import {isInForce} from './status.js';
import type {Session, Store} from './store.js';
import type {DemoUser} from './users.js';

/** The account in the enterprise has a subject of its own. A real backend computes it as an HMAC of both ids. */
const subjectIn = ({subject}: DemoUser, uscc: string): string => `sub-${sha256Of(`${subject} ${uscc}`).slice(0, 10)}`;

/**
 * The user of a session. A personal account that was confirmed belongs to its enterprise in sessions that started
 * afterwards.
 */
export const userIn = (store: Store, account: DemoUser, session: Pick<Session, 'order' | 'by'>): DemoUser => {
  // Whoever signs in by card has shown what a certification would show.
  const user = session.by === 'card' ? {...account, applicable: false} : account;
  const membership = user.personal ? store.membership(user.id) : undefined;
  if (!membership || !isInForce(membership, session)) return user;
  const {uscc} = membership;
  return {
    ...user,
    personal: false,
    methodsOff: {},
    subject: subjectIn(user, uscc),
    record: {...user.record, ...enterpriseRecordOf(uscc)},
  };
};
