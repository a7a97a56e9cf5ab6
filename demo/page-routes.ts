import {type Context, Hono} from 'hono';
import {locales} from '../src/domain/locales.js';
import {isForDocument, isOwnNavigation} from './arrival.js';
import {askFirst, goOnFromHere} from './ask-first.js';
import {apiPath, type Backend} from '../simulators/backend/index.js';
import {defaultUserId, demoUsers, findUser} from '../simulators/backend/users.js';
import {pathIds} from '../src/domain/ids.js';
import {formToken} from './portal/form-token.js';
import {endVisit, isSignedOut} from './portal/visit.js';
import {pageValues} from './page-values.js';
import {renderPage} from './render-page.js';
import {isReturn, returnPage} from './return-page.js';
import {sceneToken} from './scene-routes.js';
import {findScenario, scenarios} from '../simulators/scenarios.js';
import type {Stage} from '../simulators/stage.js';

const themes = ['light', 'dark'];

export const pages = {
  '/': 'index.html',
  '/requests.html': 'requests.html',
  '/declaration.html': 'declaration.html',
  '/duo.html': 'duo.html',
  '/embed.html': 'embed.html',
  '/gallery.html': 'gallery.html',
  '/machine.html': 'machine.html',
  '/standalone.html': 'standalone.html',
} as const;

/** The pages with the portal's head. */
const portalPages: readonly string[] = ['/', '/requests.html', '/declaration.html'];

const ownFramesOnly = "base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/** As strict as a host's policy can be. This page shows that the one-file build runs under it. */
const strict = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://127.0.0.1:*",
  "require-trusted-types-for 'script'; trusted-types lit-html",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
].join('; ');

const oneOf = <T extends string>(allowed: readonly T[], wanted: string | undefined): T =>
  allowed.find((each) => each === wanted) ?? (allowed[0] as T);

/** Lists the known values. Does not repeat the requested one. */
const refusePage = (c: Context, name: string, known: readonly {readonly id: string}[]): Response =>
  c.text(`?${name}= takes one of: ${known.map(({id}) => id).join(', ')}`, 400);

/** Whether the address signs a user in or sets a scenario. */
const isWish = (c: Context): boolean => ['user', 'scenario'].some((name) => c.req.query(name) !== undefined);

/** Handles the button of `askFirst`: if it comes from our own page, the request is fulfilled. */
const grant = (c: Context, origin: string): Response => {
  if (c.req.header('origin') !== origin) return c.text('Only from a page of this demo.', 403);
  const {pathname, search} = new URL(c.req.url);
  return c.redirect(pathname + search, 303);
};

/**
 * The pages. A visitor of a page is always signed in: as `?user=`, or as the present user, or as the first of the
 * table. Only somebody who has signed out has to sign in again before the portal opens. A link that signs a user in would
 * be a security hole in a real portal. In a demo it saves a form. Who is signed in and what happens changes only when a
 * person goes to the page from the address bar or from a page of ours. Everything else, such as a link on a foreign page, a
 * WebSocket handshake or a program, gets a question, and an image has no effect. Programs have `POST /demo/session` and
 * `POST /demo/scene`.
 */
export const pageRoutes = (backend: Backend, stage: Stage, origin: string): Hono => {
  const routes = new Hono();

  const sessionFor = (c: Context, wanted: string | undefined) => {
    const current = wanted === undefined ? backend.sessions.find(c) : undefined;
    if (current) return current;
    const session = backend.sessions.signInBrowser(c, wanted ?? defaultUserId);
    endVisit(c);
    return session;
  };

  const needsSignIn = (c: Context, path: string): boolean =>
    portalPages.includes(path) && isSignedOut(c) && !isWish(c) && !isReturn(c) && !backend.sessions.find(c);

  for (const [path, file] of Object.entries(pages)) {
    // A bank may send its users back with a form.
    routes.post(path, async (c, next) => (isReturn(c) ? returnPage(c) : isWish(c) ? grant(c, origin) : next()));
    routes.get(path, async (c, next) => (isForDocument(c) ? next() : c.text('A page, and nothing else.', 403)));
    routes.get(path, async (c, next) => (isReturn(c) && !backend.sessions.find(c) ? returnPage(c) : next()));
    routes.get(path, async (c) => {
      const {lang, theme, view, ...query} = c.req.query();
      // A user who returns from a bank stays signed in as the same user.
      const {user: userId, scenario: scenarioId} = isReturn(c) ? {} : query;
      const scenario = scenarioId === undefined ? undefined : findScenario(scenarioId);
      if (userId !== undefined && !findUser(userId)) return refusePage(c, 'user', demoUsers);
      if (scenarioId !== undefined && !scenario) return refusePage(c, 'scenario', scenarios);
      if (!isOwnNavigation(c)) {
        const wish = {user: userId && backend.currentUser(userId)?.name, scenario: scenario?.title};
        if (isWish(c) && !isReturn(c)) return askFirst(c, wish);
        if (!backend.sessions.find(c)) return goOnFromHere(c);
      }
      if (needsSignIn(c, path)) return c.redirect('/sign-in.html', 303);
      const session = sessionFor(c, userId);
      const agentUrl = await stage.set(scenario, session, backend);
      const user = backend.currentUser(session.user, session);
      const html = await renderPage(file, {
        agentUrl,
        baseUrl: apiPath,
        view: oneOf(['home', ...pathIds], view),
        ...pageValues({
          path,
          view,
          lang: oneOf(locales, lang),
          theme: oneOf(themes, theme),
          user,
          userId: session.user,
        }),
        signOutToken: formToken('sign-out', session.id),
        sceneToken: sceneToken(session),
        // A new sign-in by hand begins with signing out.
        reloginHidden: session.by ? 'hidden' : '',
      });
      return c.html(html, 200, {
        'cache-control': 'no-store',
        'content-security-policy': path === '/standalone.html' ? strict : ownFramesOnly,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    });
  }

  return routes;
};
