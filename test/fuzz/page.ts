/**
 * A hostile page around the widget, in a process of its own, since it makes the process a page:
 * `tsx test/fuzz/page.ts CASES SEED`. Attributes, properties, messages, the channel, what is stored and the address of a
 * return hold anything. The widget always shows something, ends each wait, and is home once the page is right again.
 */
import '../../tools/dom/jsdom.mjs';
import fc from 'fast-check';
import {certErrorCodes} from '../../src/domain/errors.js';
import {methodIds, pathIds} from '../../src/domain/ids.js';
import {jsonWith, wildText} from './wild.js';

// No case reaches a server.
globalThis.fetch = () => Promise.reject(new TypeError('no network'));
const {fakeAgent, fakeBackend} = await import('../../src/fakes.js');
await import('../../src/define.js');

type Cert = HTMLElementTagNameMap['sw-realname-cert'];

const [cases = 200, seed = 1] = process.argv.slice(2).map(Number);
const ctor = customElements.get('sw-realname-cert') as unknown as {
  observedAttributes: readonly string[];
  elementProperties: ReadonlyMap<string, {readonly state?: boolean}>;
};
/** What a host may set. `backend` too: whatever a framework hands over. */
const names = [...ctor.elementProperties].filter(([, {state}]) => !state).map(([name]) => name);

const boom = (): never => {
  throw new Error('boom');
};
const traps = Object.fromEntries(Reflect.ownKeys(Reflect).map((name) => [name, boom]));
const never = new Promise(() => undefined);
const json = jsonWith('type', 'digest', 'version', 'method', 'id', 'zh-CN', 'getStatus', 'readCard', 'url', 'text');

/** By name: the cases are printed, and these are nothing to print. */
const hostile: Readonly<Record<string, () => unknown>> = {
  'throws when called': () => boom,
  'never ends': () => () => never,
  'a thenable that throws': () => () => ({then: boom}),
  'answers a symbol': () => () => Symbol('s'),
  'a proxy that throws': () => new Proxy({}, traps),
  'a function that throws at each look': () => new Proxy(boom, traps),
  'a getter that throws': () => Object.defineProperty({getStatus: boom}, 'readCard', {get: boom, enumerable: true}),
  'answers with a proxy that throws': () => ({getStatus: async () => [new Proxy({}, traps)]}),
  'answers what cannot become JSON': () => ({getStatus: async () => ({toJSON: boom})}),
  frozen: () => Object.freeze([]),
  'the document': () => document,
  'a bigint': () => 10n,
};
const value = fc.oneof(
  fc.oneof(wildText, json, fc.anything()).map((plain) => ({plain})),
  fc.record({hostile: fc.constantFrom(...Object.keys(hostile))}),
);
type Value = {plain: unknown} | {hostile: string};

const attribute = fc.oneof(
  wildText,
  fc.constantFrom('', 'true', 'null', '[]', '{"', 'javascript:alert(1)', '//evil.example/', 'http://[', '-1', '1e9'),
  fc.constantFrom('ic-card,ic-card', 'profile', 'home', 'high', 'EN', 'zh-Hans-CN-x-y', 'host', 'same-tab', 'strict'),
);
const settings = <T>(of: readonly string[], what: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...of), what, {maxKeys: 6});

const script = fc.record({
  attributes: settings(ctor.observedAttributes, attribute),
  properties: settings(names, value),
  later: settings(names, value),
  address: fc.option(fc.webQueryParameters(), {nil: undefined}),
  handoff: fc.option(wildText, {nil: undefined}),
  view: fc.constantFrom('home', ...pathIds),
  stored: fc.array(fc.tuple(fc.constantFrom(...methodIds, 'x'), fc.oneof(wildText, json)), {
    maxLength: 3,
  }),
  messages: fc.array(json, {maxLength: 3}),
});
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

const strays: unknown[] = [];
/** What an object of the host's throws may go to the host: nothing else goes astray. */
const note = (error: unknown): void => {
  if ((error as Error).message !== 'boom') strays.push(error);
};
for (const type of ['unhandledRejection', 'uncaughtException']) process.on(type, note);
window.addEventListener('error', ({error}) => {
  note(error);
});
console.warn = () => undefined;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));
const wordsOf = (node: Node): string =>
  [...node.childNodes, ...((node as Element).shadowRoot?.childNodes ?? [])]
    .map((child) => (child.nodeType === Node.TEXT_NODE && node.nodeName !== 'STYLE' ? child.nodeValue : wordsOf(child)))
    .join(' ')
    .trim();

const until = async (cert: Cert, what: string, isSo: () => boolean): Promise<void> => {
  const endsAt = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > endsAt)
      throw new Error(`In vain: ${what}. ${cert.view}/${cert.step} says: ${wordsOf(cert).slice(0, 300)}`);
    await turn();
  }
};

const ended = (wait: Promise<unknown>): (() => boolean) => {
  let isOver = false;
  void wait
    .catch(() => undefined)
    .then(() => {
      isOver = true;
    });
  return () => isOver;
};

const right = {backend: fakeBackend(), agent: fakeAgent(), lang: 'zh-CN'};
const channel = new BroadcastChannel('sw-realname-cert');
(channel as unknown as {unref: () => void}).unref();

const set = (cert: Cert, values: Readonly<Record<string, Value>>): void => {
  for (const [name, each] of Object.entries(values)) {
    try {
      Reflect.set(cert, name, 'plain' in each ? each.plain : hostile[each.hostile]?.());
    } catch (error) {
      // What the host's own object throws goes back to the host.
      if ((error as Error).message !== 'boom') throw error;
    }
  }
};

const run = async ({
  attributes,
  properties,
  later,
  address,
  handoff,
  view,
  stored,
  messages,
}: Script): Promise<void> => {
  sessionStorage.clear();
  const query = handoff === undefined ? (address ?? '') : String(new URLSearchParams({'sw-handoff': handoff}));
  history.replaceState(null, '', `/?${query}`);
  for (const [method, kept] of stored)
    sessionStorage.setItem(`sw-realname-cert.pending.1.${method}`, JSON.stringify(kept));
  const cert = document.createElement('sw-realname-cert');
  Object.assign(cert, right);
  const codes: string[] = [];
  cert.addEventListener('sw-error', ({code}) => codes.push(code));
  for (const [name, words] of Object.entries(attributes)) cert.setAttribute(name, words);
  set(cert, properties);
  document.body.append(cert);
  await turn();
  set(cert, later);
  for (const data of messages) {
    window.dispatchEvent(new window.MessageEvent('message', {data}));
    channel.postMessage(data);
    window.dispatchEvent(new window.StorageEvent('storage', {key: 'sw-realname-cert', newValue: JSON.stringify(data)}));
  }
  await until(cert, 'something is shown', () => wordsOf(cert) !== '');
  await until(cert, `${view} is opened`, ended(cert.open(view)));
  await until(cert, 'something is shown there', () => wordsOf(cert) !== '');
  if (codes.some((code) => !certErrorCodes.includes(code as never)))
    throw new Error(`An unknown code: ${codes.join()}`);
  for (const name of Object.keys(attributes)) cert.removeAttribute(name);
  const fresh = document.createElement('sw-realname-cert');
  set(
    cert,
    Object.fromEntries(
      [...Object.keys(properties), ...Object.keys(later)].map((name) => [
        name,
        {plain: Reflect.get(fresh, name) as unknown},
      ]),
    ),
  );
  Object.assign(cert, right);
  history.replaceState(null, '', '/');
  await until(cert, 'the reset ends', ended(cert.reset()));
  // What was asked for before there was a backend is still wanted.
  await until(cert, 'home is opened', ended(cert.open('home')));
  await until(cert, 'the widget is home, or offers to load the page again', () =>
    /IC卡认证|重新加载|Reload it/.test(wordsOf(cert)),
  );
  cert.remove();
  await turn();
  if (strays.length > 0) throw new AggregateError(strays.splice(0), `Nobody handles: ${strays.map(String).join(', ')}`);
};

/** These found something once. */
const kept = [1, 3, 7];

try {
  for (const each of [...kept, seed])
    await fc.assert(fc.asyncProperty(script, run), {
      seed: each,
      numRuns: cases,
      plugins: [fc.interruptAfterTimeLimit(300_000, {failOnInterrupt: true})],
    });
} catch (error) {
  // Strays are listened for, so that this would be one.
  console.error(error);
  process.exitCode = 1;
}
process.exit();
