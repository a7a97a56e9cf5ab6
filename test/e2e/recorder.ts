import type {Page, Request, WebSocket} from 'playwright-core';
import {Journey} from './journey.js';
import type {JourneyOptions} from './open-page.js';
import type {Stage} from './stage.js';

/** Where something could be left. */
export const places = [
  'request',
  'body',
  'answer',
  'frame sent',
  'frame received',
  'console',
  'event',
  'storage',
  'database',
  'cookie',
  'address',
  'history',
  'document',
  'field',
] as const;

type Place = (typeof places)[number];

interface Entry {
  readonly place: Place;
  readonly text: string;
}

interface PageRecords {
  readonly records: [Place, string][];
  readonly markup: (root: Document | ShadowRoot) => string;
}

/** Runs in the page before its scripts, and keeps what passes and may be gone when somebody looks. */
const recordInPage = (): void => {
  const records: [Place, string][] = [];
  const note = (place: Place, ...texts: unknown[]): void => {
    records.push([place, texts.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(' ')]);
  };

  // oxlint-disable-next-line typescript/unbound-method -- called below with the target it belongs to
  const {dispatchEvent} = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    const names: string[] = [];
    for (const name in event) names.push(name);
    const fields = [...names, 'detail'].map((name) => [name, (event as unknown as Record<string, unknown>)[name]]);
    const plain = fields.filter(([, value]) => typeof value !== 'function' && !(value instanceof EventTarget));
    note('event', event.type, Object.fromEntries(plain));
    return dispatchEvent.call(this, event);
  };

  const watch = (target: object, name: string, place: Place): void => {
    const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
    Reflect.set(target, name, function (this: unknown, ...args: unknown[]) {
      note(place, ...args);
      return method.apply(this, args);
    });
  };
  watch(Storage.prototype, 'setItem', 'storage');
  watch(IDBObjectStore.prototype, 'put', 'database');
  watch(IDBObjectStore.prototype, 'add', 'database');
  watch(History.prototype, 'pushState', 'history');
  watch(History.prototype, 'replaceState', 'history');

  const markup = (root: Document | ShadowRoot): string =>
    [
      ...[...root.children].map(({outerHTML}) => outerHTML),
      ...[...root.querySelectorAll('*')].map(({shadowRoot}) => (shadowRoot ? markup(shadowRoot) : '')),
    ].join('\n');
  Object.assign(globalThis, {records, markup} satisfies PageRecords);

  let last = '';
  const look = (): void => {
    const now = markup(document);
    if (now !== last) note('document', now);
    last = now;
    requestAnimationFrame(look);
  };
  look();
};

/** What has passed in the page. */
const recordsOfPage = (): PageRecords['records'] => (globalThis as unknown as PageRecords).records;

/** Everything that is there now, of what can keep something. */
const lookInPage = async (): Promise<[Place, string][]> => {
  const fields = (root: Document | ShadowRoot): string[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...('value' in element ? [String(element.value)] : []),
      ...(element.shadowRoot ? fields(element.shadowRoot) : []),
    ]);
  const databases = await indexedDB.databases();
  const {markup} = globalThis as unknown as PageRecords;
  return [
    ['storage', JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])],
    ['database', JSON.stringify(databases)],
    ['address', `${location.href} ${document.title} ${document.referrer} ${window.name}`],
    ['history', JSON.stringify(history.state)],
    ['document', markup(document)],
    ['field', JSON.stringify(fields(document))],
  ];
};

/** Writes down all that leaves a page or stays in it. */
export class Recorder {
  readonly #entries: Entry[] = [];
  readonly #bodies: Promise<void>[] = [];

  private constructor(private readonly page: Page) {}

  /** Before the page loads. */
  static async on(page: Page): Promise<Recorder> {
    const recorder = new Recorder(page);
    page.on('request', (request) => recorder.#request(request));
    page.on('websocket', (socket) => recorder.#socket(socket));
    page.on('console', (message) => recorder.#note('console', message.text()));
    page.on('pageerror', ({message, stack}) => recorder.#note('console', `${message} ${stack ?? ''}`));
    await page.addInitScript(recordInPage);
    return recorder;
  }

  /** Each occurrence of a text so far, by its place. */
  async placesOf(text: string): Promise<Place[]> {
    await Promise.all(this.#bodies);
    const passed = await this.page.evaluate(recordsOfPage);
    const there = (await this.#look()).filter(({place}) => place !== 'document');
    const all: Entry[] = [...this.#entries, ...passed.map(([place, found]) => ({place, text: found})), ...there];
    return all.filter((entry) => entry.text.includes(text)).map(({place}) => place);
  }

  /** Each place once where a text was, whether or not it is there still. */
  async passedBy(text: string): Promise<Place[]> {
    return [...new Set(await this.placesOf(text))].sort();
  }

  /** Where a text can be found now, whatever has passed. */
  async leftOf(text: string): Promise<Place[]> {
    return (await this.#look()).filter((entry) => entry.text.includes(text)).map(({place}) => place);
  }

  /** The operations in whose bodies a text was sent. */
  operationsWith(text: string): string[] {
    return this.#entries
      .filter((entry) => entry.place === 'body' && entry.text.includes(text))
      .map((entry) => entry.text.split('\n')[0] ?? '');
  }

  /** The calls that went to the card agent. */
  get calls(): readonly string[] {
    return this.#entries.filter(({place}) => place === 'frame sent').map(({text}) => text);
  }

  #note(place: Place, text: string): void {
    this.#entries.push({place, text});
  }

  async #look(): Promise<Entry[]> {
    const inPage = await this.page.evaluate(lookInPage);
    const cookies = await this.page.context().cookies();
    return [...inPage, ['cookie', JSON.stringify(cookies)] as const].map(([place, text]) => ({place, text}));
  }

  #request(request: Request): void {
    const url = request.url();
    this.#note('request', [url, decodeURIComponent(url), JSON.stringify(request.headers())].join('\n'));
    const body = request.postData();
    if (body !== null) this.#note('body', `${request.method()} ${new URL(url).pathname}\n${body}`);
    this.#bodies.push(this.#answer(request));
  }

  /** What comes back is looked at too: whatever was sent in some guise may be said again in clear. */
  async #answer(request: Request): Promise<void> {
    if (request.resourceType() !== 'fetch') return;
    const response = await request.response().catch(() => null);
    const body = await response?.text().catch(() => '');
    if (response) this.#note('answer', `${JSON.stringify(response.headers())}\n${body ?? ''}`);
  }

  #socket(socket: WebSocket): void {
    this.#note('request', socket.url());
    socket.on('framesent', ({payload}) => this.#note('frame sent', String(payload)));
    socket.on('framereceived', ({payload}) => this.#note('frame received', String(payload)));
  }
}

/** Opens a page of which all is written down. */
export const openRecorded = async (stage: Stage, options: JourneyOptions = {}) => {
  const opened: Recorder[] = [];
  const prepare = async (page: Page): Promise<void> => {
    opened.push(await Recorder.on(page));
    await options.prepare?.(page);
  };
  const journey = await Journey.open(stage, {...options, prepare});
  return {journey, recorder: opened[0]!};
};
