import type {Context, MiddlewareHandler} from 'hono';
import {createMiddleware} from 'hono/factory';
import type {Counted} from './counted.js';
import type {Once} from './once.js';
import {Problem} from './problem.js';
import {readBody} from './read-body.js';
import type {Sessions} from './sessions.js';
import type {Session, Store} from './store.js';
import type {CurrentUser} from './users.js';

export interface ApiEnv {
  readonly Variables: {session: Session; subject: string; origin: string; text: string};
}

/** What every part of the API is given. */
export interface RouteDependencies {
  readonly userOf: (c: Context<ApiEnv>) => CurrentUser;
  readonly once: Once;
  readonly counted: Counted;
  /** Signed in, and as whom the page is about. */
  readonly inSession: readonly [MiddlewareHandler<ApiEnv>, MiddlewareHandler<ApiEnv>];
  readonly ownOrigin: MiddlewareHandler<ApiEnv>;
  readonly withJson: JsonGuards;
}

/** For a body on any line that people work on. */
const usualBodyPatienceMs = 10_000;

type JsonGuards = readonly [MiddlewareHandler<ApiEnv>, MiddlewareHandler<ApiEnv>];

/** No cache keeps an answer, no browser takes it for anything else, and none is sent before its effect is on the disk. */
export const apiAnswers = (store: Pick<Store, 'kept'>): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    await next();
    await store.kept();
  });

/** A 401 in JSON, never a redirect to a page: a script could not tell that page from an answer. */
export const signedIn = (sessions: Sessions): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const session = sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    c.set('session', session);
    await next();
  });

/**
 * The page says about whom it asks. The session is the browser's: somebody else may have signed in in another tab, and
 * a page about the one must not certify the other.
 */
export const aboutSubject = (userOf: (c: Context<ApiEnv>) => CurrentUser): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const subject = c.req.header('sw-subject');
    if (subject === undefined) throw new Problem('precondition-required');
    if (subject !== userOf(c).subject) throw new Problem('subject-changed');
    c.set('subject', subject);
    await next();
  });

/**
 * Only pages of ours may have an effect. Asked of programs with a token too: the origin is part of what a card
 * signs, so there is no challenge without one.
 */
export const fromOwnOrigin = (origins: () => readonly string[]): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const origin = c.req.header('origin');
    if (origin === undefined || !origins().includes(origin)) throw new Problem('origin-not-allowed');
    c.set('origin', origin);
    await next();
  });

const isJson = createMiddleware(async (c, next) => {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) throw new Problem('not-json');
  await next();
});

/** Reads a JSON body of bearable length in bearable time, as text: the same words are the same request. */
export const withJson = (patienceMs = usualBodyPatienceMs): JsonGuards => [
  isJson,
  createMiddleware<ApiEnv>(async (c, next) => {
    c.set('text', await readBody(c.req.raw, patienceMs));
    await next();
  }),
];

/** The body, as its schema has it. The schema's complaints stay here: they may quote what was sent. */
export const parseBody = <T>(text: string, schema: {safeParse(value: unknown): {success: boolean; data?: T}}): T => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('invalid-request');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Problem('invalid-request');
  return parsed.data as T;
};
