import {backend, mutant, type Mutant} from './mutant.js';

export const human: readonly Mutant[] = [
  mutant(
    'human-check-unasked',
    'It asks for no human check.',
    'index',
    '      humanChecks.use(humanCheckIn(',
    '      true || humanChecks.use(humanCheckIn(',
  ),
  mutant(
    'human-check-unverified',
    'It takes whatever a page says of a human check.',
    'index',
    '/^demo-human-[\\w-]{20,64}$/',
    '/./',
  ),
  mutant('human-check-never-passes', 'It takes no human check.', 'index', '/^demo-human-[\\w-]{20,64}$/', '/^$/'),
  mutant(
    'human-check-reusable',
    'One human check is enough for many requests.',
    'index',
    'new OneTimeTokens(/^demo-human-[\\w-]{20,64}$/)',
    '{use: (token) => /^demo-human-/.test(token)}',
  ),
  mutant(
    'human-check-not-for-put',
    'It asks for no human check before a PUT.',
    'index',
    "c.req.method === 'DELETE' ||",
    "c.req.method !== 'POST' ||",
  ),
  mutant(
    'human-check-of-an-operation',
    'One human check is enough for a request of each operation.',
    'index',
    "humanChecks.use(humanCheckIn(c.get('text'))),",
    "humanChecks.use(humanCheckIn(c.get('text')) + c.req.path.slice(-8).replace('/', '_')),",
  ),
  mutant(
    'human-check-is-a-try',
    'A request that lacks the human check is counted as a try.',
    'once',
    'if (!isHuman(c)) return c.json(humanCheckRequired);',
    "if (!isHuman(c)) { store.record({type: 'tried', user: c.get('session').user, what: 'ic-card/challenges', at: now(), uscc: ''}); return c.json(humanCheckRequired); }",
  ),
  mutant(
    'human-check-used-late',
    'It notes a human check as used some milliseconds after it has found it unused.',
    'one-time-tokens',
    'this.#used.set(token, true);',
    'setTimeout(() => this.#used.set(token, true), 3);',
  ),
  {
    id: 'human-check-after-use',
    omits: 'It uses the challenge up before it asks for a human check.',
    changes: [
      {file: backend('once'), find: 'if (!isHuman(c)) return c.json(humanCheckRequired);', put: ''},
      {
        file: backend('once'),
        find: 'if (isForgotten) return',
        put: 'if (!isHuman(c)) return c.json(humanCheckRequired);\n    if (isForgotten) return',
      },
    ],
  },
];
