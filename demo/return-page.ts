import type {Context} from 'hono';
import {returnParameter} from '../src/adapters/polling.key.js';
import {renderPage} from './render-page.js';

/** Whether a bank has sent the user here. */
export const isReturn = (c: Context): boolean => c.req.query(returnParameter) !== undefined;

/** The page that the user left, without the parameters that would sign a user in or set a scenario again. */
const pageLeft = (c: Context): string => {
  const {pathname, searchParams} = new URL(c.req.url);
  for (const name of ['user', 'scenario']) searchParams.delete(name);
  return `${pathname}?${searchParams.toString()}`;
};

/**
 * The page to which a bank sends the user, perhaps in another browser than before. Browsers send the session's cookie
 * only from our own pages, so it is missing on the way from another site. This page is plain and has no script, for
 * Internet Explorer mode. It redirects to itself, and then the cookie is sent. A user without a session reads where to
 * continue.
 */
export const returnPage = async (c: Context): Promise<Response> => {
  const page = pageLeft(c);
  const html = await renderPage('return.html', {page});
  return c.html(html, 200, {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // Only once: the second request comes from this site.
    ...(c.req.header('sec-fetch-site') === 'cross-site' && {refresh: `0; url=${page}`}),
  });
};
