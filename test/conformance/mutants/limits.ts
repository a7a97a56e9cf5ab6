import {mutant, type Mutant} from './mutant.js';

const limitOf = (id: string, omits: string, what: string, usual: string): Mutant =>
  mutant(id, omits, 'counted', `${what}: ${usual},`, `${what}: {perUser: Infinity},`);

export const limits: readonly Mutant[] = [
  limitOf('unlimited-challenges', 'Challenges have no limit.', "'ic-card/challenges'", '{perUser: 60}'),
  limitOf('unlimited-cards', 'Tries with a card have no limit.', "'ic-card'", 'check'),
  limitOf('unlimited-enterprises', 'Checks of an enterprise have no limit.', "'legal-rep/enterprise'", 'check'),
  limitOf('unlimited-id-cards', 'Checks of an ID card have no limit.', "'legal-rep/id-card'", 'check'),
  limitOf('unlimited-sms', 'Orders of an SMS have no limit.', "'legal-rep/sms-codes'", 'check'),
  limitOf('unlimited-codes', 'Tries with an SMS code have no limit.', "'legal-rep/bank-card'", 'check'),
  limitOf('unlimited-changes', 'Changes of the record have no limit.', 'profile', '{perUser: 20}'),
  limitOf('unlimited-help', 'Requests for help have no limit.', 'assistance', '{perUser: 5}'),
  limitOf('unlimited-handoffs', 'Handoffs have no limit.', "'bank-ukey'", '{perUser: 20}'),
  mutant(
    'misfits-uncounted',
    'Tries that do not fit do not count.',
    'counted',
    "store.record({type: 'tried', user: user.id, what, at: now(), uscc});\n    return decide();",
    "const decision = decide();\n    store.record({type: 'tried', user: user.id, what, at: now(), uscc});\n    return decision;",
  ),
  mutant(
    'limit-of-all',
    'A limit is common to all users.',
    'store',
    "('user' in whose ? one.user === whose.user : one.uscc === whose.uscc)",
    'one.at > 0',
  ),
  mutant(
    'limit-of-the-session',
    'A new sign-in lifts the limits.',
    'sessions',
    "this.#store.record({type: 'signed-in', ...session});",
    "this.#store.record({type: 'signed-in', ...session}, {type: 'forgotten', user, what: 'tries'});",
  ),
  mutant(
    'limit-before-stored-answers',
    'A repeated key is refused by the limit.',
    'ic-card-routes',
    "(c) => once(c, () => issue(c), 'memory')",
    "(c) => { const issued = issue(c); return 'refusal' in issued.answer ? c.json(issued.answer) : once(c, () => issued, 'memory'); }",
  ),
  mutant(
    'flood-evicts',
    'Many challenges of one user push out another’s.',
    'one-use',
    'else if (issued.owner === owner) own.push(id);',
    'else own.push(id);',
  ),
];
