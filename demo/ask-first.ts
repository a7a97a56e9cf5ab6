import type {Context} from 'hono';
import {html} from 'hono/html';
import {signInAddress} from './portal/way-back.js';

const headers = {
  'cache-control': 'no-store',
  // Not in a frame, so that nobody is tricked into pressing the button.
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // With `no-referrer`, a form would not send its origin either, and the server checks the origin.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const frame = (title: string, main: ReturnType<typeof html>) =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="renderer" content="webkit" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - 用户管理（演示）</title>
        <link rel="stylesheet" href="/fonts/index.css" />
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
  /** The user to sign in. */
  readonly user: string | undefined;
  /** The scenario to set, as text. */
  readonly scenario: string | undefined;
}

/**
 * For a request that would sign a user in or set a scenario and is not a person's own navigation, such as a link on a
 * foreign page. Nothing is done until they confirm.
 */
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

/** For a sign-out by a form of an earlier sign-in: nobody was signed out, and `back` shows who is here. */
export const notSignedOut = (c: Context, back: string): Response | Promise<Response> => {
  const main = html`
    <p>打开原来的页面之后，有用户在本浏览器中重新登录，因此本次没有退出。请先查看当前登录的用户。</p>
    <p><a href="${back}">查看当前登录的用户</a></p>
    <p lang="en">You are not signed out: there was another sign-in after that page had been opened.</p>
  `;
  return c.html(frame('尚未退出', main), 403, headers);
};

/**
 * For a visitor from a foreign page who seems to have no session: browsers send the session cookie only from our own
 * pages. This page redirects to itself, and then the cookie is sent. Signing a user in at once would replace the
 * present user.
 */
export const goOnFromHere = (c: Context): Response | Promise<Response> => {
  const {pathname, search} = new URL(c.req.url);
  return goOnTo(c, pathname + search);
};

/** `page`: of characters of an address, which a header may have. */
export const goOnTo = (c: Context, page: string): Response | Promise<Response> => {
  const main = html`<p><a href="${page}">继续</a></p>`;
  return c.html(frame('进入单一窗口', main), 200, {...headers, refresh: `0; url=${page}`});
};

/** For a visitor without a session. Signed in, they come back to this address, if `wayBack` has its path. */
export const signInFirst = (c: Context, address: string): Response | Promise<Response> => {
  // From another site, a browser leaves the session's cookie out. It comes when the page has redirected to itself.
  const isFromElsewhere = ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');
  return isFromElsewhere ? goOnFromHere(c) : c.redirect(signInAddress(address), 303);
};
