import {
  type AssistanceCodeAnswer,
  type InboxAnswer,
  type InboxAnsweredAnswer,
  type InboxRequest,
} from '../../src/domain/assistance.schemas.js';
import type {Refusal} from '../../src/domain/outcome.schemas.js';
import {type AssistanceNeeds, certify, countOf, stepOf} from './assistance.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {HelpRequest} from './help-requests.js';
import type {CurrentUser} from './users.js';

/* The administrator's side. */

/** The only page of the demo from which a request can come. */
const from = '企业实名认证（示例门户）';

/** Nobody answers a request of their own. */
export const isOwnRequest = ({requester}: HelpRequest, {id}: CurrentUser): boolean => requester.user === id;

interface InboxNeeds extends AssistanceNeeds {
  readonly isOwnRequest: typeof isOwnRequest;
}

const timeOf = (at: number): string => new Date(at).toISOString();

/** With the end of a code only while the code may certify. */
const shown = ({id, requester, nth, requestedAt, until, code}: HelpRequest, hasCode: boolean): InboxRequest => ({
  id,
  name: requester.name,
  mobile: requester.mobile,
  from,
  requestedAt: timeOf(requestedAt),
  expiresAt: timeOf(until),
  nthToday: nth,
  ...(code && hasCode && {codeExpiresAt: timeOf(code.until)}),
});

const hasOpenCode = (parts: AssistanceNeeds, request: HelpRequest): boolean => {
  const {code} = request;
  return code !== undefined && code.until > parts.now() && parts.isVouched(parts, request, code.by);
};

export const inboxOf = (parts: InboxNeeds, asker: Asker): InboxAnswer => {
  const {mostInInbox} = parts;
  const {user} = asker;
  const uscc = parts.administeredBy(parts, asker);
  if (uscc === undefined) return {passed: false, refusal: {code: 'not-applicable'}};
  const open = parts.requests
    .inboxOf(uscc)
    .filter((each) => !parts.isHolderChanged(parts, each) && !parts.isOwnRequest(each, user));
  const day = parts.inboxDayOf(parts.store, uscc);
  return {
    subject: user.subject,
    requests: open.slice(0, mostInInbox).map((each) => shown(each, hasOpenCode(parts, each))),
    ...(open.length > mostInInbox && {more: open.length - mostInInbox}),
    withdrawnToday: day.withdrawn,
    ...(day.isFull && {limitReached: true}),
  };
};

const openRequest = (parts: InboxNeeds, asker: Asker, id: string): HelpRequest | Refusal => {
  const {requests} = parts;
  const uscc = parts.administeredBy(parts, asker);
  if (uscc === undefined) return {code: 'not-applicable'};
  const request = requests.sentTo(uscc, id);
  if (!request || parts.isOwnRequest(request, asker.user)) return {code: 'assistance-expired'};
  if (request.end) return {code: request.end === 'withdrawn' ? 'assistance-withdrawn' : 'assistance-answered'};
  return requests.isOver(request) || parts.isHolderChanged(parts, request) ? {code: 'assistance-expired'} : request;
};

interface Action {
  readonly id: string;
  readonly stepUp?: string | undefined;
}

/** Nothing was decided, so the refusal is not kept: the same key may come again with a proof. */
const askForStepUp = () => ({...refuse({code: 'step-up-required'}), isForgotten: true as const});

export const confirmAssistance = (
  parts: InboxNeeds,
  asker: Asker,
  {id, number, stepUp}: Action & {readonly number: string},
): Decision<InboxAnsweredAnswer> => {
  const {requests, stepUps, now} = parts;
  const {user} = asker;
  const request = openRequest(parts, asker, id);
  if (!('requester' in request)) return refuse(request);
  if (!stepUps.use(stepUp, user.id)) return askForStepUp();
  if (number === request.number) {
    const {answer, ...more} = certify(parts, request, stepOf(parts, 'confirmed', request, user));
    return {answer: 'refusal' in answer ? answer : {subject: user.subject, answer: 'confirmed'}, ...more};
  }
  const refusal = {code: 'assistance-number-incorrect'};
  return {
    ...refuse(refusal, [
      {type: 'notice-to-administrators', uscc: request.uscc, request: id, at: timeOf(now())},
      stepOf(parts, 'number-incorrect', request, user),
      countOf(parts, 'inbox/wrong-number', request),
    ]),
    effect: () => requests.end(request, refusal),
  };
};

export const declineAssistance = (
  parts: InboxNeeds,
  asker: Asker,
  {id, reason}: Action & {readonly reason: string},
): Decision<InboxAnsweredAnswer> => {
  const {user} = asker;
  const request = openRequest(parts, asker, id);
  if (!('requester' in request)) return refuse(request);
  return {
    answer: {subject: user.subject, answer: 'declined'},
    happenings: [stepOf(parts, 'declined', request, user), countOf(parts, 'inbox/declined', request)],
    effect: () => parts.requests.end(request, {code: 'assistance-declined', message: reason}),
  };
};

export const createAssistanceCode = (
  parts: InboxNeeds,
  asker: Asker,
  {id, stepUp}: Action,
): Decision<AssistanceCodeAnswer> => {
  const {requests, stepUps} = parts;
  const {user} = asker;
  const request = openRequest(parts, asker, id);
  if (!('requester' in request)) return refuse(request);
  if (!stepUps.use(stepUp, user.id)) return askForStepUp();
  const {code, until, effect, isOpen} = requests.makeCode(request, asker);
  return {
    answer: {subject: user.subject, code, expiresAt: timeOf(until)},
    happenings: [stepOf(parts, 'code-made', request, user)],
    effect,
    isKept: () => isOpen() && parts.isVouched(parts, request, asker),
  };
};
