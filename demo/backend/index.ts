import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {type Context, Hono} from 'hono';
import * as z from 'zod/mini';
import {cardVerificationSchema, type CardChallenge} from '../../src/domain/ic-card.schemas.js';
import type {Outcome} from '../../src/domain/outcome.schemas.js';
import {Challenges} from './challenges.js';
import {type ApiEnv, fromOwnOrigin, parseBody, signedIn, withJson} from './guards.js';
import {answerProblem, Problem} from './problem.js';
import {Sessions} from './sessions.js';
import {signInRoutes} from './sign-in.js';
import {certificationOf, statusOf} from './status.js';
import {type Session, Store} from './store.js';
import {type DemoUser, findUser} from './users.js';
import {type Decision, verifyCard} from './verify-card.js';

export const apiPath = '/api/realname-cert';

export interface BackendOptions {
  /** Holds `journal.ndjson`; made when missing. One backend at a time. */
  readonly dataDir: string;
  /** DER of the authority that issues the cards we take. */
  readonly ca: Uint8Array;
  /** The origins of our own pages. */
  readonly origins: () => readonly string[];
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Numbers of revoked certificates; read at every verification. */
  readonly revoked?: ReadonlySet<string>;
  /** May answer in the backend's place, to show what the widget makes of it. `path` begins after the API's own. */
  readonly intercept?: (c: Context, session: Session, path: string) => Promise<Response | undefined>;
}

export interface Backend {
  /** The API, and the demo's sign-in at `/demo/session`. */
  readonly app: Hono;
  readonly sessions: Sessions;
  /** Forgets how often somebody tried, or that they were certified here, so that it can be shown again. */
  forget(user: string, what: 'tries' | 'certification'): void;
  close(): void;
}

/** Anybody may sign in as anybody here, and the cards are issued by the demo itself. */
export const refuseProduction = (): void => {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('This is a demo and certifies nobody: it does not run with NODE_ENV=production.');
  }
};

export const createBackend = (options: BackendOptions): Backend => {
  refuseProduction();
  const {ca, origins, now = Date.now, revoked = new Set<string>(), intercept} = options;
  const store = new Store(join(options.dataDir, 'journal.ndjson'), now);
  const sessions = new Sessions(store, now);
  const challenges = new Challenges(now);
  const api = new Hono<ApiEnv>();

  const userOf = ({user}: Session): DemoUser => {
    const found = findUser(user);
    if (!found) throw new Problem('unauthenticated');
    return found;
  };

  /**
   * The same key has the same effect, once. Deciding and writing down happen without a pause in between, so of two
   * requests at a time the second finds the first one's answer.
   */
  const once = (c: Context<ApiEnv>, decide: () => Decision<CardChallenge | Outcome>): Response => {
    const session = c.get('session');
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7E]{1,200}$/.test(key)) throw new Problem('idempotency-key-missing');
    const fingerprint = createHash('sha256')
      .update(`${c.req.path}\n${c.get('text')}`)
      .digest('base64url');
    const former = store.answered(session.id, key);
    if (former && former.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');
    if (former) return c.json(former.answer);
    const {answer, happenings} = decide();
    store.record(...happenings, {type: 'answered', session: session.id, key, fingerprint, at: now(), answer});
    return c.json(answer);
  };

  api.onError((error, c) => answerProblem(c, error));
  api.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });
  const inSession = signedIn(sessions);
  const ownOrigin = fromOwnOrigin(origins);
  api.use(async (c, next) => {
    const session = sessions.find(c);
    const answer = session && (await intercept?.(c, session, c.req.path.slice(apiPath.length)));
    if (answer) return answer;
    return next();
  });

  api.get('/status', inSession, (c) => {
    const session = c.get('session');
    const user = userOf(session);
    return c.json(statusOf(user, session, certificationOf(store, user)));
  });

  // Given to accounts for which the method is off as well: the answer has no room for a refusal. The verification has.
  api.post('/ic-card/challenges', inSession, ownOrigin, ...withJson, (c) => {
    parseBody(c.get('text'), z.object({}));
    const session = c.get('session');
    return once(c, () => ({answer: challenges.issue(session, userOf(session)), happenings: []}));
  });

  api.post('/ic-card/verifications', inSession, ownOrigin, ...withJson, (c) => {
    const verification = parseBody(c.get('text'), cardVerificationSchema());
    const session = c.get('session');
    const request = {verification, session, user: userOf(session), origin: c.get('origin')};
    return once(c, () => verifyCard({store, challenges, ca, revoked, now}, request));
  });

  api.all('*', () => {
    throw new Problem('not-found');
  });

  const app = new Hono();
  app.route(apiPath, api);
  app.route('/demo/session', signInRoutes(sessions, ownOrigin));
  return {
    app,
    sessions,
    forget: (user, what) => {
      store.record({type: 'forgotten', user, what});
    },
    close: () => {
      store.close();
    },
  };
};
