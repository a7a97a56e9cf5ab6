import type {Browser, BrowserContextOptions, Page, Request} from 'playwright-core';

/** How a page is to be seen. */
export interface Look extends BrowserContextOptions {
  readonly width: number;
  readonly height?: number;
  /** Added to the gallery's address. */
  readonly query?: string;
  /** Of the text, such as `200%`. */
  readonly textSize?: string;
  readonly style?: string;
  /** Only what is in the window. */
  readonly isCut?: boolean;
}

/** What is in a picture: a state of the gallery, or another page once `isThere`. */
export interface Subject {
  readonly path: string;
  readonly isThere: (page: Page) => Promise<unknown>;
}

export const stateSubject = (id: string, {query = ''}: Look): Subject => ({
  path: `/gallery.html?bare${query}#${id}`,
  isThere: (page) => page.locator(`[data-shown="${id}"]`).waitFor(),
});

/** The pages' clock stands still: dates and remaining times are the same in each picture. */
const time = new Date('2026-03-10T02:30:00Z');

/** So that the same letters have the same edges on each machine. */
export const cameraArgs = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/** Resolves when the letters that are on the page have their fonts. */
export const fontsLoaded = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // A font is asked for only when its letters are laid out.
    do {
      await new Promise(requestAnimationFrame);
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    } while (document.fonts.status === 'loading');
    await new Promise(requestAnimationFrame);
  });

/** Most pictures of one page until two are alike. */
const maxTakes = 20;

/** Takes pictures until two that follow each other are alike. Throws if something never stops moving. */
export const untilStill = async (take: () => Promise<Buffer>): Promise<Buffer> => {
  let before = await take();
  for (let count = 1; count < maxTakes; count += 1) {
    const now = await take();
    if (before.equals(now)) return now;
    before = now;
  }
  throw new Error('The page does not stop moving.');
};

/** One page in one look, which takes one picture after the other. */
export class Camera {
  readonly #loading = new Set<Request>();

  private constructor(
    private readonly page: Page,
    private readonly url: string,
    private readonly look: Look,
  ) {
    page.on('request', (request) => this.#loading.add(request));
    for (const end of ['requestfinished', 'requestfailed'] as const) {
      page.on(end as 'requestfinished', (request) => this.#loading.delete(request));
    }
  }

  static async open(browser: Browser, url: string, look: Look): Promise<Camera> {
    const {width, height = 600, ...options} = look;
    const context = await browser.newContext({
      viewport: {width, height},
      reducedMotion: 'reduce',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    });
    await context.clock.setFixedTime(time);
    return new Camera(await context.newPage(), url, look);
  }

  /** From an empty page: nothing is left of what was shown before. */
  async show({path, isThere}: Subject): Promise<void> {
    const {page, look} = this;
    await page.goto('about:blank');
    await page.goto(this.url + path);
    const style = [look.style, look.textSize && `html { font-size: ${look.textSize}; }`].filter(Boolean).join('\n');
    if (style) await page.addStyleTag({content: style});
    await isThere(page);
  }

  /** As it is now, with its fonts. */
  async takeNow(): Promise<Buffer> {
    await fontsLoaded(this.page);
    return this.page.screenshot({fullPage: !this.look.isCut, animations: 'disabled'});
  }

  /** When nothing is on its way any more and nothing moves. */
  take(): Promise<Buffer> {
    return untilStill(async () => {
      await this.#loaded();
      return this.takeNow();
    });
  }

  async #loaded(): Promise<void> {
    while (this.#loading.size > 0) {
      await Promise.all([...this.#loading].map(async (request) => (await request.response())?.finished()));
    }
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
