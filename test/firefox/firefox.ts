import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import puppeteer, {type Browser} from 'puppeteer-core';
import {realAgentPorts} from '../../scripts/browser.mjs';

const names = process.platform === 'win32' ? ['firefox.exe'] : ['firefox-esr', 'firefox'];

/** Where installers put it. */
const folders: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name] ? [join(process.env[name], 'Mozilla Firefox')] : [],
  ),
};

/** A Firefox as its makers publish it: the one that `FIREFOX_PATH` names, otherwise an installed one. */
export const findFirefox = (): string | undefined => {
  const {FIREFOX_PATH: asked, PATH = ''} = process.env;
  if (asked && !existsSync(asked)) throw new Error(`No browser at ${asked}: correct FIREFOX_PATH or unset it.`);
  const places = [...PATH.split(delimiter), ...(folders[process.platform] ?? [])];
  return asked ?? places.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
};

/** Starts it. No page of it ever reaches a port of the real card agent. */
export const launchFirefox = (executablePath: string): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      'network.security.ports.banned': realAgentPorts.join(),
      'intl.accept_languages': 'zh-CN',
      // Most pages of the demo have no icon, and forbid to ask for one.
      'browser.chrome.site_icons': false,
    },
  });
