import {type Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {actsInMemory, levelActs, requireLevel, type SignedIn} from '../../src/server.js';
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
const ticketSchema = z.object({ticket: z.string()});
const ticketAnswerSchema = z.object({account: z.string(), signedInAt: z.string()});

const maxKept = 1_000;

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
 * level, executes a declaration once, and keeps what it refused. All of it is in memory only.
 */
export const declarationApp = ({origin, portalUrl, certUrl, secret}: SubAppSettings): Hono => {
  const routes = new Hono();
  const sessions = new Map<string, SignedIn>();
  /** Accounts, one for each declaration. */
  const executed: string[] = [];

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

  const acts = levelActs({
    store: actsInMemory<z.infer<typeof declarationSchema>>(),
    account: (request: Request) => signedIn(request)?.account,
  });

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
    return c.json({executed: executed.filter((each) => each === account).length});
  });

  routes.post('/demo/declarations', async (c) => {
    const {account} = sessionOf(c);
    const fields = parseBody(await readBody(c.req.raw), declarationSchema);
    return acts.submit(c.req.raw, {
      form: 'declaration',
      fields,
      refusal: () => checks[needed[fields.kind]](c.req.raw),
      run: async () => `D-${String(executed.push(account)).padStart(6, '0')}`,
    });
  });

  routes.get('/demo/drafts', (c) => acts.list(c.req.raw, c.req.query('form') ?? ''));
  routes.delete('/demo/drafts/:id', (c) => acts.remove(c.req.raw, c.req.query('form') ?? '', c.req.param('id')));

  return routes;
};
