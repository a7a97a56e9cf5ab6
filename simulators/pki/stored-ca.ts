import {link, mkdir, readFile, unlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {hex, randomBytes} from '../crypto.js';
import {type DemoCa, makeCa, openCa, type StoredCa} from './demo-ca.js';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/**
 * The file appears under its name with its whole content, or not at all, and an existing file stays. If two processes
 * start at the same time, one creates the CA and both use it.
 */
const storeIfNew = async (dir: string, path: string, ca: StoredCa): Promise<void> => {
  const draft = join(dir, `.demo-ca-${hex.encode(randomBytes(8))}.tmp`);
  await writeFile(draft, JSON.stringify(ca, undefined, 2), {mode: 0o600, flag: 'wx'});
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
};

const readStored = async (path: string): Promise<DemoCa | undefined> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return openCa(JSON.parse(text) as StoredCa);
  } catch {
    throw new Error(`${path} is damaged. Delete it, and a new demo CA is made at the next start.`);
  }
};

export const caFileIn = (dir: string): string => join(dir, 'demo-ca.json');

/** Opens the CA that is stored in this folder. The first call creates it. */
export const openDemoCa = async (dir: string): Promise<DemoCa> => {
  const path = caFileIn(dir);
  const stored = await readStored(path);
  if (stored) return stored;
  await mkdir(dir, {recursive: true, mode: 0o700});
  await storeIfNew(dir, path, makeCa());
  const made = await readStored(path);
  if (!made) throw new Error(`${path} was removed while it was being read.`);
  return made;
};
