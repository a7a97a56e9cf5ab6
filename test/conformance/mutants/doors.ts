import type {Context, MiddlewareHandler, Next} from 'hono';
import * as z from 'zod/mini';
import {cardVerificationSchema} from '../../../src/domain/ic-card.schemas.js';
import type {ApiEnv} from '../../../simulators/backend/api-env.js';
import type {Parts} from '../../../simulators/backend/index.js';
import {Problem} from '../../../simulators/backend/problem.js';
import {type CurrentUser, demoUsers} from '../../../simulators/backend/users.js';
import {answering, around, asIf, type Change, deciding, headers, mutantsIn, says, statusSays} from './parts.js';

type Handler = (c: Context<ApiEnv, string>, next: Next, right: Parts) => ReturnType<MiddlewareHandler>;

const withoutSession =
  (answer: (c: Context<ApiEnv>) => Response | undefined): Change =>
  ({sessions, inSession: [signedIn, aboutSubject]}) => ({
    inSession: [async (c, next) => (sessions.find(c) ? undefined : answer(c)) ?? signedIn(c, next), aboutSubject],
  });

const aboutSubject =
  (act: Handler): Change =>
  (right) => ({inSession: [right.inSession[0], (c, next) => act(c, next, right)]});

/** Whoever asks is signed in, and the page is about them. */
const signedIn = (act: (c: Context<ApiEnv>) => void): Change =>
  aboutSubject((c, next, {inSession}) =>
    inSession[1](c, async () => {
      act(c);
      await next();
    }),
  );

const accountIs =
  (change: (user: CurrentUser, c: Context<ApiEnv>, right: Parts) => Partial<CurrentUser> | undefined): Change =>
  (right) => ({
    userOf: (c) => {
      const user = right.userOf(c);
      return {...user, ...change(user, c, right)};
    },
  });

const fromOrigin =
  (isOwn: (origin: string | undefined, own: readonly string[], c: Context<ApiEnv>) => boolean): Change =>
  ({origins}) => ({
    ownOrigin: async (c, next) => {
      const origin = c.req.header('origin');
      if (!isOwn(origin, origins(), c)) throw new Problem('origin-not-allowed');
      c.set('origin', origin ?? '');
      await next();
    },
  });

const originOf = (c: Context<ApiEnv>): string => c.req.header('origin') ?? '';

/** Paths that it takes from any origin. */
export const originUnread =
  (path: RegExp): Change =>
  ({ownOrigin}) => ({
    ownOrigin: async (c, next) => {
      if (!path.test(c.req.path)) return ownOrigin(c, next);
      c.set('origin', originOf(c));
      return next();
    },
  });

const allowsOrigin = (origin: (c: Context<ApiEnv>) => string | undefined): Change =>
  headers((set, c) => {
    const allowed = origin(c);
    if (allowed !== undefined) set.set('access-control-allow-origin', allowed);
  });

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Looks at a body in JSON before it is parsed. */
const reading =
  (act: (text: string) => void): Change =>
  ({parseBody}) => ({
    parseBody: (text, schema) => {
      if (isJson(text)) act(text);
      return parseBody(text, schema);
    },
  });

const isFailure = (c: Context<ApiEnv>): boolean => c.res.status >= 400;
const isRecord = (c: Context<ApiEnv>): boolean => c.req.path.endsWith('/profile') && c.res.ok;

/** Answers by the code of a failure. */
const insteadOf = (code: string, answer: (c: Context<ApiEnv>) => Response): Change =>
  answering(async (c) => {
    if (!isFailure(c)) return undefined;
    const said = (await c.res.clone().json()) as {code: string};
    return said.code === code ? answer(c) : undefined;
  });

const page = (text: string, status: number): Response =>
  new Response(`<h1>${text}</h1>`, {status, headers: {'content-type': 'text/html; charset=utf-8'}});

/** An id that has a column of a database. */
const isId = (id = ''): boolean => /^[\w.~-]{0,200}$/.test(id);

const reads =
  (text: (c: Context<ApiEnv>) => Promise<string> | undefined): Change =>
  ({withJson: [isDeclared, read]}) => ({
    withJson: [
      isDeclared,
      async (c, next) => {
        const all = text(c);
        if (!all) return read(c, next);
        c.set('text', await all);
        return next();
      },
    ],
  });

export const doors = mutantsIn({
  'status-without-aspect: The status leaves out a field.': says(
    (c) => c.req.path.endsWith('/status'),
    (body) => ({...body, aspects: {enterprise: true}}),
  ),
  'contract-unknown: The version is none of ours.': statusSays(() => ({contract: '2.0'})),
  'no-etag: The profile has no ETag.': headers((set) => set.delete('etag')),
  'redirects-to-sign-in: Without a session it redirects to a page.': withoutSession((c) => c.redirect('/sign-in')),
  'subject-optional: It takes a request without a subject.': aboutSubject((c, next, {userOf, inSession}) => {
    if (c.req.header('sw-subject') !== undefined) return inSession[1](c, next);
    c.set('subject', userOf(c).subject);
    return next();
  }),
  'subject-ignored: It does not compare the subject.': aboutSubject((c, next, {inSession}) => {
    const subject = c.req.header('sw-subject');
    if (subject === undefined) return inSession[1](c, next);
    c.set('subject', subject);
    return next();
  }),
  'body-before-subject: It reads the body before it compares the subject.': aboutSubject(
    async (c, next, {inSession, parseBody}) => {
      if (c.req.path.endsWith('/verifications')) parseBody(await c.req.raw.clone().text(), cardVerificationSchema());
      return inSession[1](c, next);
    },
  ),
  'subject-of-the-session: Each sign-in has another subject.': accountIs(({subject}, c) => ({
    subject: subject + c.get('session').id.slice(0, 4),
  })),
  'one-subject-for-all: All accounts have one subject.': accountIs(() => ({subject: 'all'})),
  'subject-of-the-enterprise: The accounts of an enterprise have one subject.': accountIs(({enterprise}) => ({
    subject: enterprise.uscc,
  })),
  'any-origin: It takes changes from any origin.': fromOrigin((origin) => origin !== undefined),
  'origin-optional: It takes changes without an origin.': fromOrigin(
    (origin, own) => origin === undefined || own.includes(origin),
  ),
  'origin-unread-by-a-step: It takes the steps of the legal representative’s path from any origin.':
    originUnread(/\/legal-rep\//),
  'origin-unread-by-a-save: It takes changes of the record from any origin.': originUnread(/\/profile\//),
  'origin-null: It takes changes from the origin null, which any page in a frame can have.': fromOrigin(
    (origin = '', own) => ['null', ...own].includes(origin),
  ),
  'origin-prefix: It takes changes from an origin that begins like one of its own.': fromOrigin((origin, own) =>
    own.some((each) => origin?.startsWith(each)),
  ),
  'origin-of-any-port: It takes changes from any port of its own host.': fromOrigin(
    (origin = '', own) =>
      URL.canParse(origin) && own.some((each) => new URL(each).hostname === new URL(origin).hostname),
  ),
  'any-csrf-token: It takes any CSRF token in place of an origin.': fromOrigin(
    (origin = '', own, c) => c.req.header('x-csrf-token') !== undefined || own.includes(origin),
  ),
  'cors-for-all: Any page may read its answers.': allowsOrigin(() => '*'),
  'cors-reflected: Whichever page asks may read its answers.': allowsOrigin(originOf),
  'cors-by-the-beginning: A page whose origin begins like the backend’s own may read its answers.': allowsOrigin((c) =>
    originOf(c).startsWith(new URL(c.req.url).origin) ? originOf(c) : undefined,
  ),
  'host-prefix: It answers for a host name that begins like its own.': {
    front: () => ({isOwn: (name, own) => name.startsWith(new URL(`http://${own}`).hostname)}),
  },
  'any-host: It answers for any host name.': {front: () => ({isOwn: () => true})},
  'any-content-type: It takes a body of any type.': ({withJson: [, read]}) => ({
    withJson: [async (_, next) => next(), read],
  }),
  'malformed-is-500: A body that is not JSON is a 500.': ({parseBody}) => ({
    parseBody: (text, schema) => {
      if (!isJson(text)) throw new Error('Unexpected token');
      return parseBody(text, schema);
    },
  }),
  'misfit-is-500: A body that does not fit is a 500.': ({parseBody}) => ({
    parseBody: (text, schema) => {
      try {
        return parseBody(text, schema);
      } catch (error) {
        throw isJson(text) ? new Error('cannot be null') : error;
      }
    },
  }),
  'any-length: It takes bodies of any length.': reads((c) => c.req.text()),
  'malformed-trace-refused: A malformed `traceparent` is a 400.': around(async (c, goOn) => {
    if (!/^[0-9a-c]{2}-/.test(c.req.header('traceparent') ?? '00-')) throw new Problem('invalid-request');
    await goOn();
  }),
  'unsampled-trace-refused: A `traceparent` that is not sampled is a 400.': around(async (c, goOn) => {
    if (c.req.header('traceparent')?.endsWith('-00')) throw new Problem('invalid-request');
    await goOn();
  }),
  'plain-json-problem: A failure is plain JSON.': headers((set, c) => {
    if (isFailure(c)) set.set('content-type', 'application/json');
  }),
  'problem-without-id: A failure has no requestId.': says(isFailure, ({requestId: _, ...others}) => others),
  'quotes-the-request: A failure quotes the request.': says(isFailure, (body, c) => ({
    ...body,
    ...(c.get('text') && {title: c.get('text')}),
  })),
  'unknown-path-is-a-page: A path that is no operation is answered with the first page of the site, as 200.': answering(
    (c) => (c.res.status === 404 && c.req.path.endsWith('/no-such-operation') ? c.html('<!doctype html>') : undefined),
  ),
  'html-not-found: An unknown path is a page.': insteadOf('not-found', () => page('404', 404)),
  'record-cacheable: A browser may store the record.': headers((set, c) => {
    if (isRecord(c)) set.set('cache-control', 'private, max-age=60');
  }),
  'inbox-of-any-subject: The inbox does not compare the subject.': aboutSubject((c, next, {inSession}) =>
    c.req.path.endsWith('/inbox') ? next() : inSession[1](c, next),
  ),
  'null-is-misfit: A null in a request is a 400.': reading((text) => {
    JSON.parse(text, (_, each: unknown) => {
      if (each === null) throw new Problem('invalid-request');
      return each;
    });
  }),
  'unknown-field-is-misfit: A field that it does not know is a 400.': deciding((c, {parseBody}) => {
    const known = z.strictObject({humanCheck: z.optional(z.unknown())});
    if (c.req.path.endsWith('/challenges')) parseBody(c.get('text'), known);
  }),
  'surrogate-is-500: A text with a lone surrogate is a 500.': reading((text) => {
    JSON.parse(text, (_, each: unknown) => (typeof each === 'string' ? encodeURIComponent(each) : each));
  }),
  'cacheable: Caches may store answers.': headers((set, c) => {
    if (c.res.ok) set.delete('cache-control');
  }),
  'sniffable: Browsers may guess the type.': {
    front: () => ({
      after: ({headers: {'x-content-type-options': nosniff, ...others}, ...answer}) => ({
        ...answer,
        headers: answer.status < 400 ? others : {...others, 'x-content-type-options': nosniff},
      }),
    }),
  },
  'cors-of-changes: Whichever page sends a change may read its answer.': allowsOrigin((c) =>
    c.req.method === 'GET' ? undefined : originOf(c),
  ),
  'ids-are-500: An id that can be none is a 500.': signedIn((c) => {
    const isMeant = c.req.method === 'GET' && c.req.path.includes('/assistance/');
    if (isMeant && !isId(c.req.param('id'))) throw new Error('too long');
  }),
  'long-text-is-500: A text that is too long for its column is a 500.': reading((text) => {
    if (/[^"]{4000}/.test(text)) throw new Error('too long');
  }),
  'cors-of-the-record: Whichever page asks may read the record.': headers((set, c) => {
    if (!isRecord(c) || originOf(c) === '') return;
    set.set('access-control-allow-origin', originOf(c));
    set.set('access-control-allow-credentials', 'true');
  }),
  'chunked-body-unlimited: Only Content-Length limits a body.': reads((c) =>
    c.req.header('content-length') === undefined ? c.req.text() : undefined,
  ),
  'method-off-passes: A method that is off opens a handoff.': ({createHandoff}) => ({
    createHandoff: (parts, asker, ...asked) =>
      createHandoff(parts, asker.user.personal ? asker : asIf(asker, {methodsOff: {}}), ...asked),
  }),
  'card-off-passes: A card certifies where the method is off.': ({verifyCard}) => ({
    verifyCard: (parts, request) => verifyCard(parts, asIf(request, {methodsOff: {}})),
  }),
  'data-pass-where-off: Data certify where the method is off.': ({checkEnterprise}) => ({
    checkEnterprise: (parts, asker, claim) => checkEnterprise(parts, asIf(asker, {methodsOff: {}}), claim),
  }),
  'card-for-who-needs-none: A card certifies an account that needs no certification.': ({verifyCard}) => ({
    verifyCard: (parts, request) => verifyCard(parts, asIf(request, {applicable: true})),
  }),
  'help-for-who-needs-none: An account that needs no certification asks for help.': ({requestAssistance}) => ({
    requestAssistance: (parts, asker, asked) => requestAssistance(parts, asIf(asker, {applicable: true}), asked),
  }),
  'handoff-for-who-needs-none: An account that needs no certification opens a handoff.': ({createHandoff}) => ({
    createHandoff: (parts, asker, ...asked) => createHandoff(parts, asIf(asker, {applicable: true}), ...asked),
  }),
  'place-off-passes: A place that is off opens a handoff.': ({createHandoff}) => ({
    createHandoff: (parts, asker, ...asked) => createHandoff(parts, asIf(asker, {placesOff: {}}), ...asked),
  }),
  'acts-as-another-account: It acts for whichever account `Sw-Subject` names.': accountIs((_, c, {currentUser}) => {
    const named = demoUsers.find(({subject}) => subject === c.req.header('sw-subject'));
    return named && currentUser(named.id, c.get('session'));
  }),
  'ended-session-redirected: With a session that has ended it redirects to a page.': withoutSession((c) =>
    c.req.header('authorization') === undefined ? undefined : c.redirect('/sign-in'),
  ),
  'id-of-a-post-is-500: An id that can be none is a 500, in a POST only.': deciding((c) => {
    if (c.req.method === 'POST' && !isId(c.req.param('id'))) throw new Error('too long');
  }),
  'misfit-with-an-id-is-500: An empty body for an id is a 500.': deciding((c) => {
    if (c.req.param('id') !== undefined && c.get('text') === '{}') throw new Error('cannot be null');
  }),
  'framework-says-400: A body that does not fit is answered by the framework, without a code.': insteadOf(
    'invalid-request',
    () => Response.json({timestamp: 0, status: 400, error: 'Bad Request'}, {status: 400}),
  ),
  'framework-says-415: A body of another type is answered by the framework, with a page.': insteadOf('not-json', () =>
    page('415', 415),
  ),
  'ranks-from-zero: The lowest level has the rank 0.': says(
    () => true,
    (body) =>
      JSON.parse(JSON.stringify(body), (name, value: unknown) =>
        name === 'rank' ? Number(value) - 1 : value,
      ) as object,
  ),
});
