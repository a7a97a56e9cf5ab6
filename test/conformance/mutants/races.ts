import {backend, type Change, mutant, type Mutant} from './mutant.js';

/** The process waits between what it reads and what it writes, as one that asks a database does. */
const pause = 'await new Promise((go) => setTimeout(go, 5));';

/** What is in a map is read before the wait, and put back as it was read: a decision upon what may have changed meanwhile. */
const readEarly = (file: string, map: string, find: string): Change => ({
  file: backend(file),
  find,
  put: `get read() { return [...this.${map}]; } set read(all) { for (const [id, each] of all) this.${map}.set(id, each); }\n  ${find}`,
});

const waitIn = (route: string, what: string): string =>
  `async (c) => { const early = ${what}.read; ${pause} ${what}.read = early; return ${route}; }`;

export const races: readonly Mutant[] = [
  {
    id: 'challenge-read-early',
    omits: 'It looks for a challenge, and uses it up some milliseconds later.',
    changes: [
      readEarly('one-use', '#open', 'issue(owner: string'),
      {
        file: backend('challenges'),
        find: '  burn(',
        put: '  get read() { return this.#open.read; } set read(all) { this.#open.read = all; }\n\n  burn(',
      },
      {
        file: backend('ic-card-routes'),
        find: '(c) => once(c, () => verify(c))',
        put: waitIn('once(c, () => verify(c))', 'challenges'),
      },
    ],
  },
  {
    id: 'ticket-read-early',
    omits: 'It looks for a ticket, and uses it up some milliseconds later.',
    changes: [
      readEarly('tickets', '#open', 'issue(holder: TicketHolder'),
      {
        file: backend('legal-rep-routes'),
        find: "(c) => once(c, () => answer(c), 'memory')",
        put: waitIn("once(c, () => answer(c), 'memory')", 'dependencies.tickets'),
      },
    ],
  },
  {
    id: 'tries-read-early',
    omits: 'It reads how many tries a code has left, and writes one less some milliseconds later.',
    changes: [
      readEarly('sms-codes', '#codes', 'make({purpose'),
      {
        file: backend('legal-rep-routes'),
        find: "(c) => once(c, () => answer(c), 'memory')",
        put: waitIn("once(c, () => answer(c), 'memory')", 'dependencies.smsCodes'),
      },
    ],
  },
  {
    id: 'version-read-early',
    omits: 'It compares the version of the record, and saves some milliseconds later.',
    changes: [
      {
        file: backend('profile-routes'),
        find: "(c) => once(c, () => save(c), 'memory')",
        put: `async (c) => { c.set('read', profiles.versionOf(userOf(c))); ${pause} return once(c, () => save(c), 'memory'); }`,
      },
      {
        file: backend('profile-routes'),
        find: 'if (version !== profiles.versionOf(user))',
        put: "if (version !== c.get('read'))",
      },
    ],
  },
  mutant(
    'tries-of-a-worker',
    'Each of its four processes counts the tries of a code by itself.',
    'check-bank-card',
    'const sent = smsCodes.find(smsId, {subject: asker.user.subject, ticket: ticket.id, whose});',
    'const found = smsCodes.find(smsId, {subject: asker.user.subject, ticket: ticket.id, whose}); globalThis.asked = ((globalThis.asked ?? 0) + 1) % 4; const left = (globalThis.left ??= new Map()); const worker = smsId + globalThis.asked; const sent = found && {...found, triesLeft: left.get(worker) ?? 3}; if (sent && smsCode !== demoSmsCode) left.set(worker, Math.max(0, sent.triesLeft - 1));',
  ),
];
