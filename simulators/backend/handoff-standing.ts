import type {HandoffStatus} from '../../src/domain/handoff.schemas.js';
import type {PassedOutcome, Refused} from '../../src/domain/outcome.schemas.js';
import type {HandoffNeeds} from './handoff-needs.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './rate-limit.js';
import type {CertifiedElsewhere, IssuedHandoff} from './handoffs.js';
import {Problem} from './problem.js';
import {certificationsOf, effectiveOf, levelIn} from './status.js';
import type {CurrentUser} from './users.js';

const checkAfter = 5;

export const recordChanged: Refused = {passed: false, refusal: {code: 'record-changed'}};

/** Whether the data that a handoff certifies differ from the record now. */
export const isRecordChanged = (
  {profiles}: Pick<HandoffNeeds, 'profiles'>,
  {certifies}: IssuedHandoff,
  user: CurrentUser,
): boolean => certifies !== certifiedDataOf(profiles.recordOf(user));

export interface StandingNeeds extends HandoffNeeds {
  readonly isRecordChanged: typeof isRecordChanged;
}

const passed = (
  {store}: HandoffNeeds,
  {user, session}: Asker,
  {placeCase}: IssuedHandoff,
  {certification, drops}: CertifiedElsewhere,
): PassedOutcome => {
  // After the certification was dropped, the handoff must not report it any more.
  if (store.drops(user.id) !== drops) throw new Problem('handoff-unknown');
  const {certificationId, method, via, verifiedAt} = certification;
  return {
    passed: true,
    subject: user.subject,
    certificationId,
    method,
    via,
    enterpriseName: placeCase.enterpriseName,
    verifiedAt,
    effective: effectiveOf(method),
    level: levelIn(session, certificationsOf(store, user)),
  };
};

/** The status of a user's own handoff. A decision made in time stays valid. */
export const standingOf = (parts: StandingNeeds, asker: Asker, handoff: IssuedHandoff): HandoffStatus => {
  const {method, place, by, url, expiresAt, scanned, result} = handoff;
  const {user} = asker;
  if (typeof result === 'object') return 'passed' in result ? result : passed(parts, asker, handoff, result);
  if (parts.handoffs.isOver(handoff)) throw new Problem('handoff-expired');
  if (parts.isRecordChanged(parts, handoff, user)) return recordChanged;
  const {subject} = user;
  if (result === 'pending') return {pending: true, subject, checkAfter};
  return {open: true, subject, method, place, by, url, expiresAt, ...(scanned && {scanned})};
};
