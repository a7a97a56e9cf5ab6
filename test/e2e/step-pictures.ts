import {join} from 'node:path';
import type {Driver, Walk} from '../../walks/walk.js';

const {STEP_PICTURES: folder} = process.env;

/** Has each step of a walk drawn as it comes, if `STEP_PICTURES` names a folder for that: `npm run browsers`. */
export const withPictures = (driver: Driver, {name}: Walk, draw: (path: string) => Promise<unknown>): Driver =>
  folder === undefined
    ? driver
    : {
        at: async (steps) => {
          const at = await driver.at(steps);
          await draw(join(folder, `${name} ${at}.png`));
          return at;
        },
        take: (step) => driver.take(step),
      };
