import {callKinds, opening, openingKinds, type Called} from './agent-proxy.js';
import {httpKinds, type Fault, type Passed} from './http-proxy.js';
import {passTime} from './node-page.js';
import {isState} from '../../walks/drive-dom.js';
import type {Step} from '../../walks/walk.js';
import {wordsIn} from '../../walks/words.js';
import {Page, wordsOf} from './page.js';
import type {Path} from './table.js';
import {openWorld, type World} from './world.js';

/** What holds after each run, whatever was broken on the way. */
export const invariants = {
  once: 'nothing is done twice',
  word: 'nobody is certified without the backend’s word',
  typed: 'nothing typed is lost',
  wayOn: 'there is a way on, and it leads to the end',
  loop: 'no request loop',
  found: 'the diagnostics find the line',
} as const;

export interface Breach {
  readonly invariant: keyof typeof invariants;
  readonly what: string;
}

export interface Ran {
  readonly breaches: readonly Breach[];
  /** Where a fault may happen: the requests and calls that it has come past. */
  readonly points: {readonly http: readonly string[]; readonly agent: readonly string[]};
  /** What the backend did, and how often. */
  readonly effects: Readonly<Record<string, number>>;
  readonly isHit: boolean;
  /** Whether the user was told of the failure, so that there are diagnostics. */
  readonly isShown: boolean;
  /** What the user did at which step. */
  readonly did: readonly string[];
}

const words = await wordsIn('zh-CN');

const mostPresses = 30;
const mostWaits = 30;
/** What one press or one wait asks at most. */
const mostAtOnce = 4;
/** What is never kept. */
const secrets: readonly string[] = ['pin', 'smsCode', 'code'];

/** The time limits are half a minute; whoever waits longer is not seen here. */
const longestMs = 60_000;
/** In real time, until a page counts as still: for a press, and for a wait. */
const stillMs = {press: 8, wait: 30};

const effectsIn = ({happenings}: World): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const {type, ...more} of happenings) {
    if (type === 'signed-in' || type === 'forgotten') continue;
    const {what = '', step = ''} = more as {what?: string; step?: string};
    const name = [type, what, step].filter((each) => each !== '').join(' ');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** One user on one path. */
class Run {
  readonly breaches: Breach[] = [];
  readonly did: string[] = [];
  isShown = false;
  #page: Page;
  readonly #typed = new Map<string, string>();
  readonly #done = new Set<string>();
  #presses = 0;
  #pins = 0;

  constructor(
    private readonly path: Path,
    private readonly world: World,
    /** Whether the user looks at the form once more before sending it again. */
    private mayGoBack: boolean,
  ) {
    this.#page = new Page(world);
  }

  get hit(): Passed | Called | undefined {
    return this.world.http.hit ?? this.world.wire.hit;
  }

  #breach(invariant: Breach['invariant'], what: string): void {
    this.breaches.push({invariant, what: `${what}, at ${this.#page.state}`});
  }

  async go(): Promise<void> {
    try {
      for (let waits = 0; waits <= mostWaits && this.#presses <= mostPresses;) {
        const {passed} = this.world.http;
        const before = passed.length;
        await this.#page.settle(waits > 0 ? stillMs.wait : stillMs.press);
        if (passed.length - before > mostAtOnce)
          this.#breach('loop', `${String(passed.length - before)} requests at once`);
        await this.#look();
        if (this.#isOver) return;
        const {state} = this.#page;
        const move = await this.#move();
        this.did.push(`${state}: ${move ?? 'waits'}`);
        this.#presses += move === undefined ? 0 : 1;
        waits = move === undefined ? waits + 1 : 0;
        // The first time, a part of the page may only be on its way.
        if (waits > 1) passTime(longestMs);
      }
      this.#breach('wayOn', `no end after ${this.did.slice(-6).join(', ')}`);
    } catch (error) {
      this.#breach('wayOn', String(error));
    }
  }

  get #isOver(): boolean {
    const {steps, end} = this.path;
    const {state, isFailed, isCompleted} = this.#page;
    if (end === 'result') return isCompleted && isState(state, end);
    // If the answer to a withdrawal is lost, the next one says that the request was withdrawn, as a refusal.
    const isThere = isState(state, end) || (state === 'refused' && end === 'withdrawn');
    // Above a choice it is told what has failed before, and nothing is to be tried again.
    const isEnd = !isFailed || ['refused', 'choosing'].includes(state);
    return isThere && isEnd && steps.slice(-1).every(({at}) => this.#done.has(at));
  }

  async #look(): Promise<void> {
    const page = this.#page;
    const {happenings, http} = this.world;
    if (page.isCompleted || isState(page.state, 'result')) {
      const isCertified = happenings.some(({type}) => type === 'certified');
      // Whatever has told it: the answer to the last step, or to a request afterwards.
      const last = http.passed.filter(({name}) => name !== 'getProfile').at(-1);
      if (!isCertified || !last?.isAnswered) this.#breach('word', 'certified');
    }
    if (page.isSentToSignIn) this.#signIn();
    if (!page.isFailed) return;
    if (page.pressables.length === 0) this.#breach('wayOn', 'nothing to press');
    if (this.isShown || !this.hit) return;
    this.isShown = true;
    const missed = this.#missedIn(await page.copy(), this.hit);
    if (missed !== undefined) this.#breach('found', missed);
  }

  /** Why the copied text does not lead to what was hit. */
  #missedIn(text: string, hit: Passed | Called): string | undefined {
    const [, failed] = /^failed: (.*)$/m.exec(text) ?? [];
    if (failed === undefined) return `nothing has failed in ${text}`;
    const fact = (name: string): string => new RegExp(`(?:^|, )${name} ([^,]*)`).exec(failed)?.[1] ?? '';
    const left = fact('left-the-page');
    if ('span' in hit) {
      if (fact('name') !== hit.name || fact('span') !== hit.span) return `it names another request: ${failed}`;
      const line = `${fact('trace')}-${fact('span')} ${hit.name} `;
      const found = this.world.log.filter((each) => each.includes(line)).length;
      if (found !== hit.arrived)
        return `${String(found)} lines in the log for ${String(hit.arrived)} requests: ${failed}`;
      return left !== 'yes' ? `it has left the page: ${failed}` : undefined;
    }
    if (hit.name === opening) return fact('call') === '' && left !== 'yes' ? undefined : `nothing was sent: ${failed}`;
    const begun = Date.parse(fact('at'));
    const isThen = hit.at >= begun && hit.at <= begun + Number(fact('ms'));
    return fact('call') === hit.name && isThen ? undefined : `it names another call: ${failed}`;
  }

  /** A path that was interrupted waits for it in a window of its own. Anywhere else, this page leads to it. */
  #signIn(): void {
    this.#page.isSentToSignIn = false;
    if (!isState(this.#page.state, 'home session-over')) this.#reload();
  }

  /** Nothing of the page is left but what the tab keeps. */
  #reload(): void {
    this.#page.close(true);
    this.#typed.clear();
    this.#page = new Page(this.world);
  }

  /** What the user does; undefined if there is nothing but to wait. */
  async #move(): Promise<string | undefined> {
    const page = this.#page;
    const {state, isFailed} = page;
    const {path} = this;
    if (isFailed) {
      this.#fill();
      const back = this.mayGoBack ? page.pressable(words.path.correct) : undefined;
      if (back) this.mayGoBack = false;
      return this.#press(back ?? page.primary ?? page.submitter ?? page.pressables.at(-1));
    }
    if (state === path.reloadsAt && !this.#done.has('reload')) {
      this.#done.add('reload');
      this.#reload();
      return 'loads the page again';
    }
    const own = path.steps.filter(({at}) => isState(state, at));
    const targets = own.flatMap(({press}) => (press && page.pressable(press(words, 'zh-CN'))) ?? []);
    // Where a step comes twice, the primary one.
    const target = targets.find((each) => each === page.primary) ?? targets[0];
    const shared = own.find(({type, waitsFor}) => waitsFor ?? type?.code);
    if (shared && !this.#done.has(state)) {
      this.#done.add(state);
      if (shared.waitsFor) await this.#press(target);
      await this.#actElsewhere(shared);
      return 'elsewhere';
    }
    const isTyped = this.#fill();
    if (!target || (shared && !isTyped)) return this.#press(page.primary ?? (isTyped ? page.submitter : undefined));
    this.#done.add(state);
    return this.#press(target);
  }

  /** What somebody else does, on a page of their own. */
  async #actElsewhere({waitsFor}: Step): Promise<unknown> {
    if (waitsFor === 'place') return this.world.decide();
    if (waitsFor === 'administrator') return this.world.confirm(this.#page.number);
    return this.world.tellCode();
  }

  async #press(target: HTMLElement | undefined): Promise<string | undefined> {
    if (!target) return undefined;
    const words = wordsOf(target);
    await this.#page.press(target);
    return words;
  }

  /** Types what is not there yet. Whether that was anything. */
  #fill(): boolean {
    let isTyped = false;
    for (const field of this.#page.fields) {
      if (field.id === 'consent' && !field.checked) field.click();
      const [value = ''] = this.path.steps.flatMap(({type}) => type?.[field.id] ?? []);
      const text = typeof value === 'function' ? value({...this.world, number: this.#page.number}) : value;
      if (text === '') continue;
      const key = `${this.#page.state.split('.')[0] ?? ''} ${field.id}`;
      if (!secrets.includes(field.id) && field.value !== (this.#typed.get(key) ?? field.value))
        this.#breach('typed', key);
      if (field.value === text) continue;
      if (field.id === 'pin') this.#pins += 1;
      this.#page.write(field, text);
      this.#typed.set(key, text);
      isTyped = true;
    }
    return isTyped;
  }

  /** What was done, beside what is done without a fault. A new PIN is a new attempt, and so is a path begun anew. */
  judgeEffects(undisturbed: Ran['effects']): void {
    const again = Math.max(0, this.#pins - 1);
    const begun = this.did.filter((each) => each.startsWith('introducing: ')).length;
    for (const [name, times] of Object.entries(effectsIn(this.world))) {
      const isAnew = name.startsWith('tried ic-card')
        ? again
        : name === 'tried legal-rep/enterprise'
          ? Math.max(0, begun - 1)
          : 0;
      const most = (undisturbed[name] ?? 0) + isAnew;
      if (times > most) this.#breach('once', `${name} ${String(times)} times`);
    }
    const signatures = this.world.wire.called.filter(({name}) => name.includes('SignData')).length;
    if (signatures > this.#pins) this.#breach('once', `${String(signatures)} signatures of ${String(this.#pins)} PINs`);
  }

  end(): void {
    this.#page.close();
  }
}

/** Goes the path, with one fault on the way or none, and judges it beside the run without a fault. */
export const runOnce = async (path: Path, fault?: Fault, undisturbed?: Ran): Promise<Ran> => {
  const world = await openWorld(path.user, fault);
  // With every other kind.
  const run = new Run(path, world, fault !== undefined && fault.kind.length % 2 === 0);
  try {
    await run.go();
    if (undisturbed) run.judgeEffects(undisturbed.effects);
    if (fault && !run.hit) run.breaches.push({invariant: 'wayOn', what: 'it never came to the fault'});
    const {breaches, isShown, did} = run;
    const points = {
      http: world.http.passed.map(({point}) => point),
      agent: world.wire.called.map(({point}) => point),
    };
    return {breaches, points, effects: effectsIn(world), isHit: run.hit !== undefined, isShown, did};
  } finally {
    run.end();
    world.close();
  }
};

/** Each fault at each point of a run without one: after its effect only where it has one. */
export const faultsOf = ({points: {http, agent}}: Ran): Fault[] => {
  const at = (point: string, kinds: readonly string[], hasEffect: boolean): Fault[] =>
    kinds.filter((kind) => hasEffect || !kind.endsWith(' after')).map((kind) => ({kind, point}));
  return [
    ...http.flatMap((point) => at(point, httpKinds, !point.startsWith('get'))),
    ...agent.flatMap((point) =>
      at(point, point.startsWith(`${opening} `) ? openingKinds : callKinds, point.includes('SignData')),
    ),
  ];
};
