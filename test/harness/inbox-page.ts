import '../../src/admin-requests.js';
import type {AskOptions, InboxBackend} from '../../src/adapters/backend.js';
import {adminRequestsTexts} from '../../src/components/admin-requests/admin-requests.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {AdminRequests} from '../../src/components/shell/admin-requests.js';
import {eventNames} from '../../src/components/events/event-names.js';
import type {CertEvent} from '../../src/components/events/events.js';
import {deepAll, until} from '../../walks/dom.js';
import {confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {ElementPage} from './element-page.js';
import {backendBy, rightly} from './world.js';

/** All that the inbox says in Chinese. */
export const texts = {...pathTexts.reference, ...adminRequestsTexts.reference};

type Question = keyof InboxBackend;

/** An administrator's element in a page. */
export class InboxPage extends ElementPage {
  readonly element = document.createElement('sw-admin-requests');
  readonly asked: {question: Question; input: unknown; options: AskOptions}[] = [];
  readonly events: CertEvent[] = [];

  constructor(answers: Partial<InboxBackend> = {}, set: Partial<AdminRequests> = {}) {
    super();
    const right = rightly(answers);
    const backend = backendBy((question, input, options) => {
      this.asked.push({question: question as Question, input, options});
      return right(question, input, options);
    });
    Object.assign(this.element, {backend, ...set});
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
    await page.walk(confirmedWalk, {to: 'deciding'});
    return page;
  }

  protected override get host(): AdminRequests {
    return this.element;
  }

  protected override get surface(): ParentNode {
    return this.dialog ?? this.root;
  }

  override async mount(): Promise<void> {
    await super.mount();
    await until('it says something', () => this.headings.length > 0);
    await this.drawn();
  }

  get dialog(): HTMLDialogElement | undefined {
    return deepAll<HTMLDialogElement>(this.root, 'dialog').find(({open}) => open);
  }

  get code(): string | undefined {
    return deepAll(this.root, '.code')[0]?.textContent;
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

  override async drawn(): Promise<void> {
    await super.drawn();
    await new Promise(requestAnimationFrame);
  }

  override async shows(words: string): Promise<void> {
    await super.shows(words);
    await this.drawn();
  }

  /** Types a number and says yes to the warning. */
  agree(number = '47'): Promise<void> {
    return this.walk(confirmedWalk, {from: 'deciding', through: 'askingYes', typed: {deciding: {number}}});
  }

  decline(reason: string): Promise<void> {
    return this.walk(declinedWalk, {from: 'deciding', through: 'declining', typed: {declining: {reason}}});
  }
}
