import {Hono} from 'hono';
import * as z from 'zod/mini';
import {type ApiEnv, apiAnswers, parseBody, type RouteDependencies, signedIn} from './guards.js';
import {answerProblem, Problem} from './problem.js';
import type {Sessions} from './sessions.js';
import type {Store} from './store.js';
import {findUser} from './users.js';

/** A browser gets a cookie that scripts cannot read. A program asks for a token instead. */
const signInSchema = z.object({user: z.string(), as: z._default(z.enum(['browser', 'program']), 'browser')});

/** Simulates the portal's own sign-in: there is no password, and any named user is signed in. */
export const signInRoutes = (
  sessions: Sessions,
  {
    store,
    ownOrigin,
    withJson,
    userOf,
  }: Pick<RouteDependencies, 'ownOrigin' | 'withJson' | 'userOf'> & {
    readonly store: Store;
  },
): Hono<ApiEnv> => {
  const routes = new Hono<ApiEnv>();
  routes.onError((error, c) => answerProblem(c, error));
  routes.use(apiAnswers(store));

  routes.post('/', ownOrigin, ...withJson, (c) => {
    const {user: id, as} = parseBody(c.get('text'), signInSchema);
    const user = findUser(id);
    if (!user) throw new Problem('invalid-request');
    const who = {user: user.id, subject: user.subject};
    if (as === 'program') return c.json({...who, token: sessions.signIn(user.id).token});
    sessions.signInBrowser(c, user.id);
    return c.json(who);
  });

  /** For the head of a page: the signed-in user. */
  routes.get('/', signedIn(sessions), (c) => {
    const {id, name, enterprise} = userOf(c);
    return c.json({user: id, name, enterpriseName: enterprise.name});
  });

  routes.delete('/', ownOrigin, (c) => {
    sessions.signOut(c);
    return c.body(null, 204);
  });

  return routes;
};
