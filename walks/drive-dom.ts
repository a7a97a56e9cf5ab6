import {homeSteps} from '../src/domain/ids.js';
import type {Locale} from '../src/domain/locales.js';
import {ownProperty} from '../src/domain/own-property.js';
import {personCheckId} from '../src/domain/path-rows.js';
import {deepAll, isShown, pressable, until} from './dom.js';
import type {Driver, Known, Said, Step} from './walk.js';
import {wordsIn} from './words.js';

/** A public element. */
export type Driven = HTMLElement & {readonly view?: string; readonly step?: string};

interface Snapshot {
  readonly status: string;
  readonly value: string | object;
  readonly children: Readonly<Record<string, Shown['actor']>>;
}

interface Shown {
  readonly actor?: {readonly getSnapshot: () => unknown} | undefined;
}

/**
 * The state of the machine that is shown; where none is, as at home, `view` and `step`. A driver of browsers has this run
 * in its page: it takes nothing from outside, and has no function with a name, in which tsx would put something.
 */
export const stateOf = (element: Driven, innerId: string): string => {
  const inside = [...(element.shadowRoot?.querySelectorAll('*') ?? [])] as readonly Shown[];
  const outer = inside.find(({actor}) => actor)?.actor?.getSnapshot() as Snapshot | undefined;
  if (outer?.status !== 'active') return `${element.view} ${element.step}`;
  const inner = outer.children[innerId]?.getSnapshot() as Snapshot | undefined;
  return [outer.value, inner?.value]
    .flatMap((value) => (typeof value === 'object' ? Object.keys(value).slice(0, 1) : (value ?? [])))
    .join('.');
};

/** Whether that is the state that is meant. What home shows of its machine is the step alone. */
export const isState = (found: string, meant: string): boolean =>
  found === meant || [`home ${ownProperty<string>(homeSteps, meant)}`, `result ${meant}`].includes(found);

/** What a document's driver does one after the other. Whoever writes down or waits differently does so in here. */
export class DomDriver implements Driver {
  constructor(
    readonly element: Driven,
    private readonly known: Partial<Known> = {},
  ) {
    // Nobody leaves the document that a driver is in.
    element.addEventListener('click', (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && target.closest('a')) event.preventDefault();
    });
  }

  get state(): string {
    return stateOf(this.element, personCheckId);
  }

  at(steps: readonly string[]): Promise<string> {
    return until(
      () => `the state is ${steps.join(' or ')}; it is ${this.state}`,
      () => steps.find((each) => isState(this.state, each)),
    );
  }

  async take({type = {}, tick = [], press}: Step): Promise<void> {
    for (const [field, value] of Object.entries(type))
      await this.type(field, typeof value === 'string' ? value : value(this.known as Known));
    if (press === undefined) return;
    const target = await this.find(press);
    for (const box of tick) await this.tick(box);
    await this.press(target);
  }

  /** A field whose value is kept as it is on record is given up first. */
  async type(field: string, text: string): Promise<void> {
    const control = await this.control(field);
    if (control instanceof HTMLButtonElement) control.click();
    const input = await until(`${field} can be typed into`, () =>
      this.all<HTMLInputElement>(`#${field}`).find((each) => !(each instanceof HTMLButtonElement)),
    );
    input.focus();
    input.value = text;
    const changes = input.localName === 'select' ? 'change' : 'input';
    input.dispatchEvent(new InputEvent(changes, {bubbles: true, composed: true}));
  }

  async tick(box: string): Promise<void> {
    for (const each of this.all<HTMLInputElement>(`#${box}`)) if (!each.checked) each.click();
  }

  async press(target: HTMLElement): Promise<void> {
    target.focus();
    target.click();
  }

  async find(said: Said): Promise<HTMLElement> {
    const locale = (this.element.lang || 'zh-CN') as Locale;
    const words = said(await wordsIn(locale), locale);
    const open = () => this.all('dialog[open]')[0] ?? this.root;
    return until(`“${words}” can be pressed`, () => pressable(open(), words));
  }

  control(field: string): Promise<HTMLElement> {
    return until(`there is ${field}`, () => this.all(`#${field}`)[0]);
  }

  protected all<E extends HTMLElement>(selector: string): E[] {
    return deepAll<E>(this.root, selector).filter(isShown);
  }

  private get root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }
}
