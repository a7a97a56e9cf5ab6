import type {Context, MiddlewareHandler} from 'hono';
import {createMiddleware} from 'hono/factory';
import {isPlainJson} from '../../src/domain/plain-json.js';
import type {ApiEnv} from './api-env.js';
import type {RateLimit} from './rate-limit.js';
import type {Idempotency} from './idempotency.js';
import {Problem} from './problem.js';
import {readBody} from './read-body.js';
import type {Sessions} from './sessions.js';
import type {CurrentUser} from './users.js';

export interface RouteNeeds {
  readonly userOf: (c: Context<ApiEnv>) => CurrentUser;
  readonly once: Idempotency;
  readonly counted: RateLimit;
  /** Checks that the user is signed in, and that the page is about this user. */
  readonly inSession: readonly [MiddlewareHandler<ApiEnv>, MiddlewareHandler<ApiEnv>];
  readonly ownOrigin: MiddlewareHandler<ApiEnv>;
  readonly withJson: JsonGuards;
  readonly parseBody: typeof parseBody;
  readonly expectVersion: typeof expectVersion;
}

type JsonGuards = readonly [MiddlewareHandler<ApiEnv>, MiddlewareHandler<ApiEnv>];

/** No cache stores a response, and no browser guesses another content type. */
export const apiAnswers: MiddlewareHandler<ApiEnv> = createMiddleware<ApiEnv>(async (c, next) => {
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
  await next();
});

/** A 401 in JSON, never a redirect to a page, because a script could not tell that page from a response. */
export const signedIn = (sessions: Sessions): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const session = sessions.find(c);
    if (!session) throw new Problem('unauthenticated');
    c.set('session', session);
    await next();
  });

/**
 * The page says which subject it is about. The session belongs to the browser, and another user may have signed in in
 * another tab. A page about one user must not certify the other.
 */
export const aboutSubject = (
  userOf: (c: Context<ApiEnv>) => CurrentUser,
  isOptional: (c: Context<ApiEnv>) => boolean,
): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const subject = c.req.header('sw-subject');
    if (subject === undefined && isOptional(c)) return next();
    if (subject === undefined) throw new Problem('precondition-required');
    if (subject !== userOf(c).subject) throw new Problem('subject-changed');
    c.set('subject', subject);
    return next();
  });

/**
 * Only our own pages may send requests that have an effect. Programs with a token must send an origin too: the origin
 * is part of what a card signs, so there is no challenge without it.
 */
export const fromOwnOrigin = (origins: () => readonly string[]): MiddlewareHandler<ApiEnv> =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const origin = c.req.header('origin') ?? c.env.origin;
    if (origin === undefined || !origins().includes(origin)) throw new Problem('origin-not-allowed');
    c.set('origin', origin);
    await next();
  });

const isJson = createMiddleware(async (c, next) => {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) throw new Problem('not-json');
  await next();
});

/** Reads a JSON body of limited length in limited time, as text: the same text is the same request. */
export const withJson = (patienceMs?: number): JsonGuards => [
  isJson,
  createMiddleware<ApiEnv>(async (c, next) => {
    c.set('text', await readBody(c.req.raw, patienceMs));
    await next();
  }),
];

/** A request that has none: the same key is the same request. */
export const withoutBody = createMiddleware<ApiEnv>(async (c, next) => {
  c.set('text', '');
  await next();
});

/**
 * For a request that changes the record or refers to it (`onRecord`): no list of versions and no `*`, because its client
 * must have seen the record.
 */
export const expectVersion = (c: Context<ApiEnv>, present: string): void => {
  const version = c.req.header('if-match');
  if (version === undefined) throw new Problem('precondition-required');
  if (version !== present) throw new Problem('conflict');
};

/** A schema of zod, as far as it is asked. */
export interface BodySchema<T> {
  safeParse(value: unknown): {success: boolean; data?: T};
}

/** Parses the body with its schema. A body that names a member twice has no reading that everybody agrees on. The schema's errors are not passed on, because they may quote the request. */
export const parseBody = <T>(text: string, schema: BodySchema<T>): T => {
  let value: unknown;
  try {
    // Null means absent, as in an answer.
    value = JSON.parse(text, (_, each: unknown) => each ?? undefined);
  } catch {
    throw new Problem('invalid-request');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success || !isPlainJson(text)) throw new Problem('invalid-request');
  return parsed.data as T;
};
