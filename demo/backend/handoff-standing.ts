import type {HandoffStatus} from '../../src/domain/bank-ukey.schemas.js';
import type {PassedOutcome, Refused} from '../../src/domain/outcome.schemas.js';
import type {BankUkeyDependencies} from './bank-ukey.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './counted.js';
import type {CertifiedByBank, IssuedHandoff} from './handoffs.js';
import {Problem} from './problem.js';
import {certificationsOf, levelIn} from './status.js';
import type {CurrentUser} from './users.js';

const checkAfter = 5;

export const recordChanged: Refused = {passed: false, refusal: {code: 'record-changed'}};

/** Whether what a handoff certifies is still what is on record. */
export const isRecordChanged = (
  {profiles}: Pick<BankUkeyDependencies, 'profiles'>,
  {certifies}: IssuedHandoff,
  user: CurrentUser,
): boolean => certifies !== certifiedDataOf(profiles.recordOf(user));

const passed = (
  {store}: BankUkeyDependencies,
  {user, session}: Asker,
  {bankCase}: IssuedHandoff,
  {certification, drops}: CertifiedByBank,
): PassedOutcome => {
  // Once the certification is dropped, the handoff must not tell of it either.
  if (store.drops(user.id) !== drops) throw new Problem('handoff-unknown');
  const {certificationId, method, via, verifiedAt} = certification;
  return {
    passed: true,
    subject: user.subject,
    certificationId,
    method,
    via,
    enterpriseName: bankCase.enterpriseName,
    verifiedAt,
    effective: 'now',
    level: levelIn(session, certificationsOf(store, user)),
  };
};

/** What whoever asks for a handoff of theirs is told. What was decided in time stays so. */
export const standingOf = (dependencies: BankUkeyDependencies, asker: Asker, handoff: IssuedHandoff): HandoffStatus => {
  const {bank, url, expiresAt, result} = handoff;
  const {user} = asker;
  if (typeof result === 'object') return 'passed' in result ? result : passed(dependencies, asker, handoff, result);
  if (dependencies.handoffs.isOver(handoff)) throw new Problem('handoff-expired');
  if (isRecordChanged(dependencies, handoff, user)) return recordChanged;
  const {subject} = user;
  return result === 'pending' ? {pending: true, subject, checkAfter} : {open: true, subject, bank, url, expiresAt};
};
