import {fixture, html} from '@open-wc/testing';
import '../../src/admin-requests.js';
import type {AskOptions, InboxBackend} from '../../src/adapters/backend.js';
import {adminRequestsTexts} from '../../src/components/admin-requests/admin-requests.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {AdminRequests} from '../../src/components/shell/admin-requests.js';
import type {CertEvent} from '../../src/components/events/events.js';
import {fakeInboxBackend} from '../../src/fakes.js';
import {deepAll, focused, isShown, until, wordsOf} from './dom.js';

/** All that the inbox says in Chinese. */
export const texts = {...pathTexts.reference, ...adminRequestsTexts.reference};

type Question = keyof InboxBackend;

const type = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
};

const eventNames = ['sw-ready', 'sw-error', 'sw-relogin', 'sw-request-answered'];

/** An administrator's element in a page. */
export class InboxPage {
  readonly element = document.createElement('sw-admin-requests');
  readonly asked: {question: Question; input: unknown; options: AskOptions}[] = [];
  readonly events: CertEvent[] = [];

  constructor(answers: Partial<InboxBackend> = {}, set: Partial<AdminRequests> = {}) {
    const fakes = fakeInboxBackend(answers);
    const noted = Object.entries(fakes).map(([question, ask]) => [
      question,
      (input: never, options: AskOptions) => {
        this.asked.push({question: question as Question, input, options});
        return (ask as (input: never, options: AskOptions) => Promise<unknown>)(input, options);
      },
    ]);
    Object.assign(this.element, {backend: Object.fromEntries(noted) as InboxBackend, ...set});
    for (const name of eventNames) {
      this.element.addEventListener(name, (event) => this.events.push(event));
    }
  }

  /** The inbox is there, or what is there instead. */
  static async open(answers?: Partial<InboxBackend>, set?: Partial<AdminRequests>): Promise<InboxPage> {
    const page = new InboxPage(answers, set);
    await page.mount();
    return page;
  }

  /** One request is looked at. */
  static async atRequest(answers?: Partial<InboxBackend>, set?: Partial<AdminRequests>): Promise<InboxPage> {
    const page = await InboxPage.open(answers, set);
    await page.press(texts.open);
    await page.shows(texts.numberHint);
    return page;
  }

  async mount(): Promise<void> {
    (await fixture<HTMLElement>(html`<div></div>`)).append(this.element);
    await until('it says something', () => this.headings.length > 0);
    await this.drawn();
  }

  get root(): ShadowRoot {
    return this.element.renderRoot as ShadowRoot;
  }

  get words(): string {
    return wordsOf(this.element);
  }

  get headings(): string[] {
    return deepAll(this.root, 'h1,h2,h3,h4,h5').filter(isShown).map(wordsOf);
  }

  get pressables(): string[] {
    return this.#pressables()
      .map(wordsOf)
      .filter((words) => words !== '复制诊断信息');
  }

  get announced(): string {
    return deepAll(this.root, '[role=status]')
      .map(({textContent}) => textContent)
      .join();
  }

  get dialog(): HTMLDialogElement | undefined {
    return deepAll<HTMLDialogElement>(this.root, 'dialog').find(({open}) => open);
  }

  get number(): HTMLInputElement {
    const [field] = deepAll<HTMLInputElement>(this.root, 'input#number');
    if (!field) throw new Error('There is no field for a number.');
    return field;
  }

  get code(): string | undefined {
    return deepAll(this.root, '.code')[0]?.textContent;
  }

  get focusedWords(): string {
    const element = this.element.matches(':focus-within') ? focused() : null;
    const label = (element as {labels?: NodeListOf<HTMLElement> | null} | null)?.labels?.[0];
    const named = label ?? element;
    return named ? wordsOf(named) : '';
  }

  told(name: string): CertEvent[] {
    return this.events.filter(({type}) => type === name);
  }

  times(question: Question): number {
    return this.asked.filter((each) => each.question === question).length;
  }

  last(question: Question) {
    return this.asked.filter((each) => each.question === question).at(-1);
  }

  async drawn(): Promise<void> {
    await this.element.updateComplete;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }

  async shows(words: string): Promise<void> {
    await until(
      () => `it says “${words}”; it says “${this.words}”`,
      () => this.words.includes(words),
    );
    await this.drawn();
  }

  async focuses(words: string): Promise<void> {
    await until(
      () => `“${words}” has the focus; it is on “${this.focusedWords}”`,
      () => this.focusedWords === words,
    );
  }

  async press(words: string): Promise<void> {
    const target = await until(`“${words}” can be pressed`, () =>
      this.#pressables().find((element) => wordsOf(element) === words),
    );
    target.focus();
    target.click();
    await this.drawn();
  }

  /** Types a number and says yes to the warning. */
  async agree(number?: string): Promise<void> {
    this.typeNumber(number);
    await this.press(texts.agree);
    await this.press(texts.agreeConfirm);
  }

  async decline(reason: string): Promise<void> {
    await this.press(texts.decline);
    await this.shows(texts.reasonHint);
    this.typeReason(reason);
    await this.press(texts.sendDecline);
  }

  typeNumber(number = '47'): void {
    type(this.number, number);
  }

  typeReason(reason: string): void {
    type(this.reason, reason);
  }

  get reason(): HTMLTextAreaElement {
    const [field] = deepAll<HTMLTextAreaElement>(this.root, 'textarea#reason');
    if (!field) throw new Error('There is no field for a reason.');
    return field;
  }

  #pressables(): HTMLElement[] {
    const open = this.dialog;
    return deepAll(open ?? this.root, 'button, a').filter(isShown);
  }
}
