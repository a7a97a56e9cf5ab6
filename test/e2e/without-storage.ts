import type {Page} from 'playwright-core';

/** As a browser has it for a frame of another site whose storage it keeps back. */
export const keepStorageBack = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('The request was denied.', 'SecurityError');
    };
    for (const name of ['sessionStorage', 'localStorage'])
      Object.defineProperty(globalThis, name, {get: refuse, configurable: true});
    navigator.locks.request = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'));
    globalThis.BroadcastChannel = refuse as unknown as typeof BroadcastChannel;
  });
};
