import type {AssistanceStatus} from '../../src/domain/assistance.schemas.js';
import type {PassedOutcome, Refused} from '../../src/domain/outcome.schemas.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {HelpRequest, HelpRequests} from './help-requests.js';
import type {inboxDayOf} from './inbox-day.js';
import type {isNumberTaken} from './members.js';
import type {Profiles} from './profiles.js';
import {enterpriseRecordOf} from './records.js';
import type {usccsNamed} from './registry.js';
import {effectiveOf, levelOf, levels} from './status.js';
import type {OneTimeTokens} from './one-time-tokens.js';
import type {Certification, BackendEvent, SignIn, Store, Try} from './store.js';
import type {CurrentUser} from './users.js';

/* Common parts of the requests for an administrator's help. */

export interface AssistanceNeeds {
  readonly store: Store;
  readonly profiles: Profiles;
  readonly requests: HelpRequests;
  readonly stepUps: Pick<OneTimeTokens, 'use'>;
  readonly currentUser: (id: string, session?: SignIn) => CurrentUser | undefined;
  readonly now: () => number;
  readonly mostInInbox: number;
  readonly usccsNamed: typeof usccsNamed;
  readonly inboxDayOf: typeof inboxDayOf;
  readonly isNumberTaken: typeof isNumberTaken;
  readonly administeredBy: typeof administeredBy;
  readonly isHolderChanged: typeof isHolderChanged;
  readonly isVouched: typeof isVouched;
  readonly statusOfRequest: typeof statusOfRequest;
}

type Step = Extract<BackendEvent, {type: 'assistance'}>['step'];

export const stepOf = (
  {now}: AssistanceNeeds,
  step: Step,
  {id: request}: HelpRequest,
  {id: user}: CurrentUser,
): BackendEvent => ({type: 'assistance', step, request, user, at: new Date(now()).toISOString()});

/** The entry that counts what became of a request at its inbox. */
export const countOf = (
  {now}: AssistanceNeeds,
  what: Extract<Try['what'], `inbox/${string}`>,
  {requester: {user}, uscc}: HelpRequest,
): BackendEvent => ({type: 'tried', user, what, uscc, at: now()});

export const givenLevel = levels.medium;

/**
 * The enterprise whose administrator a user is. Not after the account has moved to another enterprise, and not while
 * the user's own level is lower than the one that help gives: nobody vouches for more than is known of themselves.
 */
export const administeredBy = ({store}: AssistanceNeeds, {user, session}: Asker): string | undefined => {
  const {administers, enterprise} = user;
  const hasLevel = levelOf(store, user, session).rank >= givenLevel.rank;
  return administers === enterprise.uscc && hasLevel ? administers : undefined;
};

/** Whether the account is held by another person than when it asked. */
export const isHolderChanged = ({profiles, currentUser}: AssistanceNeeds, {requester}: HelpRequest): boolean => {
  const user = currentUser(requester.user);
  return !user || certifiedDataOf(profiles.recordOf(user)) !== requester.certifies;
};

/**
 * Whether a code may certify, as of now and not as of when it was made: who made it is still an administrator of the
 * enterprise, and who asked is still the same holder.
 */
export const isVouched = (parts: AssistanceNeeds, request: HelpRequest, {user: {id}, session}: Asker): boolean => {
  const user = parts.currentUser(id, session);
  const administered = user && parts.administeredBy(parts, {user, session});
  return administered === request.uscc && !parts.isHolderChanged(parts, request);
};

const passed = ({requester}: HelpRequest, {certificationId, uscc, verifiedAt}: Certification): PassedOutcome => ({
  passed: true,
  subject: requester.subject,
  certificationId,
  method: 'admin-assist',
  enterpriseName: enterpriseRecordOf(uscc).enterpriseName,
  verifiedAt,
  // In a later session the account has another subject, and the request is not its own.
  effective: effectiveOf('admin-assist'),
  level: givenLevel,
});

const refused = (code: string): Refused => ({passed: false, refusal: {code}});

/** The status of a user's own request. A decision made in time stays valid. */
export const statusOfRequest = (parts: AssistanceNeeds, request: HelpRequest | undefined): AssistanceStatus => {
  const {store, requests} = parts;
  const end = request?.end;
  if (!request || end === 'withdrawn') return refused('assistance-expired');
  if (end && 'code' in end) return {passed: false, refusal: end};
  if (end) {
    const isDropped = store.drops(request.requester.user) !== end.drops;
    return isDropped ? refused('assistance-expired') : passed(request, end.certification);
  }
  if (requests.isOver(request)) return refused('assistance-expired');
  if (parts.isHolderChanged(parts, request)) return refused('record-changed');
  const {enterprise, number, until} = request;
  const {subject} = request.requester;
  return {open: true, subject, enterprise, number, expiresAt: new Date(until).toISOString()};
};

/**
 * The certification by an administrator, and what belongs to it. From the next sign-in on, the account is an operator of
 * the enterprise. All administrators are informed. An account whose ID number another one of the enterprise has does not
 * join it: both sides are told, and the request ends.
 */
export const certify = (
  parts: AssistanceNeeds,
  request: HelpRequest,
  step: BackendEvent,
): Decision<PassedOutcome | Refused> => {
  const {store, profiles, requests, now, currentUser} = parts;
  const {uscc, requester} = request;
  const {user} = requester;
  const account = currentUser(user);
  if (account && parts.isNumberTaken(parts, account, {...profiles.recordOf(account), uscc})) {
    const refusal = {code: 'id-number-taken'};
    return {...refuse(refusal), effect: () => requests.end(request, refusal)};
  }
  const certificationId = crypto.randomUUID();
  const verifiedAt = new Date(now()).toISOString();
  const order = store.nextOrder();
  const certification = {user, method: 'admin-assist', uscc, certificationId, verifiedAt, order} as const;
  return {
    answer: passed(request, certification),
    happenings: [
      {type: 'certified', ...certification},
      {type: 'joined', user, uscc, order},
      {type: 'notice-to-administrators', uscc, certificationId, at: verifiedAt},
      step,
    ],
    effect: () => requests.end(request, {certification, drops: store.drops(user)}),
  };
};
