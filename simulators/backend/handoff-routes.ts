import type {Context, Hono} from 'hono';
import {handoffRequestSchema} from '../../src/domain/handoff.requests.js';
import type {HandoffNeeds} from './handoff-needs.js';
import type {Asker} from './rate-limit.js';
import {createHandoff, returnPageOf} from './create-handoff.js';
import type {ApiEnv} from './api-env.js';
import {type RouteNeeds, withoutBody} from './guards.js';
import {certifyElsewhere} from './handoff-results.js';
import {isRecordChanged, standingOf} from './handoff-standing.js';
import {isDecided} from './handoffs.js';
import {Problem} from './problem.js';

export const handoffParts = {createHandoff, returnPageOf, standingOf, isRecordChanged, certifyElsewhere};

export type HandoffRouteNeeds = RouteNeeds & HandoffNeeds & typeof handoffParts;

/** Certification that is decided elsewhere: the requests of the user's page. */
export const addHandoffRoutes = (api: Hono<ApiEnv>, parts: HandoffRouteNeeds): void => {
  const {handoffs, userOf, once, counted, inSession, ownOrigin, withJson, parseBody} = parts;
  const askerOf = (c: Context<ApiEnv>): Asker => ({user: userOf(c), session: c.get('session')});

  api.post('/handoffs', ...inSession, ownOrigin, ...withJson, (c) => {
    const asker = askerOf(c);
    const create = () =>
      counted(asker, 'handoffs', () =>
        parts.createHandoff(parts, asker, parseBody(c.get('text'), handoffRequestSchema()), c.get('origin')),
      );
    // Kept only in memory, like the handoff itself.
    return once(c, create);
  });

  api.get('/handoffs/:id', ...inSession, (c) => {
    const handoff = handoffs.find(c.req.param('id'), c.get('subject'));
    if (!handoff) throw new Problem('handoff-unknown');
    return c.json(parts.standingOf(parts, askerOf(c), handoff));
  });

  // The same response for an unknown id: no open handoff remains, whether or not there was one.
  api.delete('/handoffs/:id', ...inSession, ownOrigin, withoutBody, (c) => {
    const [id, subject] = [c.req.param('id'), c.get('subject')];
    const cancel = () => {
      const handoff = handoffs.find(id, subject);
      const state = handoff && isDecided(handoff) ? ('decided' as const) : ('ended' as const);
      return {answer: {subject, state}, happenings: [], effect: () => handoffs.cancel(id, subject)};
    };
    return once(c, cancel);
  });
};
