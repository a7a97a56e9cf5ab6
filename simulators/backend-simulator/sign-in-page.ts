import {Hono} from 'hono';
import {html} from 'hono/html';
import type {Backend} from '../backend/index.js';
import {demoUsers, findUser} from '../backend/users.js';

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  // With `no-referrer`, a form would not send its origin.
  'referrer-policy': 'same-origin',
};

/**
 * In place of the host's own sign-in: a link leads to a page with a button for each user. Only the button signs in, since
 * any page can have a link. A form on a page of an allowed origin may do the same.
 */
export const signInPage = (
  {sessions}: Pick<Backend, 'sessions'>,
  own: readonly string[],
  allowed: readonly string[],
): Hono => {
  const routes = new Hono();
  routes.use(async (c, next) => {
    const to = c.req.query('to') ?? '';
    const isOurs = allowed.some((origin) => to === origin || to.startsWith(`${origin}/`));
    return isOurs ? next() : c.text('/sign-in?to=ADDRESS, an address of an allowed origin.', 400);
  });

  routes.get('/', (c) => {
    const {search} = new URL(c.req.url);
    const button = ({id, name, shows}: (typeof demoUsers)[number]) =>
      html`<p><button name="user" value="${id}">${id}</button> ${name}：${shows}</p>`;
    const page = html`<!doctype html>
      <html lang="zh-CN">
        <meta charset="utf-8" />
        <title>登录（模拟）</title>
        <h1>登录（模拟）</h1>
        <form method="post" action="/sign-in${search}">${demoUsers.map(button)}</form>
      </html>`;
    return c.html(page, 200, headers);
  });

  routes.post('/', async (c) => {
    if (![...own, ...allowed].includes(c.req.header('origin') ?? '')) return c.text('Not from this page.', 403);
    const {user} = await c.req.parseBody();
    if (typeof user !== 'string' || !findUser(user)) return c.text('There is no such user.', 400);
    sessions.signInBrowser(c, user);
    return c.redirect(c.req.query('to') ?? '', 303);
  });
  return routes;
};
