/**
 * `dist/fallback.js`, a classic script of its own in ES5 and ASCII, of 1 kB at most: where a browser cannot show the elements
 * and the page has no text between the tags, it says where the user is and what to do.
 */
export {};

const page = document as Document & {readonly documentMode: number};
/** Of Internet Explorer alone, also as a mode of Edge or as the compatibility mode of a browser with two cores. */
const mode = page.documentMode;

const add = (box: Node, tag: 'p' | 'a', words: string): HTMLElement => {
  const line = page.createElement(tag);
  line.appendChild(page.createTextNode(words));
  return box.appendChild(line);
};

const look = (name: string): void => {
  const elements = page.getElementsByTagName(name) as HTMLCollectionOf<HTMLElement>;
  for (let index = elements.length; index--;) {
    const element = elements[index] as HTMLElement;
    // The parser before Internet Explorer 9 takes an unknown element for empty: what stands between its tags is behind it.
    const isClosed = mode < 9;
    const behind = element.nextSibling as HTMLElement | null;
    const text = isClosed ? behind && (behind.nodeValue || behind.innerText) : element.textContent;
    if (!/\S/.test(text || '')) {
      // As `bare` in `adapters/page.ts`: what is left out may hold a session.
      const address = page.URL.replace(/[?#].*|(;|%3b|\/(\(|%28)\w(\(|%28))[^/?#]*/gi, '');
      const box = isClosed ? (element.parentNode as Node) : element;
      add(
        box,
        'p',
        /^en/i.test(element.lang || page.documentElement.lang)
          ? 'This browser is too old or in IE mode. Open this page in Edge or Chrome and sign in again:'
          : '浏览器过旧或处于兼容模式。请切换到极速模式，或用 Edge、Chrome 打开此地址并重新登录：',
      );
      add(box, 'p', address);
      (add(box, 'a', 'Microsoft Edge') as HTMLAnchorElement).href = 'microsoft-edge:' + address;
    }
  }
};

const lookForBoth = (): void => {
  look('sw-realname-cert');
  look('sw-admin-requests');
};

const around = window as {
  readonly customElements?: unknown;
  readonly attachEvent?: (name: string, listener: () => void) => void;
};

// No browser that is new enough is without `at`.
if (mode || !around.customElements || !('at' in [])) {
  if (around.attachEvent) around.attachEvent('onload', lookForBoth);
  else addEventListener('load', lookForBoth);
}
