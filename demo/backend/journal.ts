import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import {dirname} from 'node:path';

const readLines = (path: string): string[] => {
  try {
    // What follows the last line feed was cut off while it was written: nobody was told that it happened.
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};

const parseLine = <Entry>(path: string, line: string, index: number): Entry[] => {
  try {
    const entries: unknown = JSON.parse(line);
    if (Array.isArray(entries)) return entries as Entry[];
  } catch {
    // Falls through: a line that is no JSON and a line that is no list are one case.
  }
  throw new Error(`Line ${String(index + 1)} of ${path} is damaged. Delete the file to start afresh.`);
};

const serialize = (entries: readonly unknown[]): string => `${JSON.stringify(entries)}\n`;

/**
 * An append-only file of what happened. A line is a list of entries that happened together: it is there with its
 * line feed, or did not happen. Writes are synchronous, so an answer never leaves before its effect is kept.
 */
export class Journal<Entry> {
  readonly #path: string;
  #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** What was written so far, in order. */
  read(): Entry[] {
    return readLines(this.#path).flatMap((line, index) => parseLine<Entry>(this.#path, line, index));
  }

  /** Puts these entries in place of all that was written, or leaves the file as it is; then appends go behind them. */
  startWith(entries: readonly Entry[]): void {
    mkdirSync(dirname(this.#path), {recursive: true});
    const draft = `${this.#path}.draft`;
    const file = openSync(draft, 'w', 0o600);
    writeFileSync(file, entries.map((entry) => serialize([entry])).join(''));
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, this.#path);
    this.#file = openSync(this.#path, 'a', 0o600);
  }

  append(entries: readonly Entry[]): void {
    if (this.#file === undefined) throw new Error('The journal is closed.');
    const {size} = fstatSync(this.#file);
    try {
      writeFileSync(this.#file, serialize(entries));
    } catch (error) {
      // A full disk must not leave half a line in front of the next one.
      ftruncateSync(this.#file, size);
      throw error;
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
