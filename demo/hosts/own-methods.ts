import {readdir, readFile} from 'node:fs/promises';
import type {SimulatedMethod} from '../../simulators/places/kinds.js';

const folder = new URL('own-methods/src/methods/', import.meta.url);

/** The methods that the sample host brings, for the demo's backend. */
export const ownMethods = async (): Promise<readonly SimulatedMethod[]> => {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.map((text) => JSON.parse(text) as SimulatedMethod);
};
