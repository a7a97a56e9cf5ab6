import {html} from 'hono/html';
import type {Locale} from '../../src/domain/locales.js';
import {titles} from '../page-values.js';

/** What the user can do: be certified, sign in again, go back. `changed`: another user is signed in meanwhile. */
export type CertifyState = 'open' | 'waiting' | 'there' | 'changed';

/** Why a link is not followed. */
export type CertifyRefusal = 'client' | 'return' | 'required' | 'state' | 'twice' | 'visit';

interface Words {
  readonly title: (client: string) => string;
  readonly back: (client: string) => string;
  readonly again: string;
  readonly anew: string;
  readonly states: Readonly<Record<Exclude<CertifyState, 'open'>, string>>;
  readonly refused: string;
  readonly refusals: Readonly<Record<CertifyRefusal, string>>;
  /** After each of them. */
  readonly next: string;
  readonly fallback: string;
}

const words: Readonly<Record<Locale, Words>> = {
  'zh-CN': {
    title: (client) => `为“${client}”认证`,
    back: (client) => `返回“${client}”`,
    again: '重新登录',
    anew: '重新打开本页',
    states: {
      there: '您的安全级别已达到要求。',
      waiting: '认证已通过，安全级别重新登录后生效。重新登录后会回到本页。',
      changed: '登录的用户已更换，本次认证没有完成。',
    },
    refused: '无法打开认证页面',
    refusals: {
      client: '链接中的业务系统未登记。',
      return: '链接中的返回地址未登记。',
      required: '链接中没有安全级别，或安全级别不存在。',
      state: '链接中的 state 有误，或超过 512 个字符。',
      twice: '链接中有重复的参数。',
      visit: '本次认证已过期，或由另一个用户发起。',
    },
    next: '请从业务系统重新进入；仍无法打开时，请联系该业务系统的客服。',
    fallback: '请刷新页面，或切换到极速模式，或改用 Chrome 92（或同内核的浏览器）、Firefox 115 及以上版本。',
  },
  'zh-TW': {
    title: (client) => `為「${client}」認證`,
    back: (client) => `返回「${client}」`,
    again: '重新登入',
    anew: '重新開啟本頁',
    states: {
      there: '您的安全等級已達到要求。',
      waiting: '認證已通過，安全等級重新登入後生效。重新登入後會回到本頁。',
      changed: '登入的使用者已更換，本次認證沒有完成。',
    },
    refused: '無法開啟認證頁面',
    refusals: {
      client: '連結中的業務系統未登記。',
      return: '連結中的返回網址未登記。',
      required: '連結中沒有安全等級，或安全等級不存在。',
      state: '連結中的 state 有誤，或超過 512 個字元。',
      twice: '連結中有重複的參數。',
      visit: '本次認證已過期，或由另一位使用者發起。',
    },
    next: '請從業務系統重新進入；仍無法開啟時，請聯絡該業務系統的客服。',
    fallback: '請重新整理頁面，或切換到極速模式，或改用 Chrome 92（或同核心的瀏覽器）、Firefox 115 及以上版本。',
  },
  en: {
    title: (client) => `Certification for ${client}`,
    back: (client) => `Back to ${client}`,
    again: 'Sign in again',
    anew: 'Open this page again',
    states: {
      there: 'You have the security level that is required.',
      waiting: 'You are certified. The security level is in force after a new sign-in, which leads back to this page.',
      changed: 'Another user has signed in. This certification was not finished.',
    },
    refused: 'This page cannot be opened',
    refusals: {
      client: 'The link names an unknown system.',
      return: 'The link names an unknown return address.',
      required: 'The link names no security level, or an unknown one.',
      state: 'The state in the link is wrong, or has more than 512 characters.',
      twice: 'The link has the same parameter twice.',
      visit: 'This certification has expired, or is of another user.',
    },
    next: 'Begin again in the system that led you here. If that doesn’t help, contact its customer service.',
    fallback: 'Reload the page, or use Chrome 92, Firefox 115, or a later version.',
  },
};

type Html = ReturnType<typeof html>;

export interface Look {
  readonly lang: Locale;
  readonly theme: string;
}

const frame = ({lang, theme}: Look, title: string, whose: Html | '', main: Html): Html =>
  html`<!doctype html>
    <html lang="${lang}" class="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="renderer" content="webkit" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${titles['portal']?.[lang]}</title>
        <link rel="stylesheet" href="/fonts/index.css" />
        <link rel="stylesheet" href="/portal.css" />
        ${whose && html`<script type="module" src="/assets/certify.js"></script>`}
      </head>
      <body>
        <header class="masthead">
          <p class="masthead-name">${titles['portal']?.[lang]}</p>
          ${whose}
        </header>
        ${main}
      </body>
    </html>`;

/** Leads nowhere: what a stranger wrote into a link is neither repeated nor followed. */
export const refusedPage = (look: Look, why: CertifyRefusal): Html => {
  const {refused, refusals, next} = words[look.lang];
  const main = html`<main class="panel">
    <h1>${refused}</h1>
    <p>${refusals[why]}</p>
    <p>${next}</p>
  </main>`;
  return frame(look, refused, '', main);
};

export interface CertifyView extends Look {
  readonly client: string;
  /** Address of the client, with its state. */
  readonly back: string;
  /** Ids of levels, separated by spaces. */
  readonly required: string;
  readonly state: CertifyState;
  /** Whose page it is, as in the status. */
  readonly subject: string;
  /** This page's address, with all that the link had. */
  readonly address: string;
  /** As `address`, for a bank. */
  readonly returnUrl: string;
  readonly userName: string;
  readonly enterpriseName: string;
  readonly signOutToken: string;
  readonly baseUrl: string;
  readonly agentUrl: string;
}

/** Where there is nothing to be certified, the widget is left out: it could offer only what changes nothing. */
export const certifyPage = (view: CertifyView): Html => {
  const {client, lang, state, address} = view;
  const {title, back, again, anew, states, fallback} = words[lang];
  const hiddenUnless = (each: CertifyState) => (each === state ? '' : 'hidden');
  const whose = html`<p class="masthead-user"><span>${view.enterpriseName}</span> <span>${view.userName}</span></p>`;
  const main = html`<main class="panel hosted" data-state="${state}" data-subject="${view.subject}">
    <h1>${title(client)}</h1>
    <p id="there" tabindex="-1" ${hiddenUnless('there')}>${states.there}</p>
    <form id="waiting" tabindex="-1" method="post" action="/sign-out" ${hiddenUnless('waiting')}>
      <p>${states.waiting}</p>
      <input type="hidden" name="token" value="${view.signOutToken}" />
      <input type="hidden" name="again" />
      <input type="hidden" name="next" value="${address}" />
      <button>${again}</button>
    </form>
    <p id="changed" tabindex="-1" ${hiddenUnless('changed')}>${states.changed} <a href="${address}">${anew}</a></p>
    <p><a id="back" href="${view.back}">${back(client)}</a></p>
    ${
      state === 'open'
        ? html`<sw-realname-cert
            heading="host"
            lang="${lang}"
            base-url="${view.baseUrl}"
            agent-url="${view.agentUrl}"
            required-level="${view.required}"
            required-for="${client}"
            return-url="${view.returnUrl}"
            >${fallback}</sw-realname-cert
          >`
        : ''
    }
  </main>`;
  return frame(view, title(client), whose, main);
};
