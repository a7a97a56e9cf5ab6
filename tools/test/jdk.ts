import {execFile} from 'node:child_process';
import {readdir} from 'node:fs/promises';
import {promisify} from 'node:util';

export const run = promisify(execFile);

/** As `javac` says it; undefined where there is none. */
export const javacVersion = await run('javac', ['-version']).then(
  // Up to 8 it says it as an error.
  ({stdout, stderr}) => stdout + stderr,
  () => undefined,
);

/** Where Debian has Java's libraries. */
export const jars = '/usr/share/java';

/** The names of those that are there. */
export const knownJars = await readdir(jars).catch((): string[] => []);
