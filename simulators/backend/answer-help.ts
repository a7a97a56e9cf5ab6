import type {
  AssistanceCodeAnswer,
  InboxAnswer,
  InboxAnsweredAnswer,
  InboxRequest,
} from '../../src/domain/assistance.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import {type AssistanceDependencies, certify, isChanged, stepOf} from './assistance.js';
import type {Asker} from './counted.js';
import {type Decision, refuse} from './decision.js';
import type {HelpRequest} from './help-requests.js';
import type {CurrentUser} from './users.js';

/* The administrator's side. */

/** The only page of the demo from which a request can come. */
const from = '企业实名认证（示例门户）';

/** The enterprise whose administrator a user is. Not after the account has moved to another enterprise. */
const administeredBy = ({administers, enterprise}: CurrentUser): string | undefined =>
  administers === enterprise.uscc ? administers : undefined;

/** Nobody answers a request of their own. */
const isOwn = ({requester}: HelpRequest, {id}: CurrentUser): boolean => requester.user === id;

const timeOf = (at: number): string => new Date(at).toISOString();

const shown = ({id, requester, numbers, requestedAt, until, code}: HelpRequest, now: number): InboxRequest => ({
  id,
  name: requester.name,
  mobile: requester.mobile,
  from,
  requestedAt: timeOf(requestedAt),
  expiresAt: timeOf(until),
  numbers: [...numbers],
  ...(code && code.until > now && {codeExpiresAt: timeOf(code.until)}),
});

export const inboxOf = (dependencies: AssistanceDependencies, {user}: Asker): InboxAnswer => {
  const uscc = administeredBy(user);
  if (uscc === undefined) return {passed: false, refusal: {code: 'not-applicable'}};
  const open = dependencies.requests
    .inboxOf(uscc)
    .filter((each) => !isChanged(dependencies, each) && !isOwn(each, user));
  return {subject: user.subject, requests: open.map((each) => shown(each, dependencies.now()))};
};

/** The open request, or why it cannot be answered. */
const openRequest = (dependencies: AssistanceDependencies, user: CurrentUser, id: string): HelpRequest | Refusal => {
  const {requests} = dependencies;
  const uscc = administeredBy(user);
  if (uscc === undefined) return {code: 'not-applicable'};
  const request = requests.sentTo(uscc, id);
  if (!request || isOwn(request, user)) return {code: 'assistance-expired'};
  if (request.end) return {code: request.end === 'withdrawn' ? 'assistance-withdrawn' : 'assistance-answered'};
  return requests.isOver(request) || isChanged(dependencies, request) ? {code: 'assistance-expired'} : request;
};

interface Action {
  readonly id: string;
  readonly stepUp?: string | undefined;
}

/** Nothing was decided, so the refusal is not kept: the same key may come again with a proof. */
const askForStepUp = () => ({...refuse({code: 'step-up-required'}), isForgotten: true as const});

export const confirmAssistance = (
  dependencies: AssistanceDependencies,
  {user}: Asker,
  {id, number, stepUp}: Action & {readonly number: string},
): Decision<InboxAnsweredAnswer> => {
  const {requests, stepUps, now} = dependencies;
  const request = openRequest(dependencies, user, id);
  if (!('requester' in request)) return refuse(request);
  if (!stepUps.use(stepUp)) return askForStepUp();
  if (number === request.number) {
    const {outcome: _, ...more} = certify(dependencies, request, stepOf(dependencies, 'confirmed', request, user));
    return {answer: {subject: user.subject, answer: 'confirmed'}, ...more};
  }
  const refusal = {code: 'assistance-number-incorrect'};
  return {
    ...refuse(refusal, [
      {type: 'notice-to-administrators', uscc: request.uscc, request: id, at: timeOf(now())},
      stepOf(dependencies, 'number-incorrect', request, user),
    ]),
    effect: () => requests.end(request, refusal),
  };
};

export const declineAssistance = (
  dependencies: AssistanceDependencies,
  {user}: Asker,
  {id, reason}: Action & {readonly reason: string},
): Decision<InboxAnsweredAnswer> => {
  const request = openRequest(dependencies, user, id);
  if (!('requester' in request)) return refuse(request);
  return {
    answer: {subject: user.subject, answer: 'declined'},
    happenings: [stepOf(dependencies, 'declined', request, user)],
    effect: () => dependencies.requests.end(request, {code: 'assistance-declined', message: reason}),
  };
};

export const createAssistanceCode = (
  dependencies: AssistanceDependencies,
  {user}: Asker,
  {id, stepUp}: Action,
): Decision<AssistanceCodeAnswer> => {
  const {requests, stepUps} = dependencies;
  const request = openRequest(dependencies, user, id);
  if (!('requester' in request)) return refuse(request);
  if (!stepUps.use(stepUp)) return askForStepUp();
  const {code, until, effect} = requests.makeCode(request);
  return {
    answer: {subject: user.subject, code, expiresAt: timeOf(until)},
    happenings: [stepOf(dependencies, 'code-made', request, user)],
    effect,
  };
};
