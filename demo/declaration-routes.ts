import {Hono} from 'hono';
import * as z from 'zod/mini';
import {isAtLeast} from '../src/domain/levels.js';
import {statusSchema} from '../src/domain/schemas.js';
import {apiPath, type Backend} from '../simulators/backend/index.js';
import {dropOldest} from '../simulators/backend/drop-oldest.js';
import {parseBody} from '../simulators/backend/guards.js';
import {answerProblem, Problem} from '../simulators/backend/problem.js';
import {readBody} from '../simulators/backend/read-body.js';
import {formToken, isFormToken} from './portal/form-token.js';

/** The level that the declaration of such goods needs. */
const needed = {general: 'medium', licensed: 'high'} as const;

const declarationSchema = z.object({
  token: z._default(z.string(), ''),
  kind: z.enum(['general', 'licensed']),
  goods: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
});

const bodyPatienceMs = 10_000;
const maxKept = 1_000;

interface Taken {
  readonly user: string;
  readonly text: string;
  readonly number: string;
}

/**
 * An action of the portal's own that needs a level. It asks the certification's backend for the level of the session each
 * time, whatever the page says of it, and takes a declaration once for each key. The declarations are in memory only.
 */
export const declarationRoutes = (backend: Pick<Backend, 'app' | 'sessions'>, origin: string): Hono => {
  const routes = new Hono();
  const taken = new Map<string, Taken>();
  let count = 0;

  routes.onError((error, c) => answerProblem(c, error));
  routes.use('/demo/declarations', async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });

  /** How many of this user were executed. */
  routes.get('/demo/declarations', (c) => {
    const session = backend.sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    return c.json({executed: [...taken.values()].filter(({user}) => user === session.user).length});
  });

  routes.post('/demo/declarations', async (c) => {
    if (c.req.header('origin') !== origin) throw new Problem('origin-not-allowed');
    const text = await readBody(c.req.raw, bodyPatienceMs);
    const {token, kind} = parseBody(text, declarationSchema);
    const session = backend.sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    // Another user may have signed in in another tab: this page does not act for them.
    if (!isFormToken(token, 'declaration', session.id)) throw new Problem('subject-changed');
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');

    // With all that says whose session it is.
    const ofSession = ['cookie', 'authorization'].flatMap((name) => {
      const value = c.req.header(name);
      return value === undefined ? [] : [[name, value] as [string, string]];
    });
    const answer = await backend.app.request(`${apiPath}/status`, {headers: ofSession});
    if (!answer.ok) throw new Problem('unavailable');
    const status = statusSchema().parse(await answer.json());

    // From here on without a pause, so that the second of two equal requests finds what the first one did.
    const id = `${session.user} ${key}`;
    const former = taken.get(id);
    if (former && former.text !== text) throw new Problem('idempotency-key-reused');
    if (former) return c.json({number: former.number});
    const requiredLevel = needed[kind];
    if (!isAtLeast(status.level, requiredLevel, status)) {
      const problem = {type: 'urn:demo:problem:level-too-low', title: '安全级别不足', status: 403, requiredLevel};
      return c.body(JSON.stringify(problem), 403, {'content-type': 'application/problem+json'});
    }
    count += 1;
    const number = `D-${String(count).padStart(6, '0')}`;
    taken.set(id, {user: session.user, text, number});
    dropOldest(taken, maxKept);
    return c.json({number});
  });

  return routes;
};

export const declarationToken = (session: {readonly id: string}): string => formToken('declaration', session.id);
