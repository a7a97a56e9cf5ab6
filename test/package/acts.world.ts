import fc from 'fast-check';
import type {ActList} from '../../src/adapters/acts.js';
import {levelAct, type ActNow, type KeptAct, type Left} from '../../src/components/element/level-action/act.js';
import {type Act, type ActStore, actsInMemory, levelActs} from '../../src/level-acts.js';

/*
 * Tabs and users before one server, over the function's core and the server's part as they are. What a user types begins with
 * their name. `intent` is what a user means as one declaration: it begins when an empty form is typed into, or with
 * 再报一份. What must hold: (a) an act is executed once at most, (b) only as its user pressed it, (c) no sentence is
 * untrue, (d) nothing of one user reaches another, (e) what was accepted is listed, (f) who goes on gets it executed.
 */

type Fields = string;
type User = 'A' | 'B';

interface Request {
  readonly headers: Readonly<Record<string, string>>;
  readonly act: Act<Fields>;
  readonly intent: number;
  readonly answer: (response: Response | undefined) => void;
  user: User | undefined;
  signIn: number;
  hasArrived: boolean;
  isLost: boolean;
  isExecuting: boolean;
  /** Goes on with it, or kills it. */
  gate: ((isKilled: boolean) => void) | undefined;
}

interface Dialog {
  readonly sends: () => boolean;
  readonly close: (left: Left) => void;
  readonly mayPress: boolean;
  view: 'home' | 'result' | 'next';
}

interface Page {
  readonly form: string;
  core: ReturnType<typeof levelAct<Fields>>;
  fields: Fields;
  intent: number;
  now: ActNow<Fields> | undefined;
  isOpen: boolean;
  user: User | undefined;
  dialog: Dialog | undefined;
  address: string | undefined;
  /** A press is one request. */
  mayPost: boolean;
  sent: Fields | undefined;
  /** By 继续填写, which asks before it replaces what is there. */
  mayFill: boolean;
}

interface Tab {
  readonly storage: Map<string, KeptAct & {user: string}> | undefined;
  page: Page | undefined;
}

const dayMs = 24 * 60 * 60_000;
const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const keyOf = (user: string, form: string, id: string): string => `${user} ${form} ${id}`;

export class World {
  /** A server or a page that is wrong in one way is found by what does not hold. */
  constructor(private readonly parts = {levelAct, actsInMemory, levelActs}) {}

  #time = 1_700_000_000_000;
  #count = 0;
  #isDown = false;
  #portal: {user: User; signIn: number} | undefined;
  #session: {user: User; signIn: number} | undefined;
  #signIns = 0;
  /** From which sign-in on a user has the level. */
  readonly #levels = new Map<User, number>();
  readonly #tabs: Tab[] = [];
  #last = -1;
  #requests: Request[] = [];
  #waits: (() => void)[] = [];
  readonly executed: {key: string; fields: Fields; intent: number}[] = [];
  readonly #pressed = new Set<string>();
  readonly #tried = new Set<string>();
  readonly #intents = new Map<string, number>();
  readonly #accepted = new Map<string, {user: User; form: string; id: string; fields: Fields; at: number}>();
  readonly #memory = this.parts.actsInMemory<Fields>(() => this.#time, 2);
  readonly #store: ActStore<Fields, undefined> = {
    ...this.#memory,
    keep: async (act) => {
      const kept = await this.#memory.keep(act);
      const {account, form, id, fields} = act;
      if (kept === 'kept')
        this.#accepted.set(keyOf(account, form, id), {user: account as User, form, id, fields, at: this.#time});
      return kept;
    },
  };
  readonly #acts = this.parts.levelActs<Fields, undefined, Pick<Request, 'headers' | 'user'>>({
    store: this.#store,
    account: ({user}) => user,
    header: ({headers}, name) => headers[name],
  });

  #demand(letter: string, holds: unknown, what: string): void {
    if (!holds) throw new Error(`(${letter}) ${what}`);
  }

  /** Errors of what a page calls would be lost in its promises. */
  readonly #failures: unknown[] = [];
  #check(letter: string, holds: unknown, what: string): void {
    try {
      this.#demand(letter, holds, what);
    } catch (error) {
      this.#failures.push(error);
    }
  }

  async #settled(): Promise<void> {
    await calm();
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  #isExecuted(key: string): boolean {
    return this.executed.some((each) => each.key === key);
  }

  // ------------------------------------------------------------ the server
  async #arrive(request: Request): Promise<void> {
    const {act, headers, intent} = request;
    request.hasArrived = true;
    request.user = this.#session?.user;
    request.signIn = this.#session?.signIn ?? 0;
    const key = keyOf(request.user ?? '', act.form, act.id);
    const pass = (): Promise<void> =>
      new Promise((resolve, reject) => {
        request.gate = (isKilled) => {
          request.gate = undefined;
          if (isKilled) reject(new Error('killed'));
          else resolve();
        };
      });
    const submission = {
      form: act.form,
      fields: act.fields,
      refusal: async () => {
        await pass();
        const from = this.#levels.get(request.user as User) ?? Infinity;
        if (request.signIn >= from) return undefined;
        return new Response('{}', {status: 403});
      },
      run: async () => {
        request.isExecuting = true;
        try {
          await pass();
        } finally {
          request.isExecuting = false;
        }
        this.#check('a', !this.#isExecuted(key), 'an act was executed twice');
        this.#check('a', !this.executed.some((each) => each.intent === intent), 'a declaration was executed twice');
        this.#check('b', this.#pressed.has(`${key} ${act.fields}`), 'executed as nobody has pressed it');
        this.#check('d', act.fields.startsWith(request.user as User), 'typed by one user, executed for another');
        this.executed.push({key, fields: act.fields, intent});
        return `D-${String(this.executed.length)}`;
      },
    };
    const response = await this.#acts.submit({headers, user: request.user}, submission).catch(() => undefined);
    this.#requests = this.#requests.filter((each) => each !== request);
    if (!request.isLost) request.answer(response);
  }

  async #step(request: Request, isKilled = false): Promise<void> {
    if (!request.hasArrived) void this.#arrive(request);
    else request.gate?.(isKilled);
    await this.#settled();
  }

  #nth(which: number): Request | undefined {
    return this.#requests[which % (this.#requests.length || 1)];
  }

  async #list(form: string): Promise<ActList<Fields> | 'signed-out' | 'no-answer'> {
    if (this.#isDown) return 'no-answer';
    const response = await this.#acts.list({headers: {}, user: this.#session?.user}, form);
    return response.ok ? ((await response.json()) as ActList<Fields>) : 'signed-out';
  }

  // ------------------------------------------------------------ a page
  async #load(tab: Tab, form: string, address?: string, restored?: Page): Promise<void> {
    const page: Page = {
      ...{form, address, isOpen: false, now: undefined, user: undefined, dialog: undefined},
      ...{mayPost: false, sent: undefined, mayFill: false},
      ...{fields: restored?.fields ?? '', intent: restored?.intent ?? 0},
      core: undefined as never,
    };
    tab.page?.core.stop();
    tab.page = page;
    this.#last = this.#tabs.indexOf(tab);
    const open = (view: Dialog['view'], sends?: () => boolean): Promise<Left> =>
      new Promise((resolve) => {
        const close = (left: Left): void => {
          page.dialog = undefined;
          resolve(left);
        };
        page.dialog = {view, close, sends: sends ?? (() => false), mayPress: sends !== undefined};
      });
    page.core = this.parts.levelAct<Fields>({
      enable: (isOpen) => {
        page.isOpen = isOpen;
      },
      read: () => page.fields,
      isEmpty: () => page.fields === '',
      fill: (fields) => {
        this.#check(
          'd',
          !fields || fields.startsWith(this.#session?.user ?? ''),
          'filled in with another user’s fields',
        );
        const isRoom = fields === null || page.fields === '' || page.mayFill;
        this.#check('c', isRoom, 'what was typed was replaced');
        page.fields = fields ?? '';
        page.intent = 0;
      },
      renew: async () => {
        if (!this.#isDown && this.#portal) this.#session = {...this.#portal};
      },
      list: async () => {
        const list = await this.#list(form);
        if (typeof list !== 'string') page.user ??= list.user as User;
        return list;
      },
      post: (fields, id, user) => {
        this.#check('b', page.mayPost, 'sent without a press');
        page.mayPost = false;
        page.sent = fields;
        const key = keyOf(user, form, id);
        if (page.intent === 0) page.intent = this.#intents.get(key) ?? (this.#count += 1);
        const {intent} = page;
        const before = this.#intents.get(key) ?? intent;
        this.#check('e', before === intent || this.#isExecuted(key), 'one draft was replaced by another declaration');
        this.#intents.set(key, intent);
        return new Promise((resolve) => {
          const answer = async (response: Response | undefined): Promise<void> => {
            if (!response) {
              resolve(undefined);
              return;
            }
            const {number} = (await response.clone().json()) as {number?: string};
            const needed = response.status === 403 ? {levels: ['high']} : undefined;
            resolve({status: response.status, number, needed, words: undefined, response});
          };
          this.#requests.push({
            ...{headers: {'idempotency-key': id, 'sw-act-user': user}, act: {account: user, form, id, fields}, intent},
            ...{user: undefined, signIn: 0, hasArrived: false, isLost: false, isExecuting: false, gate: undefined},
            answer: (response) => void answer(response),
          });
        });
      },
      remove: async (id) => {
        if (this.#isDown) return undefined;
        const user = this.#session?.user;
        const {status} = await this.#acts.remove({headers: {}, user}, form, id);
        if (status === 204 && user) this.#accepted.delete(keyOf(user, form, id));
        return status;
      },
      recall: (user) => {
        const kept = tab.storage?.get(form);
        return kept?.user === user ? kept : undefined;
      },
      keep: (user, act) => tab.storage?.set(form, {...act, user}),
      addressed: () => {
        const address = page.address;
        page.address = undefined;
        return address;
      },
      reach: (_, id, sends) => {
        this.#check('c', !this.#isExecuted(keyOf(page.user ?? '', form, id)), 'a level is asked for what was executed');
        return open('home', sends);
      },
      showReturned: () => open('result'),
      closeDialog: () => page.dialog?.close('closed'),
      mayReplace: () => true,
      newId: () => (this.#count += 1).toString(16).padStart(32, '0'),
      wait: () => new Promise((resolve) => this.#waits.push(resolve)),
      show: (now) => {
        page.now = now;
        if (tab.page === page) this.#hear(page, tab, now);
      },
    });
    void page.core.look();
    await this.#settled();
  }

  /** Whether what is said is true. */
  #hear({form, user = 'A'}: Page, tab: Tab, {kind, number, offers}: ActNow<Fields>): void {
    const {id, unsure} = tab.storage?.get(form) ?? {};
    for (const offer of offers) {
      const isOwn =
        offer.number === undefined ? offer.fields.startsWith(user) : this.#isExecuted(keyOf(user, form, offer.id));
      this.#check('d', isOwn, 'another user’s act is offered');
    }
    if (kind === 'done' || kind === 'done-otherwise') {
      const {key} = this.executed[Number(number?.slice(2)) - 1] ?? {};
      this.#check('c', key?.startsWith(keyOf(user, form, '')), `${kind} with a wrong number`);
      this.#check('c', !id || key?.endsWith(id), `${kind} with the number of another act`);
    }
    if (!id) return;
    const key = keyOf(user, form, id);
    if (kind === 'open') this.#check('c', !this.#isExecuted(key), '尚未提交 of what was executed');
    if (kind === 'open' || kind === 'kept') {
      const {at = 0} = this.#accepted.get(key) ?? {};
      this.#check('c', this.#time - at < dayMs, `${kind} of what the server does not have`);
    }
    if (kind === 'unsure') this.#check('c', unsure, '可能已经提交 of what has its answer');
    if (kind === 'working') {
      const isHeld = this.#requests.some(({act, isExecuting}) => act.id === id && isExecuting);
      this.#check('c', isHeld, '正在处理, and nobody does');
    }
  }

  /** Who goes to another tab looks at it. */
  async #use(at: number): Promise<Page | undefined> {
    const tab = this.#tabs[at % (this.#tabs.length || 1)];
    if (!tab?.page) return undefined;
    const index = this.#tabs.indexOf(tab);
    if (index !== this.#last) {
      this.#tabs[this.#last]?.page?.core.leave();
      this.#last = index;
      void tab.page.core.look();
      await this.#settled();
    }
    return tab.page;
  }

  async #press(page: Page): Promise<void> {
    const {user = 'A', form, fields} = page;
    for (const id of this.#idsOf(page)) this.#pressed.add(`${keyOf(user, form, id)} ${fields}`);
    page.mayPost = true;
    void page.core.press();
    await this.#settled();
    page.mayPost = false;
  }

  /** Of who types again what was lost, it is the same declaration. */
  #intentOf(page: Page): number {
    const {id = '', unsure} = this.#tabs.find((tab) => tab.page === page)?.storage?.get(page.form) ?? {};
    const before = unsure ? this.#intents.get(keyOf(page.user ?? '', page.form, id)) : undefined;
    return before ?? (this.#count += 1);
  }

  #fieldsExecuted(page: Page): Fields | undefined {
    const ids = this.#idsOf(page).map((id) => keyOf(page.user ?? '', page.form, id));
    return this.executed.find(({key}) => ids.includes(key))?.fields;
  }

  /** The id of a page without storage is known by what it sends. */
  #idsOf(page: Page): string[] {
    const stored = this.#tabs.find((tab) => tab.page === page)?.storage?.get(page.form);
    return stored ? [stored.id] : Array.from({length: this.#count + 1}, (_, at) => at.toString(16).padStart(32, '0'));
  }

  #inForce(user: User): boolean {
    return (this.#portal?.signIn ?? 0) >= (this.#levels.get(user) ?? Infinity);
  }

  // ------------------------------------------------------------ what may happen
  readonly steps = {
    open: async (at: number) => {
      if (this.#tabs.length >= 3) return;
      const tab: Tab = {storage: at === 2 ? undefined : new Map(), page: undefined};
      this.#tabs.push(tab);
      await this.#load(tab, at === 1 ? 'g' : 'f');
    },
    copy: async (at: number) => {
      const tab = this.#tabs[at];
      if (!tab?.page || this.#tabs.length >= 3) return;
      const copy: Tab = {storage: tab.storage && new Map(tab.storage), page: undefined};
      this.#tabs.push(copy);
      await this.#load(copy, tab.page.form, undefined, this.#count % 2 ? tab.page : undefined);
    },
    reload: async (at: number, which: number) => {
      const tab = this.#tabs[at];
      if (tab?.page) await this.#load(tab, tab.page.form, undefined, which % 2 ? tab.page : undefined);
    },
    link: async (at: number, which: number) => {
      const tab = this.#tabs[at];
      const [, form, id] = [...this.#accepted.keys()][which]?.split(' ') ?? [];
      if (tab?.page) await this.#load(tab, form ?? tab.page.form, id ?? 'f'.repeat(32));
    },
    close: async (at: number) => {
      const tab = this.#tabs[at];
      tab?.page?.core.stop();
      if (tab) this.#tabs.splice(at, 1);
      this.#last = -1;
    },
    type: async (at: number, which: number) => {
      const page = await this.#use(at);
      const owner = page?.user ?? this.#portal?.user;
      if (!page?.isOpen || !owner || page.now?.kind === 'sending' || page.dialog) return;
      if (page.fields === '') page.intent = this.#intentOf(page);
      page.fields = `${owner}${String(which)}`;
    },
    change: async (at: number) => {
      const {page} = this.#tabs[at] ?? {};
      if (page?.fields && page.isOpen) page.fields += "'";
    },
    press: async (at: number) => {
      const page = await this.#use(at);
      if (page && !page.dialog && page.fields) await this.#press(page);
    },
    finish: async (at: number) => {
      const page = await this.#use(at);
      const {dialog} = page ?? {};
      if (!page || !dialog || dialog.view === 'home') return;
      if (dialog.view === 'next') dialog.close('at-next-sign-in');
      else if (dialog.mayPress) {
        for (const id of this.#idsOf(page))
          this.#pressed.add(`${keyOf(page.user ?? '', page.form, id)} ${page.fields}`);
        // What its button said is not what the form says now.
        page.mayPost = dialog.sends();
        dialog.close('pressed');
        await this.#settled();
        page.mayPost = false;
      } else dialog.close('closed');
    },
    escape: async (at: number) => {
      const {dialog} = this.#tabs[at]?.page ?? {};
      dialog?.close(dialog.view === 'next' ? 'at-next-sign-in' : 'closed');
    },
    certify: async (at: number, which: number) => {
      const page = await this.#use(at);
      if (page?.dialog?.view !== 'home' || !page.user || !this.#portal) return;
      if (this.#portal.user !== page.user) {
        page.dialog.close('other-user');
        return;
      }
      const from = which === 0 ? this.#signIns + 1 : this.#portal.signIn;
      this.#levels.set(page.user, Math.min(this.#levels.get(page.user) ?? from, from));
      page.dialog.view = this.#inForce(page.user) ? 'result' : 'next';
    },
    bank: async (at: number, which: number) => {
      const page = await this.#use(at);
      const tab = this.#tabs[at % (this.#tabs.length || 1)];
      if (page?.dialog?.view !== 'home' || !this.#portal || !tab || this.#portal.user !== page.user) return;
      const [id] = this.#idsOf(page);
      this.#levels.set(page.user, Math.min(this.#levels.get(page.user) ?? Infinity, this.#portal.signIn));
      if (which % 2 || this.#tabs.length >= 3) {
        await this.#load(tab, page.form, id);
        return;
      }
      page.dialog.view = 'result';
      const other: Tab = {storage: new Map(), page: undefined};
      this.#tabs.push(other);
      await this.#load(other, page.form, id);
    },
    focus: async (at: number) => {
      const tab = this.#tabs[at];
      void tab?.page?.core.look();
      await this.#settled();
      if (tab?.page?.now?.kind === 'open') this.#hear(tab.page, tab, tab.page.now);
    },
    again: async (at: number) => {
      const page = await this.#use(at);
      if (!page) return;
      const {fields, now} = page;
      const executed = this.#fieldsExecuted(page);
      page.core.again();
      const isKept = page.fields === fields || fields === executed || [undefined, fields].includes(page.sent);
      const isOver = executed !== undefined || now?.kind === 'deleted';
      this.#check('c', isOver ? isKept : page.fields === fields, '再报一份 loses what was not executed');
      if (now?.can.again) page.intent = this.#count += 1;
    },
    decline: async (at: number, which: number) => {
      const page = await this.#use(at);
      if (!page) return;
      const {fields} = page;
      page.core.decline(which ? page.now?.offers[which - 1]?.id : undefined);
      const isKept = fields === page.fields || this.#fieldsExecuted(page) === undefined;
      this.#check('c', isKept || !this.#tabs[at]?.storage, '不用了 of what was executed');
    },
    goOn: async (at: number, which: number) => {
      const page = await this.#use(at);
      const offer = page?.now?.offers[which];
      if (!page?.now?.can.goOn || !offer) return;
      page.mayFill = true;
      await page.core.goOn(offer.id);
      page.mayFill = false;
    },
    remove: async (at: number, which: number) => {
      const page = await this.#use(at);
      void page?.core.remove(which ? page.now?.offers[which - 1]?.id : undefined);
    },
    signIn: async (_: number, which: number) => {
      this.#portal = {user: which === 0 ? 'B' : 'A', signIn: (this.#signIns += 1)};
      this.#last = -1;
    },
    expire: async () => {
      this.#session = undefined;
    },
    levelEnds: async () => {
      this.#levels.clear();
    },
    day: async () => {
      for (const request of [...this.#requests]) await this.#lose(request);
      this.#time += dayMs + 1;
      this.#session = undefined;
      this.#last = -1;
    },
    net: async () => {
      this.#isDown = !this.#isDown;
    },
    tick: async () => {
      for (const resolve of this.#waits.splice(0)) resolve();
    },
    step: async (_: number, which: number) => {
      const request = this.#nth(which);
      if (request) await this.#step(request);
    },
    settle: async (_: number, which: number) => {
      for (const request of [...this.#requests]) if (!request.hasArrived) await this.#step(request);
      for (let turn = 0; this.#requests.length > 0 && turn < 30; turn += 1)
        for (const request of [...this.#requests].reverse())
          do await this.#step(request);
          while (which % 2 && this.#requests.includes(request) && turn < 30 && (turn += 1));
    },
    /** What another user, and another form, get for an id that they have learned. */
    rogue: async (_: number, which: number) => {
      const [, known] = [...this.#accepted][which] ?? [];
      if (!known) return;
      const {user, form, id} = known;
      const others = [
        {account: user === 'A' ? 'B' : 'A', form},
        {account: user, form: 'h'},
      ] as const;
      for (const {account, form: theirs} of others) {
        const headers = {'idempotency-key': id, 'sw-act-user': account};
        const refusal = async () => new Response('{}', {status: 403});
        const submission = {form: theirs, fields: `${account}9`, refusal, run: async () => ''};
        const key = keyOf(account, theirs, id);
        if (this.#accepted.has(key) || this.#tried.has(key)) continue;
        this.#tried.add(key);
        const {status} = await this.#acts.submit({headers, user: account}, submission);
        this.#check('d', status === 403 || status === 429, 'an answer tells of another’s act');
        await this.#store.remove(account, theirs, id);
        this.#accepted.delete(key);
      }
    },
    lose: async (_: number, which: number) => {
      const request = this.#nth(which);
      if (request) await this.#lose(request);
    },
    loseAnswer: async (_: number, which: number) => {
      const request = this.#nth(which);
      if (!request) return;
      await this.#lose(request);
      for (let turn = 0; this.#requests.includes(request) && turn < 4; turn += 1) await this.#step(request);
    },
    gateway: async (_: number, which: number) => {
      const request = this.#nth(which);
      if (!request || request.isLost) return;
      request.isLost = true;
      // Or a sign-in page.
      request.answer(new Response('{}', {status: which % 2 ? 200 : 503}));
    },
    kill: async () => {
      for (const request of [...this.#requests]) if (request.hasArrived) await this.#step(request, true);
    },
    hold: async (at: number) => {
      for (let times = 0; times < 4; times += 1) {
        if (this.#tabs[at]?.page?.dialog) await this.steps.finish(at);
        else await this.steps.press(at);
        await this.#settled();
        await this.steps.settle(at, 0);
      }
    },
  };

  async #lose(request: Request): Promise<void> {
    if (!request.isLost) request.answer(undefined);
    request.isLost = true;
    await this.#settled();
  }

  async take(name: keyof World['steps'], at: number, which: number): Promise<void> {
    await this.steps[name](at, which);
    await this.#settled();
  }

  /** What was accepted is there for a day. */
  async checkListed(): Promise<void> {
    for (const [key, {user, form, id, at}] of this.#accepted) {
      if (this.#time - at >= dayMs || this.#isExecuted(key)) continue;
      const acts = await this.#store.list(user, form);
      this.#demand(
        'e',
        acts.some((each) => each.id === id),
        'what was accepted is not listed',
      );
    }
  }

  /** The network is there, and a user does what the page says. */
  async checkGoal(): Promise<void> {
    this.#isDown = false;
    await this.take('settle', 0, 0);
    await this.take('signIn', 0, 1);
    let at = this.#tabs.findIndex(({page}) => page?.form === 'f');
    if (at < 0) {
      this.#tabs.splice(0);
      await this.take('open', 0, 0);
      at = 0;
    }
    const trace: string[] = [];
    for (let tries = 0; tries < 20; tries += 1) {
      const page = await this.#use(at);
      const {kind, number} = page?.now ?? {};
      trace.push(`${kind ?? '-'}${page?.dialog ? `/${page.dialog.view}` : ''}`);
      const found = this.executed[Number(number?.slice(2)) - 1];
      if (kind === 'done' && found?.fields === 'A7' && !page?.dialog) return;
      if (kind === 'other-user' || kind === 'shut' || !page?.isOpen) await this.take('reload', at, 0);
      else if (page.dialog) await this.take(page.dialog.view === 'home' ? 'certify' : 'finish', at, 1);
      else if (page.now?.can.again) await this.take('again', at, 0);
      else {
        if (kind === 'kept' || kind === 'sign-in-elsewhere') await this.take('signIn', 0, 1);
        if (kind === 'limit') await this.take('remove', at, 1);
        await this.take('type', at, 7);
        await this.take('press', at, 0);
      }
      await this.take('settle', 0, 0);
    }
    this.#demand('f', false, `nothing gets it executed: ${trace.join(' ')}`);
  }
}

/** How often each step is taken, in proportion. */
const weights: Readonly<Record<keyof World['steps'], number>> = {
  ...{
    open: 3,
    copy: 2,
    reload: 3,
    link: 2,
    close: 1,
    type: 14,
    change: 1,
    press: 22,
    finish: 14,
    escape: 4,
    certify: 14,
  },
  ...{bank: 5, focus: 3, again: 8, decline: 3, goOn: 2, remove: 2, signIn: 4, expire: 1, levelEnds: 1, day: 1, net: 1},
  ...{rogue: 1, tick: 2, step: 16, settle: 20, lose: 3, loseAnswer: 4, gateway: 1, kill: 1, hold: 3},
};

const step = fc.record({
  name: fc.oneof(
    ...Object.entries(weights).map(([name, weight]) => ({
      arbitrary: fc.constant(name as keyof World['steps']),
      weight,
    })),
  ),
  at: fc.nat(2),
  which: fc.nat(3),
});

/** So many schedules of up to 40 steps. Rejects with the shortest that does not hold. */
export const checkActs = (
  schedules: number,
  seed: number,
  parts?: ConstructorParameters<typeof World>[0],
): Promise<void> => {
  const runs = fc.asyncProperty(fc.array(step, {minLength: 10, maxLength: 40, size: 'max'}), async (taken) => {
    const world = new World(parts);
    await world.take('signIn', 0, 1);
    await world.take('open', 0, 0);
    for (const {name, at, which} of taken) await world.take(name, at, which);
    await world.checkListed();
    await world.checkGoal();
  });
  return fc.assert(runs, {numRuns: schedules, seed});
};
