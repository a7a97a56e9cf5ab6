import {build} from 'esbuild';
import type {Browser, BrowserContext, ElementHandle, Page} from 'puppeteer-core';
import type * as Dom from '../../walks/dom.js';

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

/** Somebody with a browser of their own, in actions. The mouse and the keyboard are Firefox's. */
export class Visitor {
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

  close(): Promise<void> {
    return this.context.close();
  }

  /** Presses a button, a link or a label, as soon as it shows. */
  async press(words: string): Promise<void> {
    const found = await this.find(
      `“${words}” can be pressed`,
      (wanted) =>
        dom
          .deepAll(document, 'button:enabled, a[href], label')
          .find(
            (element) => dom.isShown(element) && dom.wordsOf(element).replace(/ /g, '') === wanted.replace(/ /g, ''),
          ),
      words,
    );
    await found.click();
  }

  /** Types in place of what stands in a field, which its label names. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.find(
      `there is a field “${label}”`,
      (wanted) =>
        dom
          .deepAll<HTMLInputElement>(document, 'input, textarea')
          .find((each) => dom.isShown(each) && dom.wordsOf(each.labels?.[0] ?? each).replace(/^\*/, '') === wanted),
      label,
    );
    await field.click({count: 3});
    await this.page.keyboard.type(text);
  }

  async sees(text: string): Promise<void> {
    await this.find(`it says “${text}”`, (wanted) => dom.wordsOf(document.body).includes(wanted), text);
  }

  async setOnWidget(attributes: Readonly<Record<string, string>>): Promise<void> {
    const cert = await this.find('there is a widget', () => document.querySelector('sw-realname-cert'), '');
    await cert.evaluate((element, values) => {
      for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    }, attributes);
  }

  /** The words of the first element that matches. */
  async wordsAt(selector: string): Promise<string> {
    const found = await this.find(
      `there is ${selector}`,
      (wanted) => dom.deepAll(document, wanted).find(dom.isShown),
      selector,
    );
    return found.evaluate((element) => dom.wordsOf(element));
  }

  /** Presses the button that leads to the site's next page. */
  async goOn(): Promise<void> {
    const next = await this.find('the page leads on', () => document.querySelector('form button:not(.secondary)'), '');
    await Promise.all([this.page.waitForNavigation(), next.click()]);
  }

  /** Presses what opens a window at another site; this is somebody who is in that window. */
  async pressToOpen(words: string, site: string): Promise<Visitor> {
    const [target] = await Promise.all([
      this.context.waitForTarget((each) => each.url().startsWith(site), {timeout: limitMs}),
      this.press(words),
    ]);
    const page = await target.page();
    if (!page) throw new Error(`No window at ${site}.`);
    const visitor = new Visitor(this.context, page, this.problems);
    await visitor.watch();
    await page.waitForFunction(() => document.readyState === 'complete');
    await page.evaluate(await script);
    return visitor;
  }

  /** Resolves with what a function finds in the page, as soon as it does. */
  private async find(
    what: string,
    look: (wanted: string) => Element | boolean | null | undefined,
    wanted: string,
  ): Promise<ElementHandle<HTMLElement>> {
    try {
      const found = await this.page.waitForFunction(look, {polling: 'raf', timeout: limitMs}, wanted);
      return found as ElementHandle<HTMLElement>;
    } catch (error) {
      const words = await this.page.evaluate(() => dom.wordsOf(document.body)).catch(String);
      throw new Error(`Waited in vain until ${what}. The page says: ${words}`, {cause: error});
    }
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
      note(String(error));
    });
    await page.evaluateOnNewDocument(await script);
  }
}
