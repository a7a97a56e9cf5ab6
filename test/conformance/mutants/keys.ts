import {backend, mutant, type Mutant} from './mutant.js';

export const keys: readonly Mutant[] = [
  mutant(
    'key-optional',
    'It takes requests without a key.',
    'once',
    "c.req.header('idempotency-key') ?? ''",
    "c.req.header('idempotency-key') ?? crypto.randomUUID()",
  ),
  mutant(
    'key-ignored-on-delete',
    'It ignores the key of a DELETE.',
    'handoff-routes',
    "const [id, subject] = [c.req.param('id'), c.get('subject')];",
    "const [id, subject] = [c.req.param('id'), c.get('subject')]; if (c.req.method === 'DELETE') { handoffs.cancel(id, subject); return c.json({subject}); }",
  ),
  {
    id: 'key-read-early',
    omits: 'It looks for the stored answer of a key, and decides some milliseconds later.',
    changes: [
      {
        file: backend('once'),
        find: "  (c, decide, keeping = 'journal') => {",
        put: "  async (c, decide, keeping = 'journal') => {",
      },
      {
        file: backend('once'),
        find: 'if (former) return c.json(former.answer);',
        put: 'if (former) return c.json(former.answer); await new Promise((go) => setTimeout(go, 5));',
      },
    ],
  },
  mutant('no-replay', 'A repeated key has a second effect.', 'once', 'if (former) return c.json(former.answer);', ''),
  mutant(
    'refusals-not-stored',
    'Refusals are not stored for their key.',
    'once',
    'if (isForgotten) return',
    "if (isForgotten || ('passed' in answer && !answer.passed)) return",
  ),
  mutant(
    'key-reused',
    'A key may be used for another body.',
    'once',
    "if (former && former.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');",
    '',
  ),
  mutant('key-of-everybody', 'Keys are common to all users.', 'once', "subject: c.get('subject'),", "subject: 'all',"),
  mutant(
    'key-of-every-operation',
    'Keys are common to all operations.',
    'once',
    'operation: c.req.path,',
    "operation: 'any',",
  ),
  mutant(
    'key-of-the-session',
    'Keys end with the session.',
    'once',
    "subject: c.get('subject'),",
    "subject: c.get('session').id,",
  ),
  mutant(
    'stored-late',
    'An answer is stored some time after it was decided.',
    'once',
    "if (keeping === 'memory') store.remember(answered, isKept);",
    "if (keeping === 'memory') setTimeout(() => store.remember(answered, isKept), 5_000).unref();",
  ),
  mutant(
    'if-match-before-key',
    'It compares If-Match before it looks for a stored answer.',
    'profile-routes',
    'api.put(`/profile/${part}`, ...inSession, ownOrigin, ...withJson,',
    "api.put(`/profile/${part}`, ...inSession, ownOrigin, ...withJson, async (c, next) => { const version = c.req.header('if-match'); if (version !== undefined && version !== profiles.versionOf(userOf(c))) throw new Problem('conflict'); await next(); },",
  ),
  mutant(
    'failures-stored',
    'Failures are stored for their key.',
    'once',
    'const {answer, happenings, effect, isForgotten, isKept} = decide();',
    "let decision; try { decision = decide(); } catch (error) { store.remember({...asked, fingerprint, at: now(), answer: {passed: false, refusal: {code: 'stored'}}}); throw error; } const {answer, happenings, effect, isForgotten, isKept} = decision;",
  ),
];
