import type {Context, Hono} from 'hono';
import {
  assistanceCodeClaimSchema,
  assistanceInputSchema,
  codeOrderSchema,
  confirmationSchema,
  declinationSchema,
} from '../../src/domain/assistance.requests.js';
import {mostInInbox} from '../../src/domain/assistance.schemas.js';
import {confirmAssistance, createAssistanceCode, declineAssistance, inboxOf, isOwnRequest} from './answer-help.js';
import type {Answered} from './answers.js';
import {requestAssistance, sendAssistanceCode, withdrawAssistance} from './ask-for-help.js';
import {administeredBy, type AssistanceNeeds, isHolderChanged, isVouched, statusOfRequest} from './assistance.js';
import type {Asker} from './rate-limit.js';
import {type Decision, refuse} from './answer-with-events.js';
import type {ApiEnv} from './api-env.js';
import {type BodySchema, type RouteNeeds, withoutBody} from './guards.js';
import {inboxDayOf} from './inbox-day.js';
import {isNumberTaken} from './members.js';
import {usccsNamed} from './registry.js';

export const assistanceParts = {
  ...{requestAssistance, sendAssistanceCode, withdrawAssistance, statusOfRequest},
  ...{confirmAssistance, declineAssistance, createAssistanceCode, inboxOf, mostInInbox},
  ...{administeredBy, isOwnRequest, isHolderChanged, isVouched, isNumberTaken, usccsNamed, inboxDayOf},
};

export type AssistanceRouteNeeds = RouteNeeds & AssistanceNeeds & typeof assistanceParts;

/** Help by an administrator: both sides. Requests and answers contain personal data or codes, so they stay in memory. */
export const addAssistanceRoutes = (api: Hono<ApiEnv>, parts: AssistanceRouteNeeds): void => {
  const {requests, userOf, once, counted, inSession, ownOrigin, withJson, parseBody} = parts;
  const askerOf = (c: Context<ApiEnv>): Asker => ({user: userOf(c), session: c.get('session')});

  const add = <Body extends object>(
    path: string,
    what: 'assistance' | 'assistance/code' | 'assistance/inbox',
    schemaOf: () => BodySchema<Body>,
    decide: (
      parts: AssistanceRouteNeeds,
      asker: Asker,
      request: Body & {readonly id: string},
    ) => Decision<Answered['answer']>,
    refuseEarly: (asker: Asker) => Decision<Answered['answer']> | undefined = () => undefined,
  ): void => {
    const answer = (c: Context<ApiEnv>) => {
      const asker = askerOf(c);
      const decideNow = () =>
        decide(parts, asker, {...parseBody(c.get('text'), schemaOf()), id: c.req.param('id') ?? ''});
      return refuseEarly(asker) ?? counted(asker, what, decideNow);
    };
    api.post(`/assistance/${path}`, ...inSession, ownOrigin, ...withJson, (c) => once(c, () => answer(c)));
  };

  /** A press during the pause is not counted, because there are few requests per day. */
  const pause = ({user}: Asker) => {
    const wait = requests.waitFor(user.id);
    const retryAfter = Math.ceil(wait / 1_000);
    return wait > 0 ? {...refuse({code: 'limit-reached', retryAfter}), isForgotten: true as const} : undefined;
  };

  add('requests', 'assistance', assistanceInputSchema, parts.requestAssistance, pause);
  add('requests/:id/code', 'assistance/code', assistanceCodeClaimSchema, parts.sendAssistanceCode);
  add('inbox/:id/confirm', 'assistance/inbox', confirmationSchema, parts.confirmAssistance);
  add('inbox/:id/decline', 'assistance/inbox', declinationSchema, parts.declineAssistance);
  add('inbox/:id/code', 'assistance/inbox', codeOrderSchema, parts.createAssistanceCode);

  api.get('/assistance/requests/:id', ...inSession, (c) =>
    c.json(parts.statusOfRequest(parts, requests.find(c.req.param('id'), c.get('subject')))),
  );
  // The same response for an unknown id: no open request remains, whether or not there was one.
  api.delete('/assistance/requests/:id', ...inSession, ownOrigin, withoutBody, (c) => {
    const [asker, id] = [askerOf(c), c.req.param('id')];
    const effect = () => parts.withdrawAssistance(parts, asker, id);
    const state = () => (requests.isAnswered(id, asker.user.subject) ? ('decided' as const) : ('ended' as const));
    return once(c, () => ({answer: {subject: asker.user.subject, state: state()}, happenings: [], effect}));
  });
  api.get('/assistance/inbox', ...inSession, (c) => c.json(parts.inboxOf(parts, askerOf(c))));
};
