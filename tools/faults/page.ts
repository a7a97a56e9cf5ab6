import {forgetWaits, moment} from './node-page.js';
import {readdir} from 'node:fs/promises';
import {ReactiveElement} from 'lit';
import {pageNoticesIn} from '../../simulators/consent.js';
import '../../src/index.js';
import {DomDriver} from '../../walks/drive-dom.js';
import type {World} from './world.js';

/** All that a page loads when it is wanted: no run waits for a file. */
export const preload = async (): Promise<void> => {
  const src = new URL('../../src/', import.meta.url);
  for (const folder of ['adapters', 'machines', 'components'])
    for (const name of await readdir(new URL(folder, src), {recursive: true}))
      if (name.endsWith('.ts') && !name.includes('return-page')) await import(new URL(`${folder}/${name}`, src).href);
  await import('../../src/define.js');
};

/** How often any element has drawn itself. */
let drawn = 0;
const drawing = ReactiveElement.prototype as unknown as {performUpdate: () => void};
const {performUpdate} = drawing;
drawing.performUpdate = function (): void {
  drawn += 1;
  performUpdate.call(this);
};

export const wordsOf = ({textContent}: Element): string => textContent.replace(/\s+/g, ' ').trim();

const copyWords = '复制错误信息（给客服）';

/** The element as it is drawn, for a user who sees and presses. */
export class Page extends DomDriver {
  /** What the host was told: certified, and that the user has to sign in again. */
  isCompleted = false;
  isSentToSignIn = false;
  #copied = '';

  constructor(private readonly world: World) {
    super(document.createElement('sw-realname-cert'));
    Object.assign(this.element, {lang: 'zh-CN', consent: pageNoticesIn('zh-CN'), ...world.adapters});
    this.element.addEventListener('sw-complete', () => (this.isCompleted = true));
    this.element.addEventListener('sw-relogin', () => (this.isSentToSignIn = true));
    const writeText = async (text: string): Promise<void> => {
      this.#copied = text;
    };
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
    document.body.append(this.element);
  }

  /** For good, or to be loaded again in the same tab. */
  close(comesBack = false): void {
    this.element.remove();
    forgetWaits();
    if (!comesBack) sessionStorage.clear();
  }

  get fields(): HTMLInputElement[] {
    return this.all<HTMLInputElement>('input, select');
  }

  /** What leads on. */
  get pressables(): HTMLElement[] {
    const all = this.all('button, a[href]').filter((each) => each.getAttribute('aria-disabled') !== 'true');
    return all.filter((each) => !['', copyWords, '已复制'].includes(wordsOf(each)));
  }

  pressable(words: string): HTMLElement | undefined {
    return this.pressables.find((each) => wordsOf(each).includes(words));
  }

  get primary(): HTMLElement | undefined {
    return this.pressables.find((each) => each.getAttribute('part')?.includes('button-primary'));
  }

  get submitter(): HTMLElement | undefined {
    return this.pressables.find((each) => each.getAttribute('type') === 'submit');
  }

  /** The number that the administrator is told. */
  get number(): string {
    return this.all('.number').map(wordsOf).join('');
  }

  get isFailed(): boolean {
    return this.all('sw-rc-failure').length > 0;
  }

  /** What support is sent. */
  async copy(): Promise<string> {
    this.all('button')
      .find((each) => wordsOf(each) === copyWords)
      ?.click();
    await moment(4);
    return this.#copied;
  }

  /** Without the focus, which happy-dom loses with the element that has it. */
  override async press(target: HTMLElement): Promise<void> {
    target.click();
  }

  write(field: HTMLInputElement, text: string): void {
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }

  /** Until nothing has moved for so long. */
  async settle(stillMs: number): Promise<void> {
    for (let still = 0, turns = 0, last = -1; still < stillMs; turns += 1) {
      if (turns > 4_000) throw new Error(`It never comes to rest, at ${this.state}`);
      await moment(2);
      still = !this.world.isBusy() && drawn === last ? still + 2 : 0;
      last = drawn;
    }
  }
}
