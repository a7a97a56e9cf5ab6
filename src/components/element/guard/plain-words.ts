/* It imports nothing: the others may have died of what the page has replaced. */

/** A public element, or what stands in for it. */
interface Plain extends HTMLElement {
  readonly links?: {readonly hotline?: string} | undefined;
}

/** What a user can do about a page that is in the way. In both languages: nothing else may be here to choose by. */
export const wordsFor = (element: Plain, ...codes: readonly string[]): string => {
  const {hotline = '95198'} = {...element.links};
  return `本页面的其他脚本与认证组件冲突，请拨打客服热线 ${hotline}，并告知末尾的代码。Another script of this page is in the way. Tell the site’s administrator or call ${hotline}: ${codes.join(', ')}`;
};

/** Says so in place of the elements, whose classes could not be made. */
export const standIn = (where: string): void => {
  for (const tag of ['sw-realname-cert', 'sw-admin-requests']) {
    if (customElements.get(tag)) continue;
    const StandIn = class extends HTMLElement {
      connectedCallback(): void {
        if (this.shadowRoot) return;
        this.attachShadow({mode: 'open'}).append(wordsFor(this, 'page-polluted', where));
        const ofNone = {journey: '', elapsed: 0, attempt: 0, view: '', step: ''};
        // Of another class of the browser: the page's own `Event` may be none, and the widget's with it.
        const event = new ProgressEvent('sw-error', {bubbles: true, composed: true});
        this.dispatchEvent(Object.assign(event, {code: 'page-polluted', retryable: false, where, ...ofNone}));
      }
    };
    customElements.define(tag, StandIn);
  }
};
