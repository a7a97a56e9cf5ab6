import {backend, mutant, type Mutant} from './mutant.js';

export const human: readonly Mutant[] = [
  mutant(
    'human-check-unasked',
    'It asks for no human check.',
    'index',
    "isHuman: (c) => !options.needsHumanCheck?.(c.get('session')) || humanChecks.use(humanCheckIn(c.get('text'))),",
    'isHuman: () => true,',
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
