import '../../src/standalone/standalone.js';
import type {SwErrorEvent} from '../../src/index.js';
import {CertPage, methodActions} from '../harness/cert-page.js';
import {calm, until} from '../../walks/dom.js';
import {expect, fixture, html} from '../harness/expect.js';
import {Timers} from '../harness/timers.js';
import {warnings} from '../harness/warnings.js';

/* What scripts of old pages make of the browser's own functions. */

interface Page {
  /** The object that owns what is replaced. */
  readonly of: object;
  readonly name: string;
  readonly value: unknown;
}

const native = {from: Array.from.bind(Array), Event: window.Event};

/** As in Prototype.js 1.7. */
const $A = (given: {toArray?: () => unknown[]; length?: number} | undefined): unknown[] => {
  if (!given) return [];
  if (given.toArray) return given.toArray();
  const all: unknown[] = [];
  for (let at = 0; at < (given.length ?? 0); at++) all.push(Reflect.get(given, at));
  return all;
};

const hostile: Record<string, Page> = {
  'Array.from': {of: Array, name: 'from', value: $A},
  'Array.from of MooTools': {
    of: Array,
    name: 'from',
    value: (item: unknown): unknown => (Array.isArray(item) ? item : [item]),
  },
  'JSON.stringify of Prototype': {of: Array.prototype, name: 'toJSON', value: () => 'words'},
  'JSON.stringify,Object.prototype.toJSON': {of: Object.prototype, name: 'toJSON', value: () => 'words'},
  'Object.prototype.extend': {of: Object.prototype, name: 'extend', value: () => undefined},
  'Array.prototype.reduce': {
    of: Array.prototype,
    name: 'reduce',
    value(this: unknown[]) {
      return this.length > 1 ? this : this[0]; // Prototype.js 1.6.
    },
  },
  Event: {of: window, name: 'Event', value: function Event() {}},
};

const harmless: Record<string, Page> = {
  'Array.from of a polyfill': {
    of: Array,
    name: 'from',
    value: (...all: [Iterable<string>, never]): unknown => native.from(...all),
  },
  'a method of every array': {of: Array.prototype, name: 'each', value: () => undefined},
  'ResizeObserver, by nothing': {of: window, name: 'ResizeObserver', value: undefined},
  'requestIdleCallback, by nothing': {of: window, name: 'requestIdleCallback', value: undefined},
  'an Event of zone.js': {of: window, name: 'Event', value: class Event extends native.Event {}},
};

describe('A page that has replaced', () => {
  const said = warnings();
  const timers = Timers.inEach();
  let mend = (): void => undefined;
  const replace = ({of, name, value}: Page): void => {
    const before = Object.getOwnPropertyDescriptor(of, name);
    Reflect.defineProperty(of, name, {value, configurable: true, writable: true, enumerable: true});
    mend = () => {
      if (before) Reflect.defineProperty(of, name, before);
      else Reflect.deleteProperty(of, name);
    };
  };
  const uncaught: Event[] = [];
  const expected = (event: Event): void => {
    uncaught.push(event);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  beforeEach(() => {
    uncaught.length = 0;
    for (const name of ['error', 'unhandledrejection']) addEventListener(name, expected, true);
  });
  afterEach(() => {
    mend();
    for (const name of ['error', 'unhandledrejection']) removeEventListener(name, expected, true);
  });

  for (const [name, page] of Object.entries(hostile)) {
    it(`${name} gets an error with that name on the console, in sw-error and on the screen`, async () => {
      const opened = new CertPage();
      const section = await fixture<HTMLElement>(html`<section></section>`);
      const told = new Promise<SwErrorEvent>((resolve) => {
        opened.cert.addEventListener('sw-error', (event) => {
          if (event.code === 'page-polluted') resolve(event);
        });
      });
      replace(page);
      section.append(opened.cert);
      timers.pass(3_000);
      const {where, retryable} = await told;
      mend();
      expect(where).to.match(new RegExp(`^${name.replace(/ (?:of|by) .*/, '')}`));
      expect(retryable).to.be.false;
      expect(said.join()).to.contain(`page-polluted`).and.contain(where);
      if (opened.cert.step !== 'choosing') await opened.shows('与认证组件冲突');
    });
  }

  for (const [name, page] of Object.entries(harmless)) {
    it(`a built-in without harm gets no error and no warning: ${name}`, async () => {
      replace(page);
      const opened = await CertPage.atHome();
      timers.pass(3_000);
      await calm();
      expect(opened.pressables).to.deep.equal(methodActions);
      expect(opened.errors).to.be.empty;
      expect(said).to.be.empty;
      expect(uncaught).to.be.empty;
    });
  }

  for (const [name, type, script, entry = 'define', more = ''] of [
    ['contentType', 'application/xhtml+xml', ''],
    // With it, nothing can be defined in the page any more.
    ['Object.prototype.get', 'text/html', 'Object.prototype.get = () => {}'],
    ['Event', 'text/html', 'window.Event = undefined'],
    ['Event', 'text/html', 'window.Event = undefined', 'admin-requests'],
    ['document', 'text/html', 'document.createTreeWalker = new Image()'],
    ['document', 'text/html', '', 'index', '<img alt="" name="createTreeWalker" />'],
    ['litHtmlVersions', 'text/html', 'window.litHtmlVersions = new Image()'],
    ['sw-rc-home', 'text/html', "customElements.define('sw-rc-home', class extends HTMLElement {})"],
  ] as const)
    it(`${name} before the script ${entry} is loaded gets an error in the element and in sw-error`, async () => {
      const tag = entry === 'admin-requests' ? 'sw-admin-requests' : 'sw-realname-cert';
      const body = `<body>${more}<${tag} base-url="/none"></${tag}></body>`;
      const page = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title></title><script>${script}</script></head>${body}</html>`;
      const frame = await fixture<HTMLIFrameElement>(html`<iframe title="page"></iframe>`);
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      frame.src = URL.createObjectURL(new Blob([page], {type}));
      await loaded;
      const inside = frame.contentDocument as Document;
      const where: string[] = [];
      inside.addEventListener('sw-error', (event) => where.push(event.where ?? ''));
      const source = new URL(`../../src/${entry}.ts`, import.meta.url).href;
      inside.body.append(Object.assign(inside.createElement('script'), {type: 'module', src: source}));
      const shadow = () => inside.querySelector(tag)?.shadowRoot?.textContent ?? '';
      await until(
        'it says so',
        () => /(?:page-polluted|version-conflict), /.test(shadow()) && shadow().includes(`, ${name}`),
      );
      expect(where.at(-1)).to.match(new RegExp(`^${name}`));
    });

  for (const name of ['extend', 'toJSON', 'value'])
    it(`Object.prototype.${name} while the PIN is typed gets page-polluted, in the widget’s style and with the hotline`, async () => {
      const page = await CertPage.atPin();
      replace({of: Object.prototype, name, value: () => undefined});
      page.fields.type('pin', '00000000');
      page.fields.submit();
      await until('it is told', () => page.errors.length > 0);
      mend();
      expect(page.errors).to.deep.equal(['page-polluted']);
      await page.shows('95198');
      expect(page.cert.shadowRoot?.querySelector('.base .note.danger, sw-rc-ic-card')).not.to.be.null;
    });
});
