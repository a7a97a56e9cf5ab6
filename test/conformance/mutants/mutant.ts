import type {DemoOptions} from '../../../demo/server.js';
import type {Variant} from '../variants/variant.js';

/** The demo's backend with one duty left out. It shows that the kit notices. */
export interface Mutant extends Pick<Variant, 'id' | 'parts' | 'front' | 'run'> {
  /** What this backend does not do, or does wrong. */
  readonly omits: string;
  /** Of the places. */
  readonly sites?: DemoOptions['sites'];
}

/** Each by its id and what it omits, with a colon between. */
export const mutantsIn = (
  all: Readonly<Record<string, Mutant['parts'] | Omit<Mutant, 'id' | 'omits'>>>,
): readonly Mutant[] =>
  Object.entries(all).map(([name, change]) => {
    const [, id = '', omits = ''] = /^([a-z\d-]+): (.+)/.exec(name) ?? [];
    return {id, omits, ...(typeof change === 'function' ? {parts: change} : change)};
  });
