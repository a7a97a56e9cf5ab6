import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';

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
