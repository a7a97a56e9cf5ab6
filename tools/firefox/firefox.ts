import puppeteer, {type Browser} from 'puppeteer-core';
import {realAgentPorts} from '../../scripts/browser.mjs';

/** Starts a Firefox. No page of it ever reaches a port of the real card agent. */
export const launchFirefox = (executablePath: string): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath,
    // A clerk's, for the pictures.
    defaultViewport: {width: 1093, height: 510},
    extraPrefsFirefox: {
      'network.security.ports.banned': realAgentPorts.join(),
      'intl.accept_languages': 'zh-CN',
      // Most pages of the demo have no icon, and forbid to ask for one.
      'browser.chrome.site_icons': false,
    },
  });
