import {fixture, html} from './expect.js';
import type {ReactiveElement} from 'lit';
import {deepAll, focused, heardOf, isShown, until, wordsOf} from '../../walks/dom.js';
import {eventNames} from '../../src/components/events/event-names.js';
import type {CertEvent, SwEventMap} from '../../src/index.js';
import {personCheckId} from '../../src/domain/path-rows.js';
import {DomDriver, stateOf, type Driven} from '../../walks/drive-dom.js';
import {take, type Walk, type Way} from '../../walks/walk.js';
import {randomPin} from '../domain/random-pin.js';
import {Form} from './form.js';
import {Outside, type Answers, type OperationName} from './outside.js';

/** How the first digits of a journey's id are shown. */
export const inGroups = (id = ''): string => `${id.slice(0, 4)} ${id.slice(4, 8)}`;

/** A public element in a page, as a user deals with it. */
export abstract class ElementPage {
  abstract readonly host: ReactiveElement & Driven;
  readonly outside: Outside;
  readonly events: CertEvent[] = [];

  constructor(answers: Answers = {}) {
    this.outside = new Outside(answers);
  }

  /** All that the host is told from now on. */
  protected hear(): void {
    for (const name of eventNames) this.host.addEventListener(name, (event) => this.events.push(event));
  }

  async mount(): Promise<void> {
    (await fixture<HTMLElement>(html`<div></div>`)).append(this.host);
    await this.host.updateComplete;
  }

  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }

  get fields(): Form {
    return new Form(this.root);
  }

  get words(): string {
    return wordsOf(this.host);
  }

  get headings(): string[] {
    return deepAll(this.root, 'h1,h2,h3,h4,h5').filter(isShown).map(wordsOf);
  }

  /** The code that is read out to customer service, where one shows. */
  get supportCode(): string | undefined {
    return /查询码 ([2-9a-f]{4} [2-9a-f]{4})\b/.exec(this.words)?.[1];
  }

  /** Whether the screen is about a failure, or a result. */
  get isAnEnd(): boolean {
    return deepAll(this.root, 'sw-rc-failure, [part=result]').some(isShown);
  }

  /** What a screen reader is told without a move of the focus. */
  get announced(): string {
    return deepAll(this.root, '[role=status]')
      .map(({textContent}) => textContent)
      .join();
  }

  /** The words of what has the focus in here; of a field, its label's. */
  get focusedWords(): string {
    const element = this.host.matches(':focus-within') ? focused() : null;
    const label = element?.matches('input, select, textarea') && (element as HTMLInputElement).labels?.[0];
    const named = label || element;
    return named ? wordsOf(named) : '';
  }

  /** All that can be pressed, by its words, but for the diagnostics that every failure has. */
  get pressables(): string[] {
    return this.#pressables()
      .map(wordsOf)
      .filter((words) => words !== '复制错误信息（给客服）');
  }

  /** The facts that are shown, by their names. */
  get facts(): Record<string, string> {
    return this.#facts(wordsOf);
  }

  /** What a screen reader reads of each fact. */
  get heardFacts(): Record<string, string> {
    return this.#facts(heardOf);
  }

  #facts(read: (node: Node) => string): Record<string, string> {
    const names = deepAll(this.root, 'dt').filter(isShown);
    return Object.fromEntries(names.map((name) => [read(name), read(name.nextElementSibling as Element)]));
  }

  /** The codes of what went wrong, as the host was told. */
  get errors(): string[] {
    return this.reported('sw-error').map(({code}) => code);
  }

  /** The words of the button that the page takes for the likeliest next step. */
  get primary(): string[] {
    return this.#pressables()
      .filter(({part}) => part.contains('button-primary'))
      .map(wordsOf);
  }

  /** The refusals that the host was told of. */
  get refusals(): string[] {
    return this.reported('sw-refused').map(({method, code}) => `${method} ${code}`);
  }

  /** Where something can be pressed. */
  protected get surface(): ParentNode {
    return this.root;
  }

  reported<N extends keyof SwEventMap>(name: N): SwEventMap[N][] {
    return this.events.filter(({type}) => type === name) as unknown as SwEventMap[N][];
  }

  /** The state of the machine that shows; at home, `view` and `step`. */
  get state(): string {
    return stateOf(this.host, personCheckId);
  }

  /** Waits until one of these states shows. */
  async at(...states: readonly string[]): Promise<void> {
    await new DomDriver(this.host).at(states);
    await this.drawn();
  }

  async asked(operation: OperationName, times = 1): Promise<void> {
    await until(`${operation} is asked ${times} times`, () => this.outside.times(operation) >= times);
    await this.drawn();
  }

  /** Waits until all that is inside has drawn itself. */
  async drawn(): Promise<void> {
    await this.host.updateComplete;
    const inner = deepAll<ReactiveElement>(this.root, '*').filter(({localName}) => localName.startsWith('sw-rc-'));
    await Promise.all(inner.map(({updateComplete}) => updateComplete));
    await new Promise(requestAnimationFrame);
  }

  /** Takes a walk, or a part of it. */
  async walk(walk: Walk, way?: Way): Promise<void> {
    const known = {pin: randomPin(), number: '47', code: '20481357'};
    await take(new DomDriver(this.host, known), walk, way);
    await this.drawn();
  }

  /** Types into fields, by their names. */
  async fill(typed: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(typed)) {
      this.fields.type(name, text);
      await this.drawn();
    }
  }

  /** Submits the form. */
  async submit(): Promise<void> {
    this.fields.submit();
    await this.drawn();
  }

  /** Presses what belongs to a field. */
  async pressAt(name: string, words: string): Promise<void> {
    this.fields.press(name, words);
    await this.drawn();
  }

  /** Changes its language. */
  async speak(lang: string): Promise<void> {
    this.host.lang = lang;
    await this.drawn();
  }

  async shows(words: string): Promise<void> {
    await until(
      () => `it says “${words}”; it says “${this.words}”`,
      () => this.words.includes(words),
    );
  }

  /** Waits until this has the focus. */
  async focuses(words: string): Promise<void> {
    await until(
      () => `“${words}” has the focus; it is on “${this.focusedWords}”`,
      () => this.focusedWords === words,
    );
  }

  /** Presses what has these words, when it is there. */
  async press(words: string): Promise<void> {
    const target = await until(`“${words}” can be pressed`, () => this.pressable(words));
    target.focus();
    target.click();
    await this.drawn();
  }

  pressable(words: string): HTMLElement | undefined {
    return this.#pressables().find((element) => wordsOf(element) === words);
  }

  #pressables(): HTMLElement[] {
    // What ends a wait comes after a second, for which no test waits.
    for (const each of document.getAnimations())
      if ('animationName' in each && each.animationName === 'late') each.finish();
    return deepAll(this.surface, 'button, a').filter(isShown);
  }
}
