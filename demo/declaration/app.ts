import {type Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {requireLevel, type SignedIn} from '../../src/server.js';
import {apiPath} from '../../simulators/backend/index.js';
import {dropOldest} from '../../simulators/backend/drop-oldest.js';
import {parseBody} from '../../simulators/backend/guards.js';
import {answerProblem, Problem} from '../../simulators/backend/problem.js';
import {readBody} from '../../simulators/backend/read-body.js';
import {randomToken} from '../../simulators/crypto.js';

/** The level that the declaration of such goods needs. */
const needed = {general: 'medium', licensed: 'high'} as const;

const declarationSchema = z.object({
  kind: z.enum(['general', 'licensed']),
  goods: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
});
const draftSchema = z.object({fields: declarationSchema});
const ticketSchema = z.object({ticket: z.string()});
const ticketAnswerSchema = z.object({account: z.string(), signedInAt: z.string()});

const draftLifeMs = 30 * 60_000;
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

export interface SubAppSettings {
  /** Of the pages that may send something. */
  readonly origin: string;
  /** Where the portal takes its tickets back. */
  readonly portalUrl: string;
  /** Where the certification backend is. */
  readonly certUrl: string;
  /** For both. */
  readonly secret: string;
}

/**
 * The server of a sub-app with an action that needs a level: it has nothing in common with the portal but a secret. A session
 * of its own begins with the portal's ticket. It asks the certification backend each time, whatever the page says of the
 * level, and takes a declaration once for each key. What was refused is kept as a draft of the user, for whichever page
 * they come back to. All of it is in memory only.
 */
export const declarationApp = ({origin, portalUrl, certUrl, secret}: SubAppSettings): Hono => {
  const routes = new Hono();
  const sessions = new Map<string, SignedIn>();
  const taken = new Map<string, Taken>();
  const drafts = new Map<string, Draft>();
  let count = 0;

  routes.onError((error, c) => answerProblem(c, error));
  routes.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.header('origin') !== origin) throw new Problem('origin-not-allowed');
    c.header('cache-control', 'no-store');
    await next();
  });

  // A page has its session in a header that no other page can send.
  const signedIn = ({headers}: Request): SignedIn | undefined => sessions.get(headers.get('x-session') ?? '');
  const sessionOf = (c: Context): SignedIn => {
    const session = signedIn(c.req.raw);
    if (!session) throw new Problem('unauthenticated');
    return session;
  };

  const settings = {baseUrl: `${certUrl}${apiPath}`, secret, signedIn};
  const checks = {medium: requireLevel(settings, 'medium'), high: requireLevel(settings, 'high')};

  const keyOf = (c: Context): string => {
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');
    return key;
  };

  routes.post('/demo/declaration-session', async (c) => {
    const {ticket} = parseBody(await readBody(c.req.raw), ticketSchema);
    const answer = await fetch(`${portalUrl}/demo/tickets`, {
      method: 'POST',
      headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/json'},
      body: JSON.stringify({ticket}),
      redirect: 'error',
    }).catch(() => {
      throw new Problem('unavailable');
    });
    if (!answer.ok) throw new Problem('unauthenticated');
    const session = randomToken(32);
    sessions.set(session, {...ticketAnswerSchema.parse(await answer.json()), session});
    dropOldest(sessions, maxKept);
    return c.json({session});
  });

  /** How many of this user were executed. */
  routes.get('/demo/declarations', (c) => {
    const {account} = sessionOf(c);
    return c.json({executed: [...taken.values()].filter(({user}) => user === account).length});
  });

  routes.post('/demo/declarations', async (c) => {
    const {account} = sessionOf(c);
    const text = await readBody(c.req.raw);
    const {kind} = parseBody(text, declarationSchema);
    const id = `${account} ${keyOf(c)}`;
    const refusal = await checks[needed[kind]](c.req.raw);

    // From here on without a pause, so that the second of two equal requests finds what the first one did.
    const former = taken.get(id);
    if (former && former.text !== text) throw new Problem('idempotency-key-reused');
    if (former) return c.json({number: former.number});
    if (refusal) return refusal;
    count += 1;
    const number = `D-${String(count).padStart(6, '0')}`;
    taken.set(id, {user: account, text, number});
    dropOldest(taken, maxKept);
    return c.json({number});
  });

  /** Bound to the user: of another one, it is not there. It outlives a session. */
  const draftId = (c: Context): string => `${sessionOf(c).account} ${c.req.param('id') ?? ''}`;

  const describe = async (c: Context, {key, fields, endsAt}: Draft) => {
    const requiredLevel = needed[fields.kind];
    const refusal = await checks[requiredLevel](c.req.raw);
    if (refusal && refusal.status !== 403) return refusal;
    if (endsAt < Date.now()) throw new Problem('not-found');
    const {subject} = refusal ? ((await refusal.json()) as {subject?: string}) : {};
    return c.json({key, fields, requiredLevel, subject, isMet: !refusal});
  };

  routes.put('/demo/drafts/:id', async (c) => {
    const id = draftId(c);
    const {fields} = parseBody(await readBody(c.req.raw), draftSchema);
    const draft = {key: keyOf(c), fields, endsAt: Date.now() + draftLifeMs};
    drafts.set(id, draft);
    dropOldest(drafts, maxKept);
    return describe(c, draft);
  });

  routes.get('/demo/drafts/:id', (c) => {
    const draft = drafts.get(draftId(c));
    if (!draft) throw new Problem('not-found');
    return describe(c, draft);
  });

  routes.delete('/demo/drafts/:id', (c) => {
    drafts.delete(draftId(c));
    return c.body(null, 204);
  });

  return routes;
};
