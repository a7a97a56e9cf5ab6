import type {Actor, AnyActorRef} from 'xstate';
import {pollingKeyOf} from '../../src/adapters/polling.key.js';
import {adminAssistTexts} from '../../src/components/admin-assist/admin-assist.texts.js';
import {pathTexts} from '../../src/components/path/path.texts.js';
import type {MethodStatus} from '../../src/domain/schemas.js';
import {fakeStatus} from '../../src/fakes.js';
import type {AdminAssistMachine} from '../../src/machines/admin-assist.machine.js';
import type {PageOptions} from './cert-page.js';
import {deepAll, until} from '../../walks/dom.js';
import {says} from './outside.js';
import {RecordPage} from './record-page.js';

/** All that the path says in Chinese. */
export const texts = {...pathTexts.reference, ...adminAssistTexts.reference};

export const enterprise = '上海浦东样例贸易有限公司';

/** The fakes' user, who may also ask an administrator. */
export const saysOfAssist = (changes: Partial<MethodStatus> = {}, others = fakeStatus().methods) =>
  says({methods: [...others, {id: 'admin-assist', state: 'not-certified', enabled: true, ...changes}]});

/** What a page has kept of the request of this user. */
export const kept = (subject = 'subject-1'): string | null =>
  sessionStorage.getItem(pollingKeyOf(subject, 'admin-assist'));

/** A public element whose path to the administrator shows. By default nobody has answered. */
export class AssistPage extends RecordPage<never> {
  constructor({set, ...options}: PageOptions = {}) {
    super({getStatus: saysOfAssist(), ...options, set: {view: 'admin-assist', ...set}});
  }

  static async atForm(options?: PageOptions): Promise<AssistPage> {
    const page = await AssistPage.open(options);
    await page.at('naming');
    return page;
  }

  static async sent(options?: PageOptions, name = enterprise): Promise<AssistPage> {
    const page = await AssistPage.atForm(options);
    page.name(name);
    await page.press(texts.send);
    return page;
  }

  /** The request is open. */
  static async atWait(options?: PageOptions): Promise<AssistPage> {
    const page = await AssistPage.sent(options);
    await page.at('waiting');
    return page;
  }

  override async at(step: string): Promise<void> {
    await super.at(step);
    await until(`${step} says something`, () => this.headings.length > 0);
    await this.drawn();
  }

  name(text: string): void {
    this.#type('enterprise', text);
  }

  async enterCode(code: string): Promise<void> {
    this.#type('code', code);
    await this.press(texts.check);
  }

  field(name: 'enterprise' | 'code'): HTMLInputElement {
    const [input] = deepAll<HTMLInputElement>(this.root, `#${name}`);
    if (!input) throw new Error(`There is no field ${name}.`);
    return input;
  }

  /** The number that the administrator is told. */
  get number(): string | undefined {
    return deepAll(this.root, '.number')[0]?.textContent;
  }

  /** Lets come what the clock brings once the request has ended. */
  async expire(): Promise<void> {
    const [view] = deepAll<HTMLElement & {actor: Actor<AdminAssistMachine>}>(this.root, 'sw-rc-admin-assist');
    const wait: AnyActorRef | undefined = view?.actor.getSnapshot().children.wait;
    wait?.send({type: 'xstate.after.untilEnd.polling'});
    await this.at('refused');
  }

  #type(name: 'enterprise' | 'code', text: string): void {
    const input = this.field(name);
    input.value = text;
    input.dispatchEvent(new Event('input', {bubbles: true}));
  }
}
