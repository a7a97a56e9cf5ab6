import {
  closeSync,
  fdatasync,
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
import {Flusher} from './flusher.js';

const readLines = (path: string): string[] => {
  try {
    // What follows the last line feed was cut off while it was written: nobody was told that it happened.
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const serialize = (entries: readonly unknown[]): string => `${JSON.stringify(entries)}\n`;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Windows opens no folders, and needs no such thing. */
const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
};

const syncFile = (file: number): Promise<void> =>
  new Promise((resolve, reject) => {
    fdatasync(file, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

/**
 * An append-only file of what happened. A line is a list of entries that happened together: it is there with its
 * line feed, or did not happen. An append is written at once, so it outlives this process, and is on its way to the
 * disk; whoever waits for `kept` before an answer is sent knows that it outlives the machine's power, too. Appends that
 * come while the disk is busy go to it together.
 */
export class Journal<Entry> {
  readonly #path: string;
  readonly #isEntry: (value: unknown) => boolean;
  #file: number | undefined;
  #flusher: Flusher | undefined;
  #kept: Promise<void> = Promise.resolve();

  /** `isEntry` knows what was written here from what was not. */
  constructor(path: string, isEntry: (value: unknown) => boolean = isObject) {
    this.#path = path;
    this.#isEntry = isEntry;
  }

  /** What was written so far, in order. Throws where a line is no list of entries. */
  read(): Entry[] {
    return readLines(this.#path).flatMap((line, index) => {
      const entries = parse(line);
      if (Array.isArray(entries) && entries.every((entry) => this.#isEntry(entry))) return entries as Entry[];
      throw new Error(`Line ${String(index + 1)} of ${this.#path} is damaged. Delete the file to start afresh.`);
    });
  }

  /** Puts these entries in place of all that was written, or leaves the file as it is; then appends go behind them. */
  startWith(entries: readonly Entry[]): void {
    const folder = dirname(this.#path);
    mkdirSync(folder, {recursive: true});
    const draft = `${this.#path}.draft`;
    const written = openSync(draft, 'w', 0o600);
    writeFileSync(written, entries.map((entry) => serialize([entry])).join(''));
    fsyncSync(written);
    closeSync(written);
    renameSync(draft, this.#path);
    syncFolder(folder);
    const file = openSync(this.#path, 'a', 0o600);
    this.#file = file;
    this.#flusher = new Flusher(() => syncFile(file));
  }

  append(entries: readonly Entry[]): void {
    if (this.#file === undefined || !this.#flusher) throw new Error('The journal is closed.');
    const {size} = fstatSync(this.#file);
    try {
      writeFileSync(this.#file, serialize(entries));
    } catch (error) {
      // A full disk must not leave half a line in front of the next one.
      ftruncateSync(this.#file, size);
      throw error;
    }
    this.#kept = this.#flusher.flush();
    // Told to those who wait for it.
    this.#kept.catch(() => undefined);
  }

  /** Resolves when all that was appended so far is on the disk. Rejects, now and ever after, where it is not. */
  kept(): Promise<void> {
    return this.#kept;
  }

  /** What is on its way to the disk still gets there. */
  close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return;
    const closeFile = (): void => {
      closeSync(file);
    };
    this.#kept.then(closeFile, closeFile);
  }
}
