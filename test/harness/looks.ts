import {emulateMedia} from '@web/test-runner-commands';
import {expectAccessible} from './axe.js';
import type {CertPage} from './cert-page.js';
import {deepAll, isShown, wordsOf} from '../../walks/dom.js';
import {expect} from './expect.js';
import type {InboxPage} from './inbox-page.js';

/** What tells a button or a field apart where all colours are the user's. */
const withoutEdge = (root: ShadowRoot): string[] =>
  deepAll(root, 'button:not(.link), a.button, input:not([type=checkbox], [type=radio]), select, .note')
    .filter((element) => isShown(element) && parseFloat(getComputedStyle(element).borderTopWidth) < 1)
    .map(wordsOf);

/** Accessible to axe in light, dark and forced colours. */
export const inEveryLook = async (page: CertPage | InboxPage): Promise<void> => {
  const {host} = page;
  for (const theme of ['light', 'dark'] as const) {
    host.theme = theme;
    await page.drawn();
    await expectAccessible(host);
  }
  await emulateMedia({forcedColors: 'active'});
  try {
    // The colours are the user's then, and axe does not see them.
    await expectAccessible(host, 'color-contrast');
    expect(withoutEdge(page.root)).to.be.empty;
  } finally {
    await emulateMedia({forcedColors: 'none'});
  }
};
