import {type Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {statusSchema, type Status} from '../src/domain/schemas.js';
import {apiPath, type Backend} from '../simulators/backend/index.js';
import {dropOldest} from '../simulators/backend/drop-oldest.js';
import {parseBody} from '../simulators/backend/guards.js';
import {answerProblem, Problem} from '../simulators/backend/problem.js';
import {readBody} from '../simulators/backend/read-body.js';
import {levels} from '../simulators/backend/status.js';
import {formToken, isFormToken} from './portal/form-token.js';

/** The level that the declaration of such goods needs. */
const needed = {general: 'medium', licensed: 'high'} as const;

/** By a table of the server's own. */
const isMet = ({level}: Status, id: keyof typeof levels): boolean => level.rank >= levels[id].rank;

const declarationSchema = z.object({
  kind: z.enum(['general', 'licensed']),
  goods: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
});
const draftSchema = z.object({fields: declarationSchema});

const draftLifeMs = 30 * 60_000;

const bodyPatienceMs = 10_000;
const maxKept = 1_000;

interface Taken {
  readonly user: string;
  readonly text: string;
  readonly number: string;
}

interface Draft {
  readonly key: string;
  readonly fields: z.infer<typeof declarationSchema>;
  readonly endsAt: number;
}

/**
 * An action of the portal's own that needs a level. It asks the certification's backend for the level of the session each
 * time, whatever the page says of it, and takes a declaration once for each key. What was refused is kept as a draft of
 * the user, for whichever page they come back to. All of it is in memory only.
 */
export const declarationRoutes = (backend: Pick<Backend, 'app' | 'sessions'>, origin: string): Hono => {
  const routes = new Hono();
  const taken = new Map<string, Taken>();
  const drafts = new Map<string, Draft>();
  let count = 0;

  routes.onError((error, c) => answerProblem(c, error));
  routes.use('/demo/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });

  const sessionOf = (c: Context) => {
    const session = backend.sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    return session;
  };

  /** Of a request with an effect. */
  const guard = (c: Context) => {
    if (c.req.method !== 'GET' && c.req.header('origin') !== origin) throw new Problem('origin-not-allowed');
    const session = sessionOf(c);
    // Another user may have signed in in another tab: this page does not act for them.
    if (!isFormToken(c.req.header('x-form-token') ?? '', 'declaration', session.id))
      throw new Problem('subject-changed');
    return session;
  };

  const keyOf = (c: Context): string => {
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');
    return key;
  };

  /** With all that says whose session it is. */
  const statusOf = async (c: Context): Promise<Status> => {
    const ofSession = ['cookie', 'authorization'].flatMap((name) => {
      const value = c.req.header(name);
      return value === undefined ? [] : [[name, value] as [string, string]];
    });
    const answer = await backend.app.request(`${apiPath}/status`, {headers: ofSession});
    if (!answer.ok) throw new Problem('unavailable');
    const status = statusSchema().parse(await answer.json());
    if ((c.req.header('sw-subject') ?? status.subject) !== status.subject) throw new Problem('subject-changed');
    return status;
  };

  /** How many of this user were executed. */
  routes.get('/demo/declarations', (c) => {
    const {user: own} = sessionOf(c);
    return c.json({executed: [...taken.values()].filter(({user}) => user === own).length});
  });

  routes.post('/demo/declarations', async (c) => {
    const session = guard(c);
    const text = await readBody(c.req.raw, bodyPatienceMs);
    const {kind} = parseBody(text, declarationSchema);
    const id = `${session.user} ${keyOf(c)}`;
    const status = await statusOf(c);

    // From here on without a pause, so that the second of two equal requests finds what the first one did.
    const former = taken.get(id);
    if (former && former.text !== text) throw new Problem('idempotency-key-reused');
    if (former) return c.json({number: former.number});
    const requiredLevel = needed[kind];
    if (!isMet(status, requiredLevel)) {
      const type = 'urn:sw-realname-cert:problem:level-too-low';
      const problem = {type, title: '安全级别不足', status: 403, requiredLevel, subject: status.subject};
      return c.body(JSON.stringify(problem), 403, {'content-type': 'application/problem+json'});
    }
    count += 1;
    const number = `D-${String(count).padStart(6, '0')}`;
    taken.set(id, {user: session.user, text, number});
    dropOldest(taken, maxKept);
    return c.json({number});
  });

  /** Bound to the user: of another one, it is not there. It outlives a session. */
  const draftId = (c: Context, {user}: {readonly user: string}): string => `${user} ${c.req.param('id') ?? ''}`;

  const describe = async (c: Context, {key, fields, endsAt}: Draft) => {
    const status = await statusOf(c);
    const requiredLevel = needed[fields.kind];
    if (endsAt < Date.now()) throw new Problem('not-found');
    return c.json({
      key,
      fields,
      requiredLevel,
      subject: status.subject,
      isMet: isMet(status, requiredLevel),
    });
  };

  routes.put('/demo/drafts/:id', async (c) => {
    const id = draftId(c, guard(c));
    const {fields} = parseBody(await readBody(c.req.raw, bodyPatienceMs), draftSchema);
    const draft = {key: keyOf(c), fields, endsAt: Date.now() + draftLifeMs};
    drafts.set(id, draft);
    dropOldest(drafts, maxKept);
    return describe(c, draft);
  });

  routes.get('/demo/drafts/:id', (c) => {
    const draft = drafts.get(draftId(c, guard(c)));
    if (!draft) throw new Problem('not-found');
    return describe(c, draft);
  });

  routes.delete('/demo/drafts/:id', (c) => {
    drafts.delete(draftId(c, guard(c)));
    return c.body(null, 204);
  });

  return routes;
};

export const declarationToken = (session: {readonly id: string}): string => formToken('declaration', session.id);
