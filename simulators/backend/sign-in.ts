import {Hono} from 'hono';
import * as z from 'zod/mini';
import type {ApiEnv} from './api-env.js';
import {apiAnswers, parseBody, type RouteNeeds, signedIn} from './guards.js';
import {answerProblem, Problem} from './problem.js';
import type {Sessions} from './sessions.js';
import type {Session} from './store.js';
import {type CurrentUser, findUser} from './users.js';

/** A browser gets a cookie that scripts cannot read. A program asks for a token instead. */
const signInSchema = z.object({user: z.string(), as: z._default(z.enum(['browser', 'program']), 'browser')});

/** Simulates the portal's own sign-in: there is no password, and any named user is signed in. */
export const signInRoutes = (
  sessions: Sessions,
  {
    ownOrigin,
    withJson,
    userOf,
    currentUser,
  }: Pick<RouteNeeds, 'ownOrigin' | 'withJson' | 'userOf'> & {
    readonly currentUser: (id: string, session: Session) => CurrentUser | undefined;
  },
): Hono<ApiEnv> => {
  const routes = new Hono<ApiEnv>();
  routes.onError((error, c) => answerProblem(c, error));
  routes.use(apiAnswers);

  routes.post('/', ownOrigin, ...withJson, (c) => {
    const {user, as} = parseBody(c.get('text'), signInSchema);
    if (!findUser(user)) throw new Problem('invalid-request');
    const {session, ...token} = as === 'program' ? sessions.signIn(user) : {session: sessions.signInBrowser(c, user)};
    return c.json({user, subject: currentUser(user, session)?.subject, ...token});
  });

  /** For the head of a page: the signed-in user. */
  routes.get('/', signedIn(sessions), (c) => {
    const {id, name, enterprise} = userOf(c);
    return c.json({user: id, name, enterpriseName: enterprise.name});
  });

  /** What a portal's ticket tells a sub-app of a user's last sign-in. */
  routes.get('/last/:user', (c) => {
    const last = sessions.lastOf(c.req.param('user'));
    if (!last) throw new Problem('not-found');
    return c.json({account: last.user, signedInAt: new Date(last.at).toISOString()});
  });

  routes.delete('/', ownOrigin, (c) => {
    sessions.signOut(c);
    return c.body(null, 204);
  });

  return routes;
};
