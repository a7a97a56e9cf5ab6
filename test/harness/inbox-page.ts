import '../../src/admin-requests.js';
import type {InboxBackend} from '../../src/adapters/backend.js';
import {adminRequestsTexts} from '../../src/components/admin-requests/admin-requests.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {AdminRequests} from '../../src/components/element/admin-requests.js';
import {deepAll, until} from '../../walks/dom.js';
import {confirmedWalk, declinedWalk} from '../../walks/admin-requests.walk.js';
import {ElementPage} from './element-page.js';

/** All that the inbox says in Chinese. */
export const texts = {...pathTexts.reference, ...adminRequestsTexts.reference};

/** An administrator's element in a page. */
export class InboxPage extends ElementPage {
  readonly element = document.createElement('sw-admin-requests');

  constructor(answers: Partial<InboxBackend> = {}, set: Partial<AdminRequests> = {}) {
    super(answers);
    Object.assign(this.element, {backend: this.outside.backend, ...set});
    this.hear();
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

  override get host(): AdminRequests {
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
    return deepAll(this.root, '.one-time')[0]?.textContent;
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
