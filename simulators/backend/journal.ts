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
import {dirname, join} from 'node:path';
import {Flusher} from './flusher.js';
import {type Happening, isHappening} from './happenings.js';
import type {Log} from './store.js';

const readLines = (path: string): string[] => {
  try {
    // Text after the last line feed was not written completely, and no response has reported it.
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

/** Windows cannot open folders, and does not need this. */
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
 * An append-only file of events. A line is a list of entries that happened together. If its line feed is missing, they
 * did not happen. An append is written at once, so it survives the end of this process, and it is on its way to the
 * disk. A response that waits for `kept` is sent only after the entry would survive a power failure too. Appends that
 * arrive while the disk is busy are flushed together.
 */
export class Journal<Entry> implements Log<Entry> {
  readonly #path: string;
  readonly #isEntry: (value: unknown) => boolean;
  #file: number | undefined;
  #flusher: Flusher | undefined;
  #kept: Promise<void> = Promise.resolve();

  /** `isEntry` checks whether an entry was written by this program. */
  constructor(path: string, isEntry: (value: unknown) => boolean = isObject) {
    this.#path = path;
    this.#isEntry = isEntry;
  }

  /** All entries so far, in order. Throws if a line is not a list of entries. */
  read(): Entry[] {
    return readLines(this.#path).flatMap((line, index) => {
      const entries = parse(line);
      if (Array.isArray(entries) && entries.every((entry) => this.#isEntry(entry))) return entries as Entry[];
      throw new Error(`Line ${String(index + 1)} of ${this.#path} is damaged. Delete the file to start afresh.`);
    });
  }

  /**
   * Replaces all entries, or leaves the file unchanged if this fails. Later appends follow these entries. Whoever waits
   * for earlier ones still does.
   */
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
    this.close();
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
      // A full disk must not leave half a line before the next one.
      ftruncateSync(this.#file, size);
      throw error;
    }
    this.#kept = this.#flusher.flush();
    // The callers of `kept` get the error.
    this.#kept.catch(() => undefined);
  }

  /** Resolves when everything appended so far is on the disk. If the disk fails, this and every later call rejects. */
  kept(): Promise<void> {
    return this.#kept;
  }

  /** Appends that are on their way to the disk are still written. */
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

/** The backend's journal, `journal.ndjson` in this folder, which is created if missing. Only one backend may use it. */
export const openJournal = (dataDir: string): Log<Happening> =>
  new Journal(join(dataDir, 'journal.ndjson'), isHappening);
