import type {Locale} from '../src/domain/locales.js';
import {personCheckId} from '../src/machines/method.js';
import {type Driven, isState, stateOf} from './drive-dom.js';
import type {Driver, Known, Step} from './walk.js';
import {wordsIn} from './words.js';

/** What a user does with the widget in a page, by whichever driver of browsers. Each waits until it can be done. */
export interface PageActions {
  /** What `stateOf` finds in the page now. */
  state(): Promise<string>;
  /** Types in place of what stands in a field. One that is kept as it is on record is given up first. */
  type(field: string, text: string): Promise<void>;
  /** Presses the button or link with these words, or that begins with them; before, ticks those boxes that are there. */
  press(words: string, boxes?: readonly string[]): Promise<void>;
  sees(words: string): Promise<void>;
}

/** What else has to happen, on pages of others. Each is handed what the user presses first, if anything. */
export type Others = Readonly<Record<NonNullable<Step['waitsFor']>, (press: () => Promise<void>) => Promise<void>>>;

/** Of one wait. It ends with what it waits for; this is for what never comes, on a machine that does much else. */
const limitMs = 25_000;

export class PageDriver implements Driver {
  constructor(
    private readonly page: PageActions,
    private readonly locale: Locale = 'zh-CN',
    private readonly known: Partial<Known> = {},
    private readonly others: Partial<Others> = {},
  ) {}

  /** Asks from outside: what a page does by time may stand still in it, and a page may be left meanwhile. */
  async at(steps: readonly string[]): Promise<string> {
    for (const end = Date.now() + limitMs; ;) {
      const state = await this.page.state();
      const meant = steps.find((each) => isState(state, each));
      if (meant !== undefined) return meant;
      if (Date.now() > end) throw new Error(`Waited in vain for ${steps.join(' or ')}; it is ${state}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async take({type = {}, tick, press: said, waitsFor}: Step): Promise<void> {
    for (const [field, value] of Object.entries(type))
      await this.page.type(field, typeof value === 'string' ? value : value(this.known as Known));
    const words = said?.(await wordsIn(this.locale), this.locale);
    const press = async (): Promise<void> => {
      if (words !== undefined) await this.page.press(words, tick);
    };
    const other = waitsFor && this.others[waitsFor];
    await (other ?? ((go) => go()))(press);
  }
}

/** As much as is needed of a locator of Playwright, which is taken by its shape: nothing is imported from there. */
export interface LocatorShape {
  first(): LocatorShape;
  or(other: LocatorShape): LocatorShape;
  locator(selector: string): LocatorShape;
  getByRole(role: 'button' | 'link', options: {readonly name: RegExp | string; readonly exact?: boolean}): LocatorShape;
  getByText(text: string): LocatorShape;
  evaluate(read: (element: Driven, argument: string) => string, argument: string): Promise<string>;
  isVisible(): Promise<boolean>;
  waitFor(): Promise<void>;
  click(): Promise<void>;
  check(): Promise<void>;
  fill(text: string): Promise<void>;
  selectOption(value: string): Promise<unknown>;
}

/** By Playwright: what stands in the widget of a page. */
export class LocatorActions implements PageActions {
  constructor(private readonly widget: LocatorShape) {}

  state(): Promise<string> {
    return this.widget.evaluate(stateOf, personCheckId);
  }

  async type(field: string, text: string): Promise<void> {
    const of = (kind: string): LocatorShape => this.widget.locator(`${kind}#${field}`);
    const [kept, list, input] = [of('button'), of('select'), of(':is(input, textarea)')] as const;
    await kept.or(list).or(input).first().waitFor();
    if (await kept.isVisible()) await kept.click();
    await ((await list.isVisible()) ? list.selectOption(text) : input.fill(text));
  }

  async press(words: string, boxes: readonly string[] = []): Promise<void> {
    const named = (name: RegExp | string): LocatorShape =>
      this.widget
        .getByRole('button', {name, exact: true})
        .or(this.widget.getByRole('link', {name, exact: true}))
        .first();
    const begins = named(new RegExp(`^${words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}`));
    await begins.waitFor();
    for (const box of boxes) {
      const each = this.widget.locator(`#${box}`);
      if (await each.isVisible()) await each.check();
    }
    const exact = named(words);
    await ((await exact.isVisible()) ? exact : begins).click();
  }

  async sees(words: string): Promise<void> {
    await this.widget.getByText(words).first().waitFor();
  }
}
