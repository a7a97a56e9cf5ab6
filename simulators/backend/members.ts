import {sha256Of} from '../crypto.js';
import type {Profiles} from './profiles.js';
import {enterpriseRecordOf, type ProfileRecord} from './records.js';
import {isInForce} from './status.js';
import type {Session, Store} from './store.js';
import {type DemoUser, demoUsers, findUser} from './users.js';

/** The account in the enterprise has a subject of its own. A real backend computes it as an HMAC of both ids. */
const subjectIn = ({subject}: DemoUser, uscc: string): string => `sub-${sha256Of(`${subject} ${uscc}`).slice(0, 10)}`;

/** The user of a session. A confirmed personal account belongs to its enterprise in sessions that started later. */
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

interface Accounts {
  readonly store: Store;
  readonly profiles: Profiles;
}

/** The accounts of an enterprise that are held by the person with this ID number, as of the next sign-in. */
export const accountsHeldBy = (
  {store, profiles}: Accounts,
  idNumber: string,
  isTheEnterprise: (uscc: string) => boolean,
): readonly DemoUser[] =>
  [...demoUsers, ...store.members().flatMap((id) => findUser(id) ?? [])]
    .map((account) => userIn(store, account, {order: Infinity}))
    .filter((user) => {
      const record = profiles.recordOf(user);
      return idNumber !== '' && record.idNumber === idNumber && record.uscc !== '' && isTheEnterprise(record.uscc);
    });

/**
 * Whether another account of this enterprise has this ID number. Asked wherever an account gets one of the two: when its
 * number or its enterprise is saved, and when it joins an enterprise.
 */
export const isNumberTaken = (
  accounts: Accounts,
  {id}: Pick<DemoUser, 'id'>,
  {uscc, idNumber}: Pick<ProfileRecord, 'uscc' | 'idNumber'>,
): boolean => accountsHeldBy(accounts, idNumber, (each) => each === uscc).some((each) => each.id !== id);
