import type {Browser, BrowserContextOptions, Page} from 'playwright-core';

import {launch, realAgentPorts, type Options as LaunchOptions} from '../../scripts/browser.mjs';

type BrowserChoice = Pick<LaunchOptions, 'version' | 'args'>;

export interface PageOptions extends BrowserContextOptions {
  /** Which browser; one is shared by everything that asks for the same. */
  readonly browser?: Browser | BrowserChoice;
  /** What the page may complain about without failing the test. */
  readonly expected?: readonly (RegExp | string)[];
}

interface Watched {
  readonly page: Page;
  readonly problems: string[];
  readonly expected: (RegExp | string)[];
  readonly openedInTest: boolean;
}

const browsers = new Map<string, Promise<Browser>>();
const watched = new Map<Page, Watched>();
let inTest = false;

/** Of one wait. It ends with the event; this is for an event that never comes, on a machine that does much else. */
const patienceMs = 20_000;

/** Starts a browser the first time; later calls that ask for the same get that one. Closed after the last test. */
export const openBrowser = (choice: BrowserChoice = {}): Promise<Browser> => {
  const key = JSON.stringify([choice.version ?? 'current', choice.args ?? []]);
  const known = browsers.get(key) ?? launch(choice);
  browsers.set(key, known);
  return known;
};

const isBrowser = (value: Browser | BrowserChoice): value is Browser => 'newContext' in value;

/** Runs in every document of the context, before its scripts. */
const watchDocument = (ports: readonly string[]): void => {
  const report = (text: string): void => {
    (globalThis as unknown as {reportToTest?: (text: string) => void}).reportToTest?.(text);
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    const where = `${event.sourceFile}:${String(event.lineNumber)}`;
    report(`csp: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample} (${where})`);
  });
  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args: [string, string?], newTarget) {
      if (ports.includes(new URL(args[0], location.href).port)) {
        report(`agent: a test must never reach a real card agent: ${args[0]}`);
        throw new Error(`A test must never reach a real card agent: ${args[0]}`);
      }
      return Reflect.construct(target, args, newTarget) as WebSocket;
    },
  });
};

/**
 * A page in a context of its own. Console errors, uncaught errors, unhandled rejections, CSP violations and
 * calls for the real card agent, in it and in every page that it opens, fail the running test unless expected.
 * Opened inside a test (or `beforeEach`) it is closed after that test, opened in `before` it is the suite's.
 */
export const newPage = async ({browser, expected = [], ...options}: PageOptions = {}): Promise<Page> => {
  const running = browser && isBrowser(browser) ? browser : await openBrowser(browser);
  const context = await running.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options});
  context.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (webError) => {
    const error = webError.error();
    problems.push(`uncaught: ${error.stack ?? error.message}`);
  });
  await context.exposeFunction('reportToTest', (text: string) => problems.push(text));
  // tsx wraps named functions in `__name`, also those that a test hands over to the page.
  await context.addInitScript({content: 'globalThis.__name ??= (named) => named;'});
  await context.addInitScript(watchDocument, realAgentPorts.map(String));
  const page = await context.newPage();
  watched.set(page, {page, problems, expected: [...expected], openedInTest: inTest});
  return page;
};

const entryOf = (page: Page): Watched => {
  const entry = watched.get(page);
  if (!entry) throw new Error('This page was not opened by newPage().');
  return entry;
};

/** From here on the page may complain in this way. */
export const expectProblem = (page: Page, ...patterns: (RegExp | string)[]): void => {
  entryOf(page).expected.push(...patterns);
};

const close = async ({page}: Watched): Promise<void> => {
  watched.delete(page);
  await page.context().close();
};

const takeUnexpected = async (): Promise<string[]> => {
  const entries = [...watched.values()];
  // What is on its way from the browser arrives before an answer that was asked for later.
  await Promise.all(entries.map(({page}) => page.evaluate('0').catch(() => undefined)));
  return entries.flatMap(({problems, expected}) =>
    problems
      .splice(0)
      .filter((text) => !expected.some((hint) => (typeof hint === 'string' ? text.includes(hint) : hint.test(text)))),
  );
};

/** What the pages show, for whoever reads of a failure on a machine that they cannot look at. */
const shown = async (): Promise<string> => {
  // An older driver has no snapshots.
  const texts = [...watched.values()].map(async ({page}) => page.locator('body').ariaSnapshot({timeout: 1_000}));
  return (await Promise.allSettled(texts))
    .flatMap((text) => (text.status === 'fulfilled' ? [text.value] : []))
    .join('\n\n');
};

/** The test's body and then the question what the pages complained about: a failing hook would end the whole run. */
const watchedBody = (body: Mocha.AsyncFunc): Mocha.AsyncFunc =>
  async function (this: Mocha.Context) {
    let failure: unknown;
    try {
      await body.call(this);
    } catch (error) {
      failure = error;
    }
    const complaints = (await takeUnexpected()).join('\n');
    if (failure instanceof Error) {
      // Mocha prints the stack, in which the message stands.
      failure.stack = `${failure.stack ?? failure.message}\nThe page showed:\n${await shown()}`;
      if (complaints) failure.stack += `\nThe page complained:\n${complaints}`;
    }
    if (failure) throw failure as Error;
    if (complaints) throw new Error(`The page complained:\n${complaints}`);
  };

// Loaded by the first test file that needs a browser, so these become hooks of the whole run.
beforeEach(function () {
  inTest = true;
  const test = this.currentTest;
  if (test?.fn) test.fn = watchedBody(test.fn as Mocha.AsyncFunc);
});

afterEach(async () => {
  inTest = false;
  await Promise.all([...watched.values()].filter(({openedInTest}) => openedInTest).map(close));
});

after(async () => {
  await Promise.all([...watched.values()].map(close));
  await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
});
