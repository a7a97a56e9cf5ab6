import {calm, focused, heardOf, until, wordsOf} from '../../walks/dom.js';
import {DomDriver} from '../../walks/drive-dom.js';
import {randomPin} from '../domain/random-pin.js';
import type {CertPage} from './cert-page.js';
import {InboxPage} from './inbox-page.js';

/* What a screen reader is told without being asked: what a live region says, and where the focus moves. */

const roles: Readonly<Record<string, string>> = {
  button: '按钮',
  a: '链接',
  select: '组合框',
  textarea: '编辑框',
  text: '编辑框',
  password: '密码编辑框',
  checkbox: '复选框',
  radio: '单选按钮',
  group: '分组',
  dialog: '对话框',
};

const referred = (element: Element, attribute: string): string =>
  (element.getAttribute(attribute)?.split(' ') ?? [])
    .map((id) => (element.getRootNode() as ShadowRoot).getElementById(id))
    .flatMap((each) => (each ? [heardOf(each)] : []))
    .join(' ');

const nameOf = (element: HTMLElement): string => {
  const [label] = (element as HTMLInputElement).labels ?? [];
  return element.ariaLabel ?? (referred(element, 'aria-labelledby') || heardOf(label ?? element));
};

const roleOf = (element: HTMLElement): string => {
  const level = /^h([1-5])$/.exec(element.localName)?.[1];
  if (level) return `标题 ${level} 级`;
  const type = element instanceof HTMLInputElement ? element.type : element.localName;
  return roles[element.role ?? type] ?? '文字';
};

/** What is said of an element that has just got the focus. */
const wordsFor = (element: HTMLElement): string => {
  const isTicked = element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type);
  const description = referred(element, 'aria-describedby');
  return [
    `${roleOf(element)}“${nameOf(element)}”`,
    isTicked ? (element.checked ? '已选中' : '未选中') : '',
    element.ariaRequired === 'true' ? '必填' : '',
    element.ariaInvalid === 'true' ? '输入无效' : '',
    description && `说明“${description}”`,
  ]
    .filter(Boolean)
    .join('，');
};

const inFocus = (): Element | null => (focused() === document.body ? null : focused());

/** Any time of day and any countdown is another one at each walk. */
const timeless = (words: string): string =>
  words.replace(/\d{1,2}:\d\d/g, '××:××').replace(/\d{4}年\d+月\d+日/g, '×年×月×日');

/** Takes walks, and writes down what is heard of a page, in order, between the user's own actions. */
export class Transcript extends DomDriver {
  readonly lines: string[];
  readonly #focus = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'focus') as PropertyDescriptor;
  #isUser = false;
  #last = inFocus();

  constructor(
    title: string,
    private readonly page: CertPage | InboxPage,
  ) {
    super(page instanceof InboxPage ? page.element : page.cert, {pin: randomPin(), number: '47'});
    this.lines = ['', `## ${title}`, ''];
    const native = this.#focus.value as (this: HTMLElement, options?: FocusOptions) => void;
    const look = (): void => {
      this.#look();
    };
    HTMLElement.prototype.focus = function (this: HTMLElement, options?: FocusOptions) {
      native.call(this, options);
      look();
    };
    const [region] = this.all('[role=status]');
    new MutationObserver(() => {
      const words = region?.textContent.trim() ?? '';
      if (words) this.#note(`播报：“${words}”`);
    }).observe(region as Node, {characterData: true, childList: true, subtree: true});
  }

  stop(): void {
    Object.defineProperty(HTMLElement.prototype, 'focus', this.#focus);
  }

  override async press(target: HTMLElement): Promise<void> {
    this.#note(`用户：按“${wordsOf(target)}”。`);
    this.#by(() => {
      target.focus();
    });
    target.click();
    await this.settle();
  }

  override async type(field: string, text: string): Promise<void> {
    const input = await this.control(field);
    const isSecret = (input as HTMLInputElement).type === 'password';
    this.#note(`用户：在“${nameOf(input)}”中输入“${isSecret ? '·'.repeat(text.length) : text}”。`);
    this.#by(() => {
      input.focus();
    });
    await super.type(field, text);
    await this.settle();
  }

  override async tick(box: string): Promise<void> {
    for (const each of this.all<HTMLInputElement>(`#${box}`)) {
      this.#note(`用户：选中“${nameOf(each)}”。`);
      this.#by(() => {
        each.focus();
      });
      each.click();
      await this.settle();
    }
  }

  /** The one of the links that stand there. */
  link(list: string, index: number): Promise<HTMLElement> {
    return until(`there are ${list}`, () => this.all(`${list} a`)[index]);
  }

  /** Something happens without the user. */
  async happens(what: string, happen: (page: CertPage & InboxPage) => unknown): Promise<void> {
    this.#note(`（${what}）`);
    await happen(this.page as CertPage & InboxPage);
    await this.settle();
  }

  /** Waits until nothing more comes: no answer is outstanding, and everything is drawn. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      const before = this.lines.length;
      await this.page.drawn();
      await calm();
      // Nothing shows yet while a path is loading.
      if (open > 0 || this.state === 'home loading' || this.lines.length !== before) quiet = -1;
      this.#look();
    }
    if (this.#last && !inFocus()) this.#note('焦点丢失。');
    this.#last = inFocus();
  }

  /** What the user does moves the focus, too, but the user knows where. */
  #by(act: () => void): void {
    this.#isUser = true;
    act();
    this.#isUser = false;
  }

  #look(): void {
    const element = inFocus();
    if (!element || element === this.#last) return;
    this.#last = element;
    if (this.#isUser) return;
    this.#note(`焦点：${wordsFor(element as HTMLElement)}`);
  }

  #note(words: string): void {
    this.lines.push(`${this.lines.length - 2}. ${timeless(words)}`);
  }
}

/** Answers that are still to come. */
let open = 0;

/** Lets an answer come after the page has said that it waits. */
export const slowly = <A extends Record<string, (...args: never[]) => Promise<unknown>>>(answers: A): A =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      async (...args: never[]) => {
        open++;
        try {
          for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame);
          return await answer(...args);
        } finally {
          open--;
        }
      },
    ]),
  ) as A;
