import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, sep} from 'node:path';
import {startDemo} from '../../demo/server.js';
import {findChromium, launch} from '../browser.mjs';
import {Camera, cameraArgs, type Look} from './camera.js';

/** Pages that work side by side: more would wait for each other. */
const pagesAtOnce = 2;

export interface Darkroom {
  /** The browser's version and its machine, as a picture says it. */
  readonly drawnBy: string;
  /** The browser is the one that npm installs, which is the same for everybody. */
  readonly hasOwnBrowser: boolean;
  /** Goes through all, with a camera in the look of each. */
  readonly forEach: <T extends {readonly look: Look}>(
    all: readonly T[],
    act: (one: T, camera: Camera) => Promise<void>,
  ) => Promise<void>;
}

/** Starts the demo and a browser for as long as `work` takes. */
export const inDarkroom = async (work: (room: Darkroom) => Promise<void>): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'screens-'));
  const demo = await startDemo({port: 0, agentPort: 0, bankPort: 0, dataDir, quiet: true});
  const browser = await launch({args: cameraArgs});
  const {executablePath} = await findChromium();
  try {
    await work({
      drawnBy: `Chromium ${browser.version()}, ${process.platform} ${process.arch}`,
      hasOwnBrowser: process.env['CHROME_PATH'] === undefined && executablePath.includes(`${sep}node_modules${sep}`),
      forEach: async (all, act) => {
        const waiting = [...all];
        const worker = async (): Promise<void> => {
          let camera: Camera | undefined;
          let look: Look | undefined;
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            if (!camera || next.look !== look) {
              await camera?.close();
              camera = await Camera.open(browser, demo.url, next.look);
              look = next.look;
            }
            await act(next, camera);
          }
          await camera?.close();
        };
        await Promise.all(Array.from({length: pagesAtOnce}, worker));
      },
    });
  } finally {
    await browser.close();
    await demo.close();
    await rm(dataDir, {recursive: true});
  }
};
