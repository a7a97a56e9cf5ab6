import type {Context} from 'hono';
import {returnParameter} from '../src/adapters/bank-ukey.pending.js';
import {renderPage} from './render-page.js';

/** Whether a bank has sent the user here. */
export const isReturn = (c: Context): boolean => c.req.query(returnParameter) !== undefined;

/** The page that the user left, without what would sign somebody in or set a scene once more. */
const pageLeft = (c: Context): string => {
  const {pathname, searchParams} = new URL(c.req.url);
  for (const name of ['user', 'scenario']) searchParams.delete(name);
  return `${pathname}?${searchParams.toString()}`;
};

/**
 * Where a bank sends the user to, who may be in another browser than before. The session's cookie is for our own pages
 * only, so that a browser that has it does not show it on the way from another site: this page, plain and without a
 * script for Internet Explorer's mode, goes on by itself, and then it is shown. Whoever has no session reads where to
 * look.
 */
export const returnPage = async (c: Context): Promise<Response> => {
  const page = pageLeft(c);
  const html = await renderPage('return.html', {page});
  return c.html(html, 200, {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // Once: on its own way on it comes from this site.
    ...(c.req.header('sec-fetch-site') === 'cross-site' && {refresh: `0; url=${page}`}),
  });
};
