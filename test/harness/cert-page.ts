import '../../src/define.js';
import {expires} from '../../demo/pages/drive.js';
import {personCheckTexts} from '../../src/components/person-check/person-check.texts.js';
import {methods} from '../../src/components/element/paths/all-paths.chunk.js';
import type {RealnameCert} from '../../src/components/element/realname-cert.js';
import {fakeStatus} from '../../src/fakes.js';
import {deepAll, heardOf, isShown, until} from '../../walks/dom.js';
import {icCardWalk} from '../../walks/ic-card.walk.js';
import {nameOf, type Walk, type Way} from '../../walks/walk.js';
import {ElementPage} from './element-page.js';
import type {Answers, OperationName} from './outside.js';

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
  readonly cert: RealnameCert;

  /** The element, not in the document yet. */
  constructor({tag = 'sw-realname-cert', set = {}, content, ...answers}: PageOptions = {}) {
    super(answers);
    this.cert = document.createElement(tag) as RealnameCert;
    const {backend, agent} = this.outside;
    Object.assign(this.cert, {backend, agent, ...set});
    if (content !== undefined) this.cert.innerHTML = content;
    this.hear();
  }

  /** Puts the element into a page. */
  static async open<P extends CertPage>(this: new (options: PageOptions) => P, options: PageOptions = {}): Promise<P> {
    const page = new this(options);
    await page.mount();
    return page;
  }

  /** Opens it where a walk is, takes the walk or a part of it, and types there. */
  static async at<P extends CertPage>(
    this: new (options: PageOptions) => P,
    walk: Walk,
    way?: Way,
    {set, ...options}: PageOptions = {},
    typed: Readonly<Record<string, string>> = {},
  ): Promise<P> {
    const page = new this({...options, set: {startView: walk.view, ...set}});
    await page.mount();
    await page.walk(walk, way);
    await page.fill(typed);
    return page;
  }

  static async atHome(options: PageOptions = {}): Promise<CertPage> {
    const page = await CertPage.open(options);
    await page.at('home');
    return page;
  }

  /** Home, the card's button, the card read. */
  static atPin({set, ...options}: PageOptions = {}): Promise<CertPage> {
    return CertPage.at(icCardWalk, {to: 'awaitingPin'}, {...options, set: {startView: 'home', ...set}});
  }

  override get host(): RealnameCert {
    return this.cert;
  }

  links(): HTMLAnchorElement[] {
    return deepAll<HTMLAnchorElement>(this.root, 'a').filter(isShown);
  }

  /** The steps of the path, by their words, and which of them it says to be the current one. */
  get steps(): {readonly names: string[]; readonly current: string[]} {
    const steps = deepAll(this.root, 'ol[part=steps] > li').filter(isShown);
    const current = steps.filter((step) => step.getAttribute('aria-current') === 'step');
    const nameIn = (step: Element): string => heardOf(step.querySelector('.name') as Element);
    return {names: steps.map(nameIn), current: current.map(nameIn)};
  }

  /** The views that the user left, as the host was told. */
  get leavings(): string[] {
    return this.reported('sw-leave').map(({view}) => view);
  }

  /** The steps that the host was told of. */
  get stepsReported(): string[] {
    return this.reported('sw-step').map(({view, step}) => `${view} ${step}`);
  }

  /** What was sent with a request, the last time. */
  sentWith(operation: OperationName): unknown {
    return this.outside.last(operation).input;
  }

  /** What was asked to be saved, each time. */
  get saves(): unknown[] {
    return this.outside.asked.filter(({operation}) => operation.startsWith('update')).map(({input}) => input);
  }

  /** Waits until one of these states shows: before the first screen, nothing is ready. */
  override async at(...states: readonly string[]): Promise<void> {
    const isWaiting = states.some((state) => ['asking', 'opening'].includes(state));
    if (!isWaiting) await until('it is ready', () => this.reported('sw-ready').length > 0);
    await super.at(...states);
    // The words of a screen that was never seen before may still be on their way.
    if (!isWaiting && !states.includes('home'))
      await until(`${this.state} says something`, () => this.headings.length > 0);
    if (this.state === 'editing') await until('the form is drawn', () => this.fields.names.length > 0);
    await this.drawn();
  }

  /** What the last step of it asks is asked then; where it ends before a step, that shows. */
  override async walk(walk: Walk, way: Way = {}): Promise<void> {
    const [operation] = walk.steps.find((each) => nameOf(each) === way.through)?.asks ?? [];
    const times = this.outside.times(operation as OperationName);
    await super.walk(walk, way);
    if (operation) await this.asked(operation, times + 1);
    else if (way.through === undefined) await this.at(this.state);
  }

  async enterPin(pin: string): Promise<void> {
    await this.at('awaitingPin');
    await this.fill({pin});
    await this.submit();
  }

  async hasCodeField(): Promise<void> {
    await until('a code can be entered', () => this.primary.includes(personCheckTexts.reference.check));
    await this.drawn();
  }

  /** Sends what is shown to be sent. What was not changed is not shown again. */
  async confirm(): Promise<void> {
    if (this.cert.step !== 'confirming') return;
    await until('it can be confirmed', () => this.primary.length > 0);
    await this.press(this.primary[0] ?? '');
  }

  /** Lets come what the clock brings once what is waited for has ended. */
  async expire(): Promise<void> {
    await expires('sw-rc-admin-assist, sw-rc-handoff')(this.cert);
    await until('it has ended', () => ['refused', 'expired'].includes(this.cert.step));
    await this.drawn();
  }
}
