import {expectThat} from '../answers.js';
import type {Rule} from '../rule.js';

/* After all others: what the whole run has seen. */

export const untold: readonly Rule[] = [
  {
    id: 'numbers-untold',
    chapter: 'legal-rep',
    says: 'No answer of the run has an ID number, a card, a mobile or an SMS code that its request did not have, and no refusal the name that was expected.',
    needs: [],
    check: async ({link: {watch}}) => expectThat(watch.found.length === 0, watch.found.join('; ')),
  },
  {
    id: 'answers-guarded',
    chapter: 'legal-rep',
    says: 'Each answer of the run is declared as JSON, with `no-store` and `nosniff`.',
    needs: [],
    check: async ({link: {watch}}) => expectThat(watch.unguarded.length === 0, `not so: ${watch.unguarded.join(', ')}`),
  },
];
