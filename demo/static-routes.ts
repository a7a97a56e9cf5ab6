import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono, type MiddlewareHandler} from 'hono';
import {compress} from 'hono/compress';
import {siteValues} from './page-values.js';
import {renderPage} from './render-page.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const font = 'node_modules/@fontsource-variable/noto-sans-sc';

/** Browsers check files from a build again each time. The font never changes. */
const cacheFor = (seconds: number): MiddlewareHandler =>
  async function cache(c, next) {
    await next();
    c.header('cache-control', seconds === 0 ? 'no-cache' : `max-age=${String(seconds)}`);
    c.header('x-content-type-options', 'nosniff');
  };

const serve = (from: string, to: string) => serveStatic({root, rewriteRequestPath: (path) => path.replace(from, to)});

/** The widget's own return page, with the headers that a host should use: not in a frame. */
const returnPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Where the widget's links lead: pages that say what stands there in production. */
export const helpPages = ['help-certification.html', 'help-agent.html', 'help-card.html', 'help-ctid.html'];

/** The built library and the pages' built scripts, as `npm run build` left them or from `built`; style sheets and font. */
export const staticRoutes = (built?: MiddlewareHandler): Hono => {
  const routes = new Hono();
  routes.get('/dist/return.html', async (c, next) => {
    await next();
    c.header('content-security-policy', returnPolicy);
    c.header('referrer-policy', 'no-referrer');
  });
  routes.get('/dist/*', compress(), cacheFor(0), built ?? serve('/dist/', 'dist/'));
  // A bank may send its users back with a form.
  routes.post('/dist/return.html', (c) => c.redirect(c.req.path + new URL(c.req.url).search, 303));
  routes.get('/assets/*', compress(), cacheFor(0), built ?? serve('/assets/', 'build/demo/'));
  routes.get('/fonts/*', compress(), cacheFor(86_400), serve('/fonts/', `${font}/`));
  for (const sheet of ['/portal.css', '/sign-in.css', '/workbench.css', '/machine.css', '/gallery.css', '/site.css']) {
    routes.get(sheet, compress(), cacheFor(0), serve(sheet, `demo/pages${sheet}`));
  }
  routes.get('/machines/*', compress(), cacheFor(0), serve('/machines/', 'docs/machines/'));
  for (const [path, file] of [
    // What the demo's backend knows besides, for the workbench.
    ['/external-methods.json', 'simulators/conformance/external-methods.json'],
    ['/gallery-texts.json', 'demo/pages/gallery-texts.json'],
  ] as const) {
    routes.get(path, compress(), cacheFor(0), serve(path, file));
  }
  routes.get('/screens/*', cacheFor(0), serve('/screens/', 'docs/screens/'));
  for (const page of [...helpPages, 'site.html']) {
    routes.get(`/${page}`, compress(), cacheFor(0), async (c) => c.html(await renderPage(page, siteValues(false))));
  }
  routes.get('/favicon.ico', (c) => c.body(null, 204));
  return routes;
};
