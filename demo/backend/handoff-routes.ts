import type {Context, Hono, MiddlewareHandler} from 'hono';
import {handoffRequestSchema} from '../../src/domain/bank-ukey.questions.js';
import type {HandoffStanding} from '../../src/domain/bank-ukey.schemas.js';
import type {BankUkeyDependencies} from './bank-ukey.js';
import {createHandoff} from './create-handoff.js';
import {type ApiEnv, parseBody, withJson} from './guards.js';
import {type IssuedHandoff, isDecided} from './handoffs.js';
import type {Once} from './once.js';
import {Problem} from './problem.js';
import type {CurrentUser} from './users.js';

export interface HandoffRouteDependencies extends BankUkeyDependencies {
  readonly userOf: (c: Context<ApiEnv>) => CurrentUser;
  readonly once: Once;
  readonly inSession: MiddlewareHandler<ApiEnv>;
  readonly ownOrigin: MiddlewareHandler<ApiEnv>;
}

/** Certification on a bank's own site, as far as the user's page asks for it. */
export const addHandoffRoutes = (api: Hono<ApiEnv>, dependencies: HandoffRouteDependencies): void => {
  const {handoffs, userOf, once, inSession, ownOrigin} = dependencies;

  const standingOf = (handoff: IssuedHandoff): HandoffStanding => {
    const {bank, url, expiresAt, outcome} = handoff;
    // What was decided in time stays so.
    if (!isDecided(handoff) && handoffs.isOver(handoff)) throw new Problem('handoff-expired');
    return outcome ?? {open: true, bank, url, expiresAt};
  };

  api.post('/bank-ukey/handoffs', inSession, ownOrigin, ...withJson, (c) => {
    const question = parseBody(c.get('text'), handoffRequestSchema());
    const asker = {user: userOf(c), session: c.get('session')};
    // Kept in memory only, like the handoff itself.
    return once(c, () => createHandoff(dependencies, asker, question), 'memory');
  });

  api.get('/bank-ukey/handoffs/:id', inSession, (c) => {
    const {uscc} = userOf(c).enterprise;
    const handoff = handoffs.find(c.req.param('id'), {session: c.get('session').id, uscc});
    if (!handoff) throw new Problem('handoff-unknown');
    return c.json(standingOf(handoff));
  });

  // The same answer for any id: there is nothing left of it, whether or not there was something.
  api.delete('/bank-ukey/handoffs/:id', inSession, ownOrigin, (c) => {
    handoffs.cancel(c.req.param('id'), c.get('session').id);
    return c.json({});
  });
};
