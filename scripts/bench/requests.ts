/** What a page asks for before its first screen, without a clock: whatever is asked for later does not arrive. */
import type {Page} from 'playwright-core';

/** The resource types of what was asked for, the page itself and the question to the backend aside. */
export const requestsToHome = async (page: Page, url: string): Promise<readonly string[]> => {
  const asked: string[] = [];
  let isHome = false;
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route('**/*', async (route) => {
    const request = route.request();
    const type = request.resourceType();
    if (request.url().endsWith('/status')) {
      arrive();
      await held;
    } else if (type !== 'document' && !request.url().startsWith('data:')) {
      if (isHome) return;
      asked.push(type);
    }
    await route.continue();
  });
  await page.goto(url, {waitUntil: 'commit'});
  await arrived;
  await page.waitForFunction(() => customElements.get('sw-rc-home'));
  isHome = true;
  release();
  await page.getByRole('button', {name: 'IC卡认证'}).waitFor();
  return asked;
};
