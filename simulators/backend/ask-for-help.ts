import type {AssistanceAnswer, AssistanceInput} from '../../src/domain/assistance.schemas.js';
import {maskText} from '../../src/domain/identifiers/masking.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {type AssistanceNeeds, certify, countOf, stepOf} from './assistance.js';
import {certifiedDataOf} from './certified-data.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {HelpRequest, Requester} from './help-requests.js';
import {certificationOf} from './status.js';
import type {BackendEvent} from './store.js';
import {type CurrentUser, demoUsers} from './users.js';

/* The account holder's side. */

const administered = [...new Set(demoUsers.flatMap(({administers}) => administers ?? []))];

const requesterOf = ({profiles}: AssistanceNeeds, {user}: Asker): Requester => {
  const record = profiles.recordOf(user);
  return {
    user: user.id,
    subject: user.subject,
    certifies: certifiedDataOf(record),
    name: maskText(record.holderName, 'name'),
    mobile: maskText(record.mobile, 'mobile'),
  };
};

const withdraw = (parts: AssistanceNeeds, request: HelpRequest, user: CurrentUser): readonly BackendEvent[] => {
  parts.requests.end(request, 'withdrawn');
  return [stepOf(parts, 'withdrawn', request, user), countOf(parts, 'inbox/withdrawn', request)];
};

/** The same steps, whether or not the enterprise exists. The administrators see the request when they look. */
export const requestAssistance = (
  parts: AssistanceNeeds,
  asker: Asker,
  {enterprise}: Pick<AssistanceInput, 'enterprise'>,
): Decision<AssistanceAnswer> => {
  const {store, requests} = parts;
  const {user} = asker;
  if (!user.applicable) return refuse({code: 'not-applicable'});
  if (certificationOf(store, user, 'admin-assist')) return refuse({code: 'already-certified'});
  const named = parts.usccsNamed(enterprise);
  // Whether a user names the own enterprise is no secret to that user.
  if (!user.personal && !named.includes(user.enterprise.uscc)) return refuse({code: 'enterprise-mismatch'});
  const [uscc = ''] = administered.filter((each) => named.includes(each));
  const day = parts.inboxDayOf(store, uscc);
  const withdrawn = requests.openOf(user.subject).flatMap((former) => withdraw(parts, former, user));
  const request = requests.issue(requesterOf(parts, asker), {
    enterprise,
    registered: named,
    uscc: day.isOpenTo(user.id) ? uscc : '',
    nth: day.requestsOf(user.id) + 1,
  });
  const {id, number, until} = request;
  return {
    answer: {id, subject: user.subject, number, expiresAt: new Date(until).toISOString()},
    happenings: [...withdrawn, stepOf(parts, 'requested', request, user), countOf(parts, 'inbox/reached', request)],
  };
};

const judgeCode = (parts: AssistanceNeeds, {user}: Asker, request: HelpRequest, code: string): Decision<Outcome> => {
  const {requests} = parts;
  // Nothing is compared any more, until an administrator makes another code.
  if (request.triesLeft === 0) return refuse({code: 'assistance-code-incorrect', triesLeft: 0});
  if (requests.isCode(request, code) && request.code && parts.isVouched(parts, request, request.code.by))
    return certify(parts, request, stepOf(parts, 'code-accepted', request, user));
  const step = stepOf(parts, 'code-incorrect', request, user);
  const refused = refuse({code: 'assistance-code-incorrect', triesLeft: request.triesLeft - 1}, [step]);
  return {...refused, effect: () => requests.miscount(request)};
};

/** Decides whether the code is the one that an administrator made for this request. */
export const sendAssistanceCode = (
  parts: AssistanceNeeds,
  asker: Asker,
  {id, code}: {readonly id: string; readonly code: string},
): Decision<Outcome> => {
  const request = parts.requests.find(id, asker.user.subject);
  const status = parts.statusOfRequest(parts, request);
  if (!request || !('open' in status)) return {answer: status as Outcome, happenings: []};
  return judgeCode(parts, asker, request, code);
};

/** Ends an open request of the user's own. Later answers of administrators have no effect. */
export const withdrawAssistance = (parts: AssistanceNeeds, {user}: Asker, id: string): void => {
  const {store, requests} = parts;
  const request = requests.find(id, user.subject);
  if (!request || request.end || requests.isOver(request)) return;
  store.record(...withdraw(parts, request, user));
};
