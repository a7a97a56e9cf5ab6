import {readFileSync} from 'node:fs';
import type {DemoOptions} from '../../../demo/server.js';
import type {BackendOptions} from '../../../simulators/backend/index.js';
import type {FrontOptions} from '../front.js';
import type {Variant} from '../variants/variant.js';

/** A change replaces a text that stands exactly once in a file. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** The demo's backend with one duty left out. It shows that the kit notices. */
export interface Mutant {
  readonly id: string;
  /** What this backend does not do, or does wrong. */
  readonly omits: string;
  readonly parts?: BackendOptions['parts'];
  /** What stands before the backend; new for each run. */
  readonly front?: () => FrontOptions;
  /** As of a variant. */
  readonly run?: Variant['run'];
  /** Of the places. */
  readonly sites?: DemoOptions['sites'];
  readonly changes?: readonly Change[];
}

/** Each by its id and what it omits, with a colon between. */
export const mutantsIn = (
  all: Readonly<Record<string, Mutant['parts'] | Pick<Mutant, 'parts' | 'front' | 'sites' | 'run'>>>,
): readonly Mutant[] =>
  Object.entries(all).map(([name, change]) => {
    const [, id = '', omits = ''] = /^([a-z\d-]+): (.+)/.exec(name) ?? [];
    return {id, omits, ...(typeof change === 'function' ? {parts: change} : change)};
  });

export const backend = (file: string): string => `simulators/backend/${file}.ts`;

/** A file of the demo's backend by its name, any other by its path. */
const fileOf = (name: string): string => (name.includes('/') ? name : backend(name));

const withMark = (lines: readonly string[], mark: string): string =>
  lines.flatMap((line) => (line.startsWith(mark) ? [line.slice(1)] : [])).join('\n');

const mutantIn = (block: string): Mutant => {
  const [, id, omits] = /^([a-z\d-]+), in \S+: (.+)/.exec(block) ?? [];
  const changes = block.split(/^(?:\S+, )?in (?=[\w/.-]+(?::.*)?$)/m).slice(1);
  if (!id || !omits || !changes.every((each) => /^\S.*\n-/.test(each))) throw new Error(`Not a mutant: ${block}`);
  return {
    id,
    omits,
    changes: changes.map((change) => {
      const [name = '', ...lines] = change.trimEnd().split('\n');
      const file = fileOf(name.replace(/:.*/, ''));
      return {file, find: withMark(lines, '-'), put: withMark(lines, '+')};
    }),
  };
};

/**
 * The mutants of a file beside this one. Each is written as its id, a file and what it omits, the lines of that file to
 * replace, with a `-` before each, and those in their place, with a `+`; `in FILE` begins a further change. As in a diff, the next
 * one follows at once.
 */
export const readMutants = (name: string): readonly Mutant[] =>
  readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8')
    .replace(/^#.*\n/gm, '')
    .split(/^(?=[a-z\d-]+, in )/m)
    .map(mutantIn);
