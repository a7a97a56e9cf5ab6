/* It imports nothing: the others may have died of what the page has replaced. */

const words: Readonly<Record<string, (hotline: string) => string>> = {
  zh: (hotline) => `本页面的其他脚本与认证组件冲突。客服热线：${hotline}。请告知本网站的管理员：`,
  'zh-TW': (hotline) => `本頁面的其他指令碼與認證元件衝突。客服專線：${hotline}。請告知本網站的管理員：`,
  en: (hotline) =>
    `Another script of this page is in the way. Customer service: ${hotline}. Please tell the site’s administrator: `,
};

/** A public element, or what stands in for it. */
interface Plain extends HTMLElement {
  readonly links?: {readonly hotline?: unknown} | undefined;
}

/** What a user can do about a page that is in the way. */
export const inTheWay = (element: Plain, ...codes: readonly string[]): string => {
  const {hotline} = {...element.links};
  const lang = element.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? navigator.language;
  const say = words[/^zh.*(?:hant|tw|hk|mo)\b/i.test(lang) ? 'zh-TW' : lang.slice(0, 2)] ?? words['en'];
  return String(say?.(typeof hotline === 'string' ? hotline : '95198')) + codes.join(', ');
};

/** An `sw-error` of another class of the browser: the page's own `Event` may be none, and the widget's with it. */
export const plainError = (details: object): Event =>
  Object.assign(new ProgressEvent('sw-error', {bubbles: true, composed: true}), details);

/** Says so in place of the elements, whose classes could not be made. */
export const standIn = (where: string): void => {
  for (const tag of ['sw-realname-cert', 'sw-admin-requests']) {
    if (customElements.get(tag)) continue;
    const StandIn = class extends HTMLElement {
      connectedCallback(): void {
        if (this.shadowRoot) return;
        this.attachShadow({mode: 'open'}).append(inTheWay(this, 'page-polluted', where));
        const ofNone = {journey: '', elapsed: 0, attempt: 0, view: '', step: ''};
        this.dispatchEvent(plainError({code: 'page-polluted', retryable: false, where, ...ofNone}));
      }
    };
    customElements.define(tag, StandIn);
  }
};
