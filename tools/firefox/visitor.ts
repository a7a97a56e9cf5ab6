import {build} from 'esbuild';
import type {Browser, BrowserContext, ElementHandle, JSHandle, Page} from 'puppeteer-core';
import {ukeyPassword} from '../../simulators/bank/screens.js';
import {personCheckId} from '../../src/domain/path-rows.js';
import type * as Dom from '../../walks/dom.js';
import {stateOf} from '../../walks/drive-dom.js';
import {type PageActions, type Says, saysOf} from '../../walks/drive-page.js';

/** What the browser tests find elements by, for a page. */
declare const dom: typeof Dom;

const limitMs = 20_000;

/** Runs in every page before its scripts. tsx wraps named functions in `__name`, also those for the page. */
const watchPage = `
  globalThis.__name ??= (named) => named;
  addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) => {
    console.error('csp: ' + violatedDirective + ' blocked ' + blockedURI);
  });
`;

const script = build({
  entryPoints: ['walks/dom.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'dom',
}).then(({outputFiles: [file]}) => `${watchPage} ${file?.text ?? ''} Object.assign(globalThis, {dom});`);

const wayBack = '返回单一窗口';

/** Somebody with a browser of their own. The mouse and the keyboard are the browser's. */
export class Visitor implements PageActions {
  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    /** What the pages complained about. */
    readonly problems: string[] = [],
  ) {}

  static async open(browser: Browser, ...addresses: readonly string[]): Promise<Visitor> {
    const context = await browser.createBrowserContext();
    const visitor = new Visitor(context, await context.newPage());
    visitor.page.on('dialog', (dialog) => void dialog.accept());
    await visitor.watch();
    for (const address of addresses) await visitor.page.goto(address);
    return visitor;
  }

  /** Firefox shows one tab at a time: a hidden one does not ask for news. */
  comeBack(): Promise<void> {
    return this.page.bringToFront();
  }

  /** Writes a picture of the window. */
  async draw(path: string): Promise<void> {
    await this.page.screenshot({path});
  }

  close(): Promise<void> {
    return this.context.close();
  }

  state(): Promise<string> {
    return this.ask(stateOf, personCheckId);
  }

  says(): Promise<Says> {
    return this.ask(saysOf);
  }

  async press(words: string, boxes: readonly string[] = []): Promise<void> {
    const found = await this.find(`“${words}” can be pressed`, (wanted) => dom.pressable(document, wanted), words);
    for (const box of boxes) await (await this.shown(`#${box}:not(:checked)`))?.click();
    await found.click();
  }

  async type(field: string, text: string): Promise<void> {
    await this.appears(`#${field}`);
    await (await this.shown(`button#${field}`))?.click();
    const input = await this.appears(`:is(input, textarea)#${field}`);
    await input.click({count: 3});
    await this.page.keyboard.type(text);
  }

  async sees(words: string): Promise<void> {
    await this.find(`it says “${words}”`, (wanted) => dom.wordsOf(document.body).includes(wanted), words);
  }

  async setOnWidget(attributes: Readonly<Record<string, string>>): Promise<void> {
    const widget = await this.page.waitForSelector('sw-realname-cert');
    await widget?.evaluate((element, values) => {
      for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    }, attributes);
  }

  /** The words of the first element that matches. */
  async wordsAt(selector: string): Promise<string> {
    return (await this.appears(selector)).evaluate((element) => dom.wordsOf(element));
  }

  /** Presses what leads to a bank's site, in whichever window; passes its screens, and comes back. */
  async throughBank(press: () => Promise<void>, site: string): Promise<void> {
    const [target] = await Promise.all([
      this.context.waitForTarget((each) => each.url().startsWith(site), {timeout: limitMs}),
      press(),
    ]);
    const page = await target.page();
    if (!page) throw new Error(`No window at ${site}.`);
    const visitor = page === this.page ? this : new Visitor(this.context, page, this.problems);
    if (visitor !== this) await visitor.watch();
    // A new window has an empty page at first, which has loaded, too.
    const hasLoaded = (start: string): boolean => location.href.startsWith(start) && document.readyState === 'complete';
    await visitor.find('the page has loaded', hasLoaded, site);
    for (let isLast = false; !isLast;) {
      // In a window that a page has opened, Firefox 140 sometimes runs it with the types of the page before: no node is one.
      await page.evaluate(await script);
      const next = await visitor.find(
        'the page leads on',
        (words) => dom.pressable(document, words) ?? document.querySelector('form button:not(.secondary)'),
        wayBack,
      );
      isLast = await next.evaluate((element, words) => dom.wordsOf(element) === words, wayBack);
      if (await visitor.shown('#password')) await visitor.type('password', ukeyPassword);
      await Promise.all([page.waitForNavigation(), next.click()]);
    }
  }

  private async ask<Answer>(read: (widget: HTMLElement, argument: string) => Answer, argument = ''): Promise<Answer> {
    const widget = await this.page.waitForSelector('sw-realname-cert, sw-admin-requests');
    if (!widget) throw new Error('There is no widget.');
    return (await widget.evaluate(read, argument)) as Answer;
  }

  /** The first that matches and shows now. */
  private async shown(selector: string): Promise<ElementHandle | null> {
    const found = await this.page.evaluateHandle((all) => dom.deepAll(document, all).find(dom.isShown), selector);
    return found.asElement() as ElementHandle | null;
  }

  private appears(selector: string): Promise<ElementHandle<HTMLElement>> {
    return this.find(`there is ${selector}`, (all) => dom.deepAll(document, all).find(dom.isShown), selector);
  }

  /** Resolves with what a function finds in the page, as soon as it does. */
  private async find(
    what: string,
    look: (wanted: string) => Element | boolean | null | undefined,
    wanted: string,
  ): Promise<ElementHandle<HTMLElement>> {
    // Not by `waitForFunction`: a page may forbid to make functions of text, and Firefox 140 asks it.
    for (const end = Date.now() + limitMs; ;) {
      // Nothing is there while another page comes.
      const found = await this.page.evaluateHandle(look, wanted).catch(() => undefined);
      const isThere = await (found as JSHandle | undefined)?.evaluate((value) => Boolean(value)).catch(() => false);
      if (isThere) return found as ElementHandle<HTMLElement>;
      if (Date.now() > end) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const words = await this.page.evaluate(() => dom.wordsOf(document.body)).catch(String);
    throw new Error(`Waited in vain until ${what}. The page says: ${words}`);
  }

  private async watch(): Promise<void> {
    const {page} = this;
    const note = (text: string): void => {
      // A page that is left lets go of the fonts that it was loading.
      if (!text.includes('downloadable font')) this.problems.push(text);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') note(message.text());
    });
    page.on('pageerror', (error) => {
      // Firefox 140 says so of a bank's page that its driver asks while it comes; there is no widget in it.
      const isOfDriver = page.url().includes('/certify?') && String(error).includes('Permission denied to access');
      if (!isOfDriver) note(String(error));
    });
    await page.evaluateOnNewDocument(await script);
  }
}
