import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {expect} from 'chai';

/** Its parser refuses what is newer than ES5. It has no types. */
const Interpreter = createRequire(import.meta.url)('js-interpreter') as new (source: string) => {
  readonly value: string;
  run(): void;
};

interface Desk {
  /** `document.documentMode`, which no browser but Internet Explorer has. */
  readonly documentMode?: number;
  readonly customElements?: object;
  /** Whether arrays have `at`. */
  readonly hasAt?: boolean;
  /** `documentElement.lang`. */
  readonly lang?: string;
  readonly url?: string;
  /** The element's own `lang`, what is in it, and what a parser has put behind it. */
  readonly element?: {
    readonly name?: string;
    readonly lang?: string;
    readonly inside?: string;
    readonly behind?: {readonly nodeValue: string} | {readonly innerText: string} | undefined;
  };
}

interface Line {
  readonly tag: string;
  readonly words: string;
  readonly href?: string;
}

/** As much of a page as the script needs. Before Internet Explorer 9 there is no `addEventListener`, and no `textContent`. */
const around = (script: string, desk: Desk): string => `
  var desk = ${JSON.stringify(desk)};
  var given = desk.element || {};
  var isOld = desk.documentMode < 9;
  var element = {lang: given.lang || '', lines: []};
  var parent = {lines: []};
  var listeners = [];
  var holds = function (node) {
    node.appendChild = function (line) { node.lines.push(line); return line; };
  };
  holds(element);
  holds(parent);
  element.parentNode = parent;
  element.nextSibling = given.behind || null;
  if (!isOld) element.textContent = given.inside || '';
  var document = {
    URL: desk.url || 'https://portal.example.cn/user/cert',
    documentElement: {lang: desk.lang || ''},
    getElementsByTagName: function (name) { return name === (given.name || 'sw-realname-cert') ? [element] : []; },
    createTextNode: function (words) { return {words: words}; },
    createElement: function (tag) {
      var line = {tag: tag, appendChild: function (text) { line.words = text.words; return text; }};
      return line;
    }
  };
  if (desk.documentMode) document.documentMode = desk.documentMode;
  if (desk.customElements) window.customElements = desk.customElements;
  if (desk.hasAt) Array.prototype.at = function () {};
  if (isOld) window.attachEvent = function (name, listener) { if (name === 'onload') listeners.push(listener); };
  else window.addEventListener = function (name, listener) { if (name === 'load') listeners.push(listener); };
  ${script}
  for (var each = 0; each < listeners.length; each++) listeners[each]();
  var told = function (lines) {
    return lines.map(function (line) { return {tag: line.tag, words: line.words, href: line.href}; });
  };
  JSON.stringify({inside: told(element.lines), behind: told(parent.lines)});
`;

const script = await readFile('dist/fallback.js', 'utf8');

/** What the script writes into the element and behind it, run by an engine that knows ES5 and nothing newer. */
const written = (desk: Desk): {readonly inside: readonly Line[]; readonly behind: readonly Line[]} => {
  const engine = new Interpreter(around(script, desk));
  engine.run();
  return JSON.parse(engine.value) as {inside: Line[]; behind: Line[]};
};

const silence = {inside: [], behind: []};
const chinese = '浏览器过旧或处于兼容模式。请切换到极速模式，或用 Edge、Chrome 打开此地址并重新登录：';
const english = 'This browser is too old or in IE mode. Open this page in Edge or Chrome and sign in again:';
const address = 'https://portal.example.cn/user/cert';
const lines = (sentence: string, bare = address) => [
  {tag: 'p', words: sentence},
  {tag: 'p', words: bare},
  {tag: 'a', words: 'Microsoft Edge', href: `microsoft-edge:${bare}`},
];
const newEnough = {customElements: {}, hasAt: true};

describe('`fallback.js`, in an engine of ES5,', () => {
  it('has 1 kB at most, and no character that a page in GBK reads in another way', () => {
    expect(script.length).to.be.within(1, 1024);
    expect(script).to.match(/^[\n -~]*$/);
    expect(() => new Interpreter('let newer = () => 1;')).to.throw(SyntaxError);
  });

  for (const [browser, desk] of [
    ['Internet Explorer 11 and Edge’s mode of it', {documentMode: 11}],
    ['compatibility mode, also where a page brings what is missing', {documentMode: 9, ...newEnough}],
    ['a core without custom elements', {hasAt: true}],
    ['a core that is too old for the scripts', {customElements: {}}],
  ] as const) {
    it(`writes into an empty element: ${browser}`, () => {
      expect(written(desk)).to.deep.equal({inside: lines(chinese), behind: []});
      expect(written({...desk, element: {name: 'sw-admin-requests', inside: '\n  '}}).inside).to.have.length(3);
    });
  }

  it('writes behind the element in a browser whose parser does not know custom elements', () => {
    for (const behind of [undefined, {nodeValue: ' '}, {innerText: ''}])
      expect(written({documentMode: 7, element: {behind}})).to.deep.equal({inside: [], behind: lines(chinese)});
  });

  it('is silent where the page has words of its own', () => {
    expect(written({documentMode: 11, element: {inside: '请改用 Edge'}})).to.deep.equal(silence);
    for (const behind of [{nodeValue: '请改用 Edge'}, {innerText: '请改用 Edge'}])
      expect(written({documentMode: 7, element: {behind}})).to.deep.equal(silence);
  });

  it('is silent where the browser is new enough, and where there is no element', () => {
    expect(written(newEnough)).to.deep.equal(silence);
    expect(written({documentMode: 11, element: {name: 'main'}})).to.deep.equal(silence);
  });

  it('is in English where the element or the page is', () => {
    expect(written({documentMode: 11, lang: 'en-GB'}).inside).to.deep.equal(lines(english));
    expect(written({documentMode: 11, lang: 'zh-CN', element: {lang: 'en'}}).inside).to.deep.equal(lines(english));
    expect(written({documentMode: 11, lang: 'en', element: {lang: 'zh-TW'}}).inside).to.deep.equal(lines(chinese));
  });

  it('names the address without query, fragment and `;` parameters, as a bank gets it', () => {
    for (const [url, bare] of [
      [`${address};jsessionid=secret-1`, address],
      [`${address}?token=secret-1#section;a`, address],
      [`${address}#section?a`, address],
      ['https://portal.example.cn/user;token=secret-1;v=2/cert%3Bjsessionid=secret-1?a=1', address],
      ['https://portal.example.cn/<b>/cert', 'https://portal.example.cn/<b>/cert'],
    ] as const) {
      expect(written({documentMode: 11, url}).inside).to.deep.equal(lines(chinese, bare));
    }
  });
});
