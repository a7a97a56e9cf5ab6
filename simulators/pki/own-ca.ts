import {lstat, mkdir} from 'node:fs/promises';
import type {DemoCa} from './demo-ca.js';
import {caFileIn, openDemoCa} from './stored-ca.js';

/** Others may write to the folder. The message is one line for the user. */
export class NotOwnError extends Error {}

/** On Windows there are no such ids and modes. A link is not followed: whoever made it can lead it elsewhere later. */
const expectOwn = async (path: string): Promise<void> => {
  const userId = process.getuid?.();
  const stats = await lstat(path).catch(() => undefined);
  if (userId === undefined || !stats) return;
  if (stats.uid === userId && !stats.isSymbolicLink() && (stats.mode & 0o077) === 0) return;
  throw new NotOwnError(
    `${path} must be yours and closed to others (mode 700, the file in it 600): who can write there issues cards. Delete it, and it is made anew, or name another folder: see --help.`,
  );
};

/**
 * Opens the CA of a folder that is this user's alone, as a folder in the common temporary one need not be. The first call
 * creates both.
 *
 * @throws NotOwnError */
export const openOwnCa = async (dir: string): Promise<DemoCa> => {
  await mkdir(dir, {recursive: true, mode: 0o700}).catch(() => undefined);
  await expectOwn(dir);
  await expectOwn(caFileIn(dir));
  return openDemoCa(dir);
};
