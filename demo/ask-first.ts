import type {Context} from 'hono';
import {html} from 'hono/html';

const headers = {
  'cache-control': 'no-store',
  // In nobody's frame: a press of the button has to be meant.
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Under `no-referrer` a form would not say its origin either, which is looked at.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const frame = (title: string, main: ReturnType<typeof html>) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - 用户管理（演示）</title>
        <link rel="stylesheet" href="/portal.css" />
      </head>
      <body>
        <header class="masthead">
          <p class="masthead-name">用户管理 <span class="masthead-note">演示门户</span></p>
        </header>
        <main class="panel">
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;

export interface Wish {
  /** Whom to sign in. */
  readonly user: string | undefined;
  /** Which scene to set, in words. */
  readonly scenario: string | undefined;
}

/** For whoever comes by a link on a foreign page that would sign somebody in or set a scene: nothing is done yet. */
export const askFirst = (c: Context, {user, scenario}: Wish): Response | Promise<Response> => {
  const {pathname, search} = new URL(c.req.url);
  const main = html`
    <p>您从其他网站的链接来到这里。这个链接要求：</p>
    <ul>
      ${user === undefined ? '' : html`<li>登录为“${user}”，并退出现在的用户</li>`}
      ${scenario === undefined ? '' : html`<li>换一种情形：${scenario}</li>`}
    </ul>
    <p>如果这不是您的本意，请不要继续。</p>
    <form method="post" action="${pathname + search}">
      <p><button>继续</button></p>
    </form>
    <p><a href="/">不继续，进入单一窗口</a></p>
    <p lang="en">A page of another site has led you here, and asks for this. Go on only if you meant it.</p>
  `;
  return c.html(frame('请确认', main), 200, headers);
};

/**
 * For whoever comes from a foreign page and seems to have no session: its cookie is for our own pages only. Goes on by
 * itself, and on that way the cookie is sent; to sign somebody in at once would put them in the user's place.
 */
export const goOnFromHere = (c: Context): Response | Promise<Response> => {
  const {pathname, search} = new URL(c.req.url);
  const page = pathname + search;
  const main = html`<p><a href="${page}">继续</a></p>`;
  return c.html(frame('进入单一窗口', main), 200, {...headers, refresh: `0; url=${page}`});
};
