import {html, raw} from 'hono/html';
import {demoUsers} from '../../simulators/backend/users.js';
import {digitsInWords, drawCaptcha} from './captcha.js';
import {signInPath} from './way-back.js';

/** Printed on the page. Every user of the demo has it. */
export const demoPassword = 'Demo-2026';

/** Which field a message is about. */
export type SignInField = 'user' | 'password' | 'captcha';

export interface SignInMessage {
  readonly text: string;
  readonly field?: SignInField;
}

export interface SignInView {
  readonly token: string;
  readonly captchaId: string;
  readonly digits: string;
  readonly agentUrl: string;
  /** What was entered before. A password is never sent back: without a script it has to be typed again. */
  readonly user: string;
  readonly message?: SignInMessage | undefined;
  /** Says why the user is here. */
  readonly notice?: string | undefined;
  /** Where the cursor is. Default: at what is wrong. */
  readonly focus?: SignInField;
  readonly isDark: boolean;
  /** Path of the page after the sign-in. */
  readonly to: string;
}

type Html = ReturnType<typeof html>;

const labels: Readonly<Record<SignInField, string>> = {user: '用户名', password: '密码', captcha: '验证码'};

const field = (name: SignInField, view: SignInView, input: Html, beside: Html | '' = ''): Html => {
  const {message} = view;
  const isWrong = message?.field === name;
  return html`<div class="field ${isWrong ? 'wrong' : ''}">
    <label for="${name}">${labels[name]}</label>
    <div class="field-row">${input}${beside}</div>
    ${isWrong ? html`<p class="field-error" id="${name}-error">${message.text}</p>` : ''}
  </div>`;
};

/** The attributes of a field that depend on what went wrong. */
const state = (name: SignInField, {message, focus = message?.field ?? 'user'}: SignInView): Html => {
  const isWrong = message?.field === name;
  const wrong = isWrong ? html`aria-invalid="true" aria-describedby="${name}-error"` : '';
  return html`id="${name}" name="${name}" required ${wrong} ${focus === name ? 'autofocus' : ''}`;
};

const actionOf = ({isDark, to}: SignInView): string => {
  const query = new URLSearchParams({...(isDark && {theme: 'dark'}), ...(to !== '/' && {next: to})}).toString();
  return query === '' ? signInPath : `${signInPath}?${query}`;
};

const passwordForm = (view: SignInView): Html => html`
  <form method="post" action="${actionOf(view)}" class="sign-in-form">
    <input type="hidden" name="token" value="${view.token}" />
    <input type="hidden" name="captchaId" value="${view.captchaId}" />
    <!-- The first button is the one that Enter presses. -->
    <button name="action" value="sign-in" hidden>登录</button>
    ${field(
      'user',
      view,
      html`<input
        ${state('user', view)}
        value="${view.user}"
        maxlength="64"
        autocomplete="username"
        spellcheck="false"
      />`,
    )}
    ${field(
      'password',
      view,
      html`<input ${state('password', view)} type="password" maxlength="128" autocomplete="current-password" />`,
    )}
    ${field(
      'captcha',
      view,
      html`<input ${state('captcha', view)} inputmode="numeric" maxlength="4" autocomplete="off" />`,
      html`${raw(drawCaptcha(view.digits))}<button class="link" name="action" value="captcha" formnovalidate>
          换一张
        </button>`,
    )}
    <details class="captcha-words">
      <summary>看不清图片</summary>
      <p>图片中的四位数字依次是：${digitsInWords(view.digits)}。</p>
    </details>
    <button class="primary" name="action" value="sign-in">登录</button>
  </form>
`;

/** Signs with the card, which only a script can ask for. */
const cardForm = (view: SignInView): Html => html`
  <form
    id="card-form"
    class="sign-in-form"
    data-agent-url="${view.agentUrl}"
    data-token="${view.token}"
    data-to="${view.to}"
  >
    <p class="hint">请确认电脑中已安装客户端控件，将IC卡或 Ikey 正确连接在电脑上，再输入卡密码。</p>
    <div class="field">
      <label for="pin">卡密码</label>
      <div class="field-row">
        <input id="pin" type="password" maxlength="8" autocomplete="off" required aria-describedby="card-status" />
      </div>
    </div>
    <p id="card-status" class="card-status" role="status"></p>
    <button class="primary">登录</button>
  </form>
`;

const demoData = html`
  <section class="demo-data" aria-label="演示账号">
    <p>演示密码：<code>${demoPassword}</code>（所有用户相同）。模拟卡的密码：<code>88888888</code>（张三的卡）。</p>
    <details>
      <summary>可以登录的用户</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">用户名</th>
            <th scope="col">姓名</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          ${demoUsers.map(
            ({id, name, shows}) =>
              html`<tr>
                <td><code>${id}</code></td>
                <td>${name}</td>
                <td>${shows}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p><a href="/?user=zhangsan">不登录，直接进入演示门户（张三）</a></p>
    </details>
  </section>
`;

export const signInPage = (view: SignInView): Html => {
  const general = view.message && !view.message.field ? view.message.text : undefined;
  return html`<!doctype html>
    <html lang="zh-CN" class="${view.isDark ? 'dark' : ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="renderer" content="webkit" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.message ? '错误：' : ''}登录 - 单一窗口标准版（演示）</title>
        <link rel="stylesheet" href="/fonts/index.css" />
        <link rel="stylesheet" href="/portal.css" />
        <link rel="stylesheet" href="/sign-in.css" />
        <script type="module" src="/assets/sign-in.js"></script>
      </head>
      <body class="sign-in">
        <header class="masthead">
          <p class="masthead-name">单一窗口标准版 <span class="masthead-note">演示门户</span></p>
          <details class="masthead-apps">
            <summary>全部应用</summary>
            <p>
              业务应用——标准版应用：<a href="/sign-in.html">用户管理</a>（先登录）。<a href="/site.html">演示首页</a>
            </p>
          </details>
          <button type="button" class="masthead-large" id="large-text" aria-pressed="false">大字版</button>
        </header>
        <main>
          <div class="sign-in-card">
            <h1>用户登录</h1>
            ${view.notice === undefined ? '' : html`<p class="sign-in-notice">${view.notice}</p>`}
            ${general === undefined ? '' : html`<p class="sign-in-alert" role="alert">${general}</p>`}
            <p class="hint" id="needs-script">卡介质登录需要启用浏览器的脚本功能。</p>
            <div class="tabs" hidden>
              <button type="button" id="tab-password">账号登录</button>
              <button type="button" id="tab-card">卡介质登录</button>
            </div>
            <section id="panel-password" aria-label="账号登录">${passwordForm(view)}</section>
            <section id="panel-card" aria-label="卡介质登录" hidden>${cardForm(view)}</section>
          </div>
          ${demoData}
        </main>
        <footer class="sign-in-foot">服务热线：95198（演示，请勿拨打）</footer>
      </body>
    </html>`;
};
