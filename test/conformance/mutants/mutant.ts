/**
 * The demo's backend with one duty left out at a time. Each shows that the kit notices. A change replaces a text that
 * stands exactly once in a file.
 */

export interface Change {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

export interface Mutant {
  readonly id: string;
  /** What this backend does not do, or does wrong. */
  readonly omits: string;
  readonly changes: readonly Change[];
}

export const backend = (file: string): string => `simulators/backend/${file}.ts`;

/** A mutant of one change in one file of the demo's backend. */
export const mutant = (id: string, omits: string, file: string, find: string, put: string): Mutant => ({
  id,
  omits,
  changes: [{file: backend(file), find, put}],
});
