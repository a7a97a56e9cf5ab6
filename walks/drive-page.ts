import type {Locale} from '../src/domain/locales.js';
import type {RealnameCert} from '../src/components/element/realname-cert.js';
import {personCheckId} from '../src/domain/path-rows.js';
import {type Driven, isState, stateOf} from './drive-dom.js';
import type {LocatorShape} from './playwright.types.js';
import type {Driver, Known, Step} from './walk.js';
import {wordsIn} from './words.js';

/** What the element says of itself. */
export interface Says {
  readonly step: string | undefined;
  readonly locale: Locale;
  /** The host's own words in that language, by `group.key`. */
  readonly own: Readonly<Record<string, string>>;
  /** Its last error, or the code of the refusal that came last. */
  readonly problem: string | undefined;
  /** Id of the level that is in force. */
  readonly level: string | undefined;
}

/** That of the inbox has no status. A driver of browsers has this run in its page. */
export const saysOf = (element: Driven & Partial<RealnameCert>): Says => {
  const locale = (element.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.lang ?? 'zh-CN') as Locale;
  return {
    step: element.step,
    locale,
    own: {...element.messages?.[locale]},
    problem: element.lastError?.message ?? element.diagnostics?.requests.at(-1)?.code,
    level: element.status?.level.id,
  };
};

/** What a user does with the widget in a page, by whichever driver of browsers. Each waits until it can be done. */
export interface PageActions {
  /** Epoch milliseconds by which all has come that is waited for. Without it each wait has a limit of its own. */
  readonly endsAt?: number | undefined;
  /** What `stateOf` finds in the page now. */
  state(): Promise<string>;
  says(): Promise<Says>;
  /** Types in place of what stands in a field. One that is kept as it is on record is given up first. */
  type(field: string, text: string): Promise<void>;
  /** Presses the button or link with these words, or that begins with them; before, ticks those boxes that are there. */
  press(words: string, boxes?: readonly string[]): Promise<void>;
}

/** What else has to happen, on pages of others. Each is handed what the user presses first, if anything. */
export type Others = Readonly<Record<NonNullable<Step['waitsFor']>, (press: () => Promise<void>) => Promise<void>>>;

/** Of one wait. It ends with what it waits for; this is for what never comes, on a machine that does much else. */
const limitMs = 25_000;

export class PageDriver implements Driver {
  #stood = '';

  constructor(
    private readonly page: PageActions,
    private readonly known: Partial<Known> = {},
    private readonly others: Partial<Others> = {},
  ) {}

  async at(steps: readonly string[]): Promise<string> {
    this.#stood = await this.until(`the step ${steps.join(' or ')}`, async () => {
      const state = await this.page.state();
      return steps.find((each) => isState(state, each));
    });
    return this.#stood;
  }

  /** Asks from outside: what a page does by time may stand still in it, and a page may be left meanwhile. */
  until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
    return this.#seek(what, async () => {
      for (const end = this.page.endsAt ?? Date.now() + limitMs; ;) {
        const found = await look().catch((error: unknown) => {
          // Nothing is there while another page comes.
          if (!/context was destroyed|detached/.test(String(error))) throw error;
        });
        if (found !== undefined) return found;
        if (Date.now() > end) throw new Error('The time is over.');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
  }

  async take({type = {}, tick, press: said, waitsFor}: Step): Promise<void> {
    for (const [field, value] of Object.entries(type)) {
      const text = typeof value === 'string' ? value : value(this.known as Known);
      await this.#seek(`the field ${field}`, () => this.page.type(field, text));
    }
    const press = async (): Promise<void> => {
      if (!said) return;
      const {locale, own} = await this.#seek('the element', () => this.page.says());
      const words = said(await wordsIn(locale, own), locale);
      await this.#seek(`“${words}”, to press it`, () => this.page.press(words, tick));
    };
    const other = waitsFor && this.others[waitsFor];
    await (other ?? ((go) => go()))(press);
  }

  /** Where it stood, what it looked for, and what the element says is told of a failure. */
  async #seek<Found>(what: string, look: () => Promise<Found>): Promise<Found> {
    try {
      return await look();
    } catch (cause) {
      const now = await this.page.says().then(
        ({step = '', problem = 'none'}) => `The element’s step is “${step}”, its last error or refusal: ${problem}.`,
        (error: unknown) => `The element says nothing: ${String(error)}`,
      );
      const place = this.#stood && `Stood at the step ${this.#stood}. `;
      throw new Error(`${place}Looked in vain for ${what}. ${now}`, {cause});
    }
  }
}

/** By Playwright: what stands in the widget of a page. */
export class LocatorActions implements PageActions {
  constructor(
    private readonly widget: LocatorShape,
    readonly endsAt?: number,
  ) {}

  state(): Promise<string> {
    return this.widget.evaluate(stateOf, personCheckId, this.within);
  }

  says(): Promise<Says> {
    return this.widget.evaluate(saysOf, '', this.within);
  }

  /** What stands in an element inside. */
  async textOf(selector: string): Promise<string> {
    return (await this.widget.locator(selector).textContent(this.within)) ?? '';
  }

  async type(field: string, text: string): Promise<void> {
    const of = (kind: string): LocatorShape => this.widget.locator(`${kind}#${field}`);
    const [kept, list, input] = [of('button'), of('select'), of(':is(input, textarea)')] as const;
    await kept.or(list).or(input).first().waitFor(this.within);
    if (await kept.isVisible()) await kept.click(this.within);
    await ((await list.isVisible()) ? list.selectOption(text, this.within) : input.fill(text, this.within));
  }

  async press(words: string, boxes: readonly string[] = []): Promise<void> {
    const named = (name: RegExp | string): LocatorShape =>
      this.widget
        .getByRole('button', {name, exact: true})
        .or(this.widget.getByRole('link', {name, exact: true}))
        .first();
    const begins = named(new RegExp(`^${words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}`));
    await begins.waitFor(this.within);
    for (const box of boxes) {
      const each = this.widget.locator(`#${box}`);
      if (await each.isVisible()) await each.check(this.within);
    }
    const exact = named(words);
    await ((await exact.isVisible()) ? exact : begins).click(this.within);
  }

  /** An element that is there can still be asked what it says when the time is over. */
  protected get within(): {readonly timeout: number} {
    return {timeout: this.endsAt === undefined ? limitMs : Math.max(500, this.endsAt - Date.now())};
  }
}
