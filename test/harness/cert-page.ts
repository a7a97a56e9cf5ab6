import '../../src/define.js';
import {methods} from '../../src/components/shell/methods.js';
import type {RealnameCert} from '../../src/components/shell/realname-cert.js';
import {eventNames} from '../../src/components/events/event-names.js';
import type {CertEvent, SwEventMap} from '../../src/index.js';
import {fakeStatus} from '../../src/fakes.js';
import {deepAll, isShown, until, wordsOf} from '../../walks/dom.js';
import {ElementPage} from './element-page.js';
import {Outside, type Answers, type Question} from './outside.js';
import {PinForm} from './pin-form.js';

type EventName = keyof SwEventMap;

/** What can be pressed on home, as the fakes have it: the button of each method that they name. */
export const methodActions: readonly string[] = fakeStatus().methods.flatMap(({id}) =>
  methods.filter((method) => method.id === id).map(({card}) => card.reference.action),
);

export interface PageOptions extends Answers {
  /** Default: `sw-realname-cert`. */
  readonly tag?: string;
  /** Whatever else a host sets on the element before it is in the page. */
  readonly set?: Partial<RealnameCert>;
  /** Light-DOM content of the element. */
  readonly content?: string;
}

/** What is kept for a later page is nothing to the next test. */
afterEach(() => {
  sessionStorage.clear();
});

/** A public element in a page, as a user and a host deal with it. */
export class CertPage extends ElementPage {
  readonly outside: Outside;
  readonly cert: RealnameCert;
  readonly events: CertEvent[] = [];

  /** The element, not in the document yet. */
  constructor({tag = 'sw-realname-cert', set = {}, content, ...answers}: PageOptions = {}) {
    super();
    this.outside = new Outside(answers);
    this.cert = document.createElement(tag) as RealnameCert;
    const {backend, agent} = this.outside;
    Object.assign(this.cert, {backend, agent, ...set});
    if (content !== undefined) this.cert.innerHTML = content;
    for (const name of eventNames) this.cert.addEventListener(name, (event) => this.events.push(event));
  }

  /** Puts the element into a page. */
  static async open<P extends CertPage>(this: new (options: PageOptions) => P, options: PageOptions = {}): Promise<P> {
    const page = new this(options);
    await page.mount();
    return page;
  }

  /** The same at home, where pages of this kind begin with their path. */
  static async opened<P extends CertPage>(
    this: new (options: PageOptions) => P,
    {set, ...options}: PageOptions = {},
  ): Promise<P> {
    const page = new this({...options, set: {view: 'home', ...set}});
    await page.mount();
    return page;
  }

  static async atHome(options: PageOptions = {}): Promise<CertPage> {
    const page = await CertPage.open(options);
    await page.at('home');
    return page;
  }

  /** Home, the card's button, the card read. */
  static async atPin(options: PageOptions = {}): Promise<CertPage> {
    const page = await CertPage.atHome(options);
    await page.choose('IC卡认证');
    await page.at('awaitingPin');
    return page;
  }

  protected override get host(): RealnameCert {
    return this.cert;
  }

  get form(): PinForm {
    return new PinForm(this.root);
  }

  links(): HTMLAnchorElement[] {
    return deepAll<HTMLAnchorElement>(this.root, 'a').filter(isShown);
  }

  /** The facts that are shown, by their names. */
  get facts(): Record<string, string> {
    const names = deepAll(this.root, 'dt').filter(isShown);
    return Object.fromEntries(names.map((name) => [wordsOf(name), wordsOf(name.nextElementSibling as Element)]));
  }

  told<N extends EventName>(name: N): SwEventMap[N][] {
    return this.events.filter(({type}) => type === name) as unknown as SwEventMap[N][];
  }

  /** The views that the user left, as the host was told. */
  get leavings(): string[] {
    return this.told('sw-leave').map(({view}) => view);
  }

  /** The codes of what went wrong, as the host was told. */
  get errors(): string[] {
    return this.told('sw-error').map(({code}) => code);
  }

  /** The words of the button that the page takes for the likeliest next step. */
  get primary(): string[] {
    return this.pressables.filter((words) => this.pressable(words)?.part.contains('button-primary'));
  }

  /** The refusals that the host was told of. */
  get refusals(): string[] {
    return this.told('sw-refused').map(({method, code}) => `${method} ${code}`);
  }

  /** The steps that the host was told of. */
  get stepsTold(): string[] {
    return this.told('sw-step').map(({view, step}) => `${view} ${step}`);
  }

  /** What was sent with a question, the last time. */
  sentWith(question: Question): unknown {
    return this.outside.last(question).input;
  }

  /** Waits until this step shows: before the first screen, nothing is ready. */
  async at(step: string): Promise<void> {
    const isWaiting = ['asking', 'opening'].includes(step);
    const isReady = (): boolean => isWaiting || this.told('sw-ready').length > 0;
    await until(
      () => `the step is ${step}; it is ${this.cert.step}, ready: ${isReady()}`,
      () => this.cert.step === step && isReady(),
    );
    await this.drawn();
  }

  async asked(question: Question, times = 1): Promise<void> {
    await until(`${question} is asked ${times} times`, () => this.outside.times(question) >= times);
    await this.drawn();
  }

  /** Presses a method's button on home. */
  async choose(words: string): Promise<void> {
    await this.press(words);
  }

  async enterPin(pin: string): Promise<void> {
    await this.at('awaitingPin');
    this.form.enter(pin);
    await this.drawn();
  }
}
