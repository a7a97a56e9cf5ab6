import {fork} from 'node:child_process';
import {once} from 'node:events';
import {Hono} from 'hono';
import {proxy} from 'hono/proxy';
import * as z from 'zod/mini';
import {dropOldest} from '../../simulators/backend/drop-oldest.js';
import {parseBody} from '../../simulators/backend/guards.js';
import {demoSubAppSecrets, levelsParts} from '../../simulators/backend/levels.js';
import {answerProblem, Problem} from '../../simulators/backend/problem.js';
import {readBody} from '../../simulators/backend/read-body.js';
import type {Session} from '../../simulators/backend/store.js';
import {randomToken} from '../../simulators/crypto.js';
import {host} from '../../simulators/open-port.js';

const ticketLifeMs = 60_000;
const bodyPatienceMs = 10_000;
const maxTickets = 1_000;

const ticketSchema = z.object({ticket: z.string()});

export interface DeclarationGateway {
  readonly routes: Hono;
  /** For the page of this session: it tells the sub-app's server who has signed in, and when, once. */
  ticketFor(session: Session): string;
  close(): void;
}

/** What a portal has for a sub-app: tickets, and the way to its server, which is a process of its own. */
export const declarationGateway = (portalUrl: string, certUrl = portalUrl): DeclarationGateway => {
  const routes = new Hono();
  const tickets = new Map<string, {readonly session: Session; readonly until: number}>();
  const [secret] = demoSubAppSecrets;
  let stop = (): void => undefined;
  let running: Promise<string> | undefined;

  const start = async (): Promise<string> => {
    const env = {...process.env, PORTAL_URL: portalUrl, CERT_URL: certUrl, SUB_APP_SECRET: secret};
    const child = fork(new URL('./main.ts', import.meta.url), {env});
    stop = () => child.kill();
    child.once('exit', () => (running = undefined));
    const [port] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Problem('unavailable'))),
    ])) as [number];
    return `http://${host}:${String(port)}`;
  };

  routes.onError((error, c) => answerProblem(c, error));

  routes.post('/demo/tickets', async (c) => {
    if (!levelsParts.subAppOf(levelsParts, c)) throw new Problem('unauthenticated');
    const {ticket} = parseBody(await readBody(c.req.raw, bodyPatienceMs), ticketSchema);
    const found = tickets.get(ticket);
    tickets.delete(ticket);
    if (!found || found.until < Date.now()) throw new Problem('not-found');
    const {user: account, at} = found.session;
    // As `auth_time` of OpenID Connect, in whole seconds.
    return c.json({account, signedInAt: new Date(Math.floor(at / 1_000) * 1_000).toISOString()});
  });

  for (const path of ['/demo/declaration-session', '/demo/declarations', '/demo/drafts/*'])
    routes.all(path, async (c) => {
      running ??= start();
      const {pathname, search} = new URL(c.req.url);
      return proxy((await running) + pathname + search, c.req.raw).catch(() => {
        throw new Problem('unavailable');
      });
    });

  return {
    routes,
    ticketFor: (session) => {
      const ticket = randomToken(16);
      tickets.set(ticket, {session, until: Date.now() + ticketLifeMs});
      dropOldest(tickets, maxTickets);
      return ticket;
    },
    close: () => stop(),
  };
};
