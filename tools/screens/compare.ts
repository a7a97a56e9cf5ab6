import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {State} from '../../demo/pages/scenes.js';
import {differenceOf} from './difference.js';
import {drawEach, type Draw, type Look} from './draw.js';
import type {Gallery} from './gallery.js';
import {fileOf, writePage} from './page.js';

const look: Look = {width: 768};

export interface Known {
  readonly both: readonly State[];
  /** Also those that only one of the two has. */
  readonly all: readonly State[];
}

/** Draws states in two galleries, and writes a page of those that differ to the folder. Returns whether there is one. */
export const compare = async (
  before: Gallery,
  now: Gallery,
  choose: (known: Known) => readonly State[],
  folder: string,
): Promise<boolean> => {
  const has = (gallery: Gallery, {id}: State): boolean => gallery.states.some((state) => state.id === id);
  const both = now.states.filter((state) => has(before, state));
  const chosen = choose({both, all: [...now.states, ...before.states.filter((state) => !has(now, state))]});
  const changes = new Map<State, string>();

  const compareState = async (state: State, draw: Draw): Promise<void> => {
    const first = has(before, state) && (await before.drawState(state, look, draw));
    const second = has(now, state) && (await now.drawState(state, look, draw));
    const difference = !first ? {text: 'new'} : !second ? {text: 'no longer there'} : differenceOf(first, second);
    if (!difference) return;
    changes.set(state, difference.text);
    for (const [label, png] of Object.entries({before: first, now: second, difference: difference.picture})) {
      if (png) await writeFile(join(folder, fileOf(state, label)), png);
    }
  };
  await drawEach(chosen, compareState);

  const changed = chosen.filter((state) => changes.has(state));
  await writePage(folder, changed, ['before', 'now', 'difference']);
  for (const state of changed) console.log(`${state.id}: ${changes.get(state) ?? ''}`);
  console.log(`${changed.length} of ${chosen.length} states look different`);
  return changed.length > 0;
};
