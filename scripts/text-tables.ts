import {readdir} from 'node:fs/promises';
import type {TextTable} from '../src/components/locales/text-table.js';

const components = new URL('../src/components/', import.meta.url);

type AnyTable = TextTable<string, object>;

const isTable = (value: unknown): value is AnyTable => Object.hasOwn(Object(value) as object, 'reference');

/** Every table that a module of the components exports, wherever it stands. */
export const tables = await (async (): Promise<readonly AnyTable[]> => {
  const names = (await readdir(components, {recursive: true})).filter((name) =>
    /\.(?:texts|failures|card)\.ts$/.test(name),
  );
  const modules = await Promise.all(
    names.map(async (name) => (await import(new URL(name, components).href)) as Record<string, unknown>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isTable));
})();

type Words = (...args: unknown[]) => unknown;

const samples = [0, 1, 3, '', 'x', ['x'], {triesLeft: 1, retryAfter: 30}, {triesLeft: 3, retryAfter: 90}, {}];

/** Every text of a table with its place in it; of the functions, for a few of everything that they are given. */
export const sentencesAt = (
  key: string,
  value: unknown,
  values: readonly unknown[] = samples,
): {key: string; words: string}[] => {
  if (typeof value === 'string') return [{key, words: value}];
  if (typeof value === 'function') {
    return values.flatMap((sample, index) => {
      const given = Array<unknown>(value.length).fill(sample);
      try {
        return sentencesAt(`${key}(${index})`, (value as Words)(...given), values);
      } catch {
        // Not a value that this text takes.
        return [];
      }
    });
  }
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value as object);
  return entries.flatMap(([name, inner]) => sentencesAt(`${key}.${String(name)}`, inner, values));
};

export const sentencesOf = (value: unknown): string[] => sentencesAt('', value).map(({words}) => words);
