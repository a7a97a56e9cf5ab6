import {fork} from 'node:child_process';
import {once} from 'node:events';
import {Hono} from 'hono';
import {proxy} from 'hono/proxy';
import * as z from 'zod/mini';
import {parseBody} from '../../simulators/backend/guards.js';
import type {Backend} from '../../simulators/backend/index.js';
import {demoSubAppSecrets, levelsParts} from '../../simulators/backend/levels.js';
import {OneUse} from '../../simulators/backend/one-use.js';
import {answerProblem, Problem} from '../../simulators/backend/problem.js';
import {readBody} from '../../simulators/backend/read-body.js';
import type {Session} from '../../simulators/backend/store.js';
import {host} from '../../simulators/open-port.js';
import {isForDocument} from '../arrival.js';
import {goOnTo, signInFirst} from '../ask-first.js';
import {ticketPath} from '../portal/way-back.js';
import type {SubApp} from '../sub-apps.js';

const ticketLifeMs = 60_000;
/** A process that does not begin is ended, and the next request begins another one. */
const startMs = 20_000;
const maxTickets = 1_000;

const ticketSchema = z.object({ticket: z.string()});

/** Of the demo's own page, which is a client too. */
const ownClient = 'declaration';

/** A ticket opens a session: it stays in no cache, and no page behind it hears of this address. */
const headers = {'cache-control': 'no-store', 'referrer-policy': 'no-referrer'};

export interface GatewayOptions {
  readonly portalUrl: string;
  readonly sessions: Pick<Backend['sessions'], 'find'>;
  readonly subApps: readonly SubApp[];
}

export interface DeclarationGateway {
  readonly routes: Hono;
  close(): void;
}

/** What a portal has for a sub-app: tickets, and the way to its server, which is a process of its own. */
export const declarationGateway = ({portalUrl, sessions, subApps}: GatewayOptions): DeclarationGateway => {
  const routes = new Hono();
  /** Of a client, for all of its users. */
  const tickets = new OneUse<Session>(ticketLifeMs, Date.now, maxTickets, maxTickets);
  const [secret] = demoSubAppSecrets;
  let stop = (): void => undefined;
  let running: Promise<string> | undefined;

  const start = async (): Promise<string> => {
    const env = {...process.env, PORTAL_URL: portalUrl, CERT_URL: portalUrl, SUB_APP_SECRET: secret};
    const child = fork(new URL('./main.ts', import.meta.url), {env});
    stop = () => child.kill();
    for (const end of ['exit', 'error']) child.once(end, () => (running = undefined));
    const signal = AbortSignal.timeout(startMs);
    const [port] = (await Promise.race([
      once(child, 'message', {signal}),
      once(child, 'exit').then(() => Promise.reject(new Error('ended'))),
    ]).catch(() => {
      stop();
      throw new Problem('unavailable');
    })) as [number];
    return `http://${host}:${String(port)}`;
  };

  routes.onError((error, c) => answerProblem(c, error));

  /**
   * For a client's page whose visitor has no session there: the signed-in user comes back with a ticket, to the
   * registered address only. `state`, at most 100 letters, digits, `_` and `-`, comes back, too, so that the client knows
   * who has asked.
   */
  routes.get(ticketPath, (c) => {
    if (!isForDocument(c)) return c.text('A page, and nothing else.', 403, headers);
    const {client: id, state} = c.req.query();
    const client = subApps.find((each) => each.id === id);
    if (!client?.ticketUrl) return c.text('?client= is no client that gets tickets.', 400, headers);
    if (state !== undefined && !/^[\w-]{1,100}$/.test(state)) return c.text('?state= does not fit.', 400, headers);
    const session = sessions.find(c);
    const {pathname, search} = new URL(c.req.url);
    if (!session) return signInFirst(c, pathname + search);
    const to = new URL(client.ticketUrl);
    to.searchParams.set('ticket', tickets.issue(client.id, session));
    if (state !== undefined) to.searchParams.set('state', state);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    // From the sign-in. Sent without a script, its form may lead to no other origin, not even by a redirect (`form-action`).
    const isFromHere = c.req.header('sec-fetch-site') === 'same-origin';
    return isFromHere ? goOnTo(c, to.href) : c.redirect(to.href, 303);
  });

  routes.post('/demo/tickets', async (c) => {
    const subApp = levelsParts.subAppOf(levelsParts, c);
    if (!subApp) throw new Problem('unauthenticated');
    const {ticket} = parseBody(await readBody(c.req.raw), ticketSchema);
    const session = tickets.take(ticket, subApp.id);
    if (!session) throw new Problem('not-found');
    const {user: account, at} = session;
    // As `auth_time` of OpenID Connect, in whole seconds.
    return c.json({account, signedInAt: new Date(Math.floor(at / 1_000) * 1_000).toISOString()});
  });

  /** For the demo's own page: it tells the sub-app's server who has signed in, and when, once. */
  routes.post('/demo/declaration-ticket', (c) => {
    const session = sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    c.header('cache-control', 'no-store');
    return c.json({ticket: tickets.issue(ownClient, session)});
  });

  for (const path of ['/demo/declaration-session', '/demo/declarations', '/demo/drafts', '/demo/drafts/*'])
    routes.all(path, async (c) => {
      running ??= start();
      const {pathname, search} = new URL(c.req.url);
      // Without the portal's cookie, which is no business of a sub-app.
      const sent = {...c.req.header(), cookie: undefined};
      return proxy((await running) + pathname + search, {raw: c.req.raw, headers: sent}).catch(() => {
        throw new Problem('unavailable');
      });
    });

  return {
    routes,
    close: () => stop(),
  };
};
