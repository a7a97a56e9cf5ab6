import {emulateMedia} from '@web/test-runner-commands';
import type {CertPage} from './cert-page.js';
import {deepAll, isShown, wordsOf} from './dom.js';
import {expect} from './expect.js';

/** What tells a button or a field apart where all colours are the user's. */
const withoutEdge = (page: CertPage): string[] =>
  deepAll(page.root, 'button:not(.link), a.button, input:not([type=checkbox], [type=radio]), select, .note')
    .filter((element) => isShown(element) && parseFloat(getComputedStyle(element).borderTopWidth) < 1)
    .map(wordsOf);

/** Accessible to axe in light, dark and forced colours. */
export const inEveryLook = async (page: CertPage): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    page.cert.theme = theme;
    await page.drawn();
    await expect(page.cert).to.be.accessible();
  }
  await emulateMedia({forcedColors: 'active'});
  try {
    // The colours are the user's then, and axe does not see them.
    await expect(page.cert).to.be.accessible({ignoredRules: ['color-contrast']});
    expect(withoutEdge(page)).to.be.empty;
  } finally {
    await emulateMedia({forcedColors: 'none'});
  }
};
